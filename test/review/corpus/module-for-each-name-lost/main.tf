locals {
  ports = { shop = 443, blog = 8443 }
  names = { shop = ["shop.example.com"], blog = ["blog.example.com"] }
}

module "acm" {
  source   = "./acm"
  for_each = local.names
  names    = each.value
}

resource "aws_lb_listener" "https" {
  for_each          = local.ports
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/shop/50dc6c495c0c9188"
  port              = each.value
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = module.acm[each.key].arn

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop/73e2d6bc24d8a067"
  }
}
