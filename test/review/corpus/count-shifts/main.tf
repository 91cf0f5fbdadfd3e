variable "names" {
  default = ["pay.example.com"]
}
resource "aws_acm_certificate" "site" {
  count             = length(var.names)
  domain_name       = var.names[count.index]
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}
resource "aws_lb_listener" "https" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/shop/50dc6c495c0c9188"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate.site[0].arn
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop/73e2d6bc24d8a067"
  }
}
