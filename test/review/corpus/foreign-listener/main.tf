resource "aws_acm_certificate" "pay" {
  domain_name       = "pay.example.com"
  validation_method = "DNS"
}
