variable "sites" {
  default = { shop = ["shop.example.com", "www.example.com"], pay = ["pay.example.com"] }
}
resource "aws_acm_certificate" "site" {
  for_each                  = var.sites
  domain_name               = each.value[0]
  subject_alternative_names = slice(each.value, 1, length(each.value))
  validation_method         = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}
resource "aws_lb_listener" "https" {
  for_each          = { shop = 443, pay = 8443 }
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/shop/50dc6c495c0c9188"
  port              = each.value
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate.site[each.key].arn
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop/73e2d6bc24d8a067"
  }
}
