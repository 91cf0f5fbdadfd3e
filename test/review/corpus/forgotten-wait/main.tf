resource "aws_acm_certificate" "web" {
  domain_name       = "shop.example.com"
  validation_method = "DNS"
}
removed {
  from = aws_acm_certificate_validation.web
  lifecycle {
    destroy = false
  }
}
