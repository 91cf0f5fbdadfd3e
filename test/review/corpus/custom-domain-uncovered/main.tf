resource "aws_acm_certificate" "web" {
  domain_name       = "shop.example.com"
  validation_method = "DNS"
}
resource "aws_api_gateway_domain_name" "pay" {
  domain_name              = "pay.example.com"
  regional_certificate_arn = aws_acm_certificate.web.arn
  security_policy          = "TLS_1_2"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}
