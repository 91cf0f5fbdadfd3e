resource "aws_acm_certificate" "web" {
  domain_name       = "shop.example.com"
  validation_method = "DNS"
}
resource "aws_route53_record" "web" {
  zone_id = "Z0TESTZONE1"
  name    = "_tw1.shop.example.com"
  type    = "CNAME"
  ttl     = 60
  records = ["elsewhere.example.net"]
}
