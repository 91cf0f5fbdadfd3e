resource "aws_acm_certificate" "web" {
  domain_name       = "shop.example.com"
  validation_method = "DNS"
}
resource "aws_route53_record" "shop" {
  zone_id = "Z0TESTZONE1"
  name    = "shop.example.com"
  type    = "A"
  alias {
    name                   = "shop-1.eu-west-1.elb.amazonaws.com"
    zone_id                = "Z32O12XQLNTSW2"
    evaluate_target_health = false
  }
}
