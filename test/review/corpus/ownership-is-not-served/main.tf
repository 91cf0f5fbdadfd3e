resource "aws_apigatewayv2_domain_name" "api" {
  domain_name = "api.example.net"

  domain_name_configuration {
    certificate_arn                        = "arn:aws:acm:eu-west-1:222222222222:certificate/w3"
    ownership_verification_certificate_arn = aws_acm_certificate.owner.arn
    endpoint_type                          = "REGIONAL"
    security_policy                        = "TLS_1_2"
  }
}

resource "aws_acm_certificate" "owner" {
  domain_name       = "api.example.net"
  validation_method = "DNS"
}

resource "aws_acm_certificate" "imported" {
  domain_name       = "api.example.net"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_acm_certificate" "other" {
  domain_name       = "other.example.net"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}
