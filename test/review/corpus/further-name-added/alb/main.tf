variable "extra" {
  type = map(string)
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/shop/50dc6c495c0c9188"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop/73e2d6bc24d8a067"
  }
}

resource "aws_lb_listener_certificate" "extra" {
  for_each        = var.extra
  listener_arn    = aws_lb_listener.https.arn
  certificate_arn = each.value

  lifecycle {
    create_before_destroy = true
  }
}

variable "certificate_arn" {
  type = string
}
