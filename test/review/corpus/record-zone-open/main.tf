locals {
  domains = distinct([for each in aws_acm_certificate.web.domain_validation_options : each.domain_name])
}
variable "zones" {
  default = { "pay.example.com" = "Z0TESTZONE1" }
}
resource "aws_acm_certificate" "web" {
  domain_name               = "shop.example.com"
  subject_alternative_names = ["pay.example.com"]
  validation_method         = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}
resource "aws_route53_record" "validation" {
  count           = 2
  zone_id         = try(var.zones[tolist(aws_acm_certificate.web.domain_validation_options)[count.index].domain_name], "Z0TESTZONE1")
  name            = tolist(aws_acm_certificate.web.domain_validation_options)[count.index].resource_record_name
  type            = "CNAME"
  ttl             = 60
  records         = [tolist(aws_acm_certificate.web.domain_validation_options)[count.index].resource_record_value]
  allow_overwrite = true
}
resource "aws_acm_certificate_validation" "web" {
  certificate_arn         = aws_acm_certificate.web.arn
  validation_record_fqdns = aws_route53_record.validation[*].fqdn
}
resource "aws_lb_listener" "https" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/shop/50dc6c495c0c9188"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.web.certificate_arn
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop/73e2d6bc24d8a067"
  }
}
