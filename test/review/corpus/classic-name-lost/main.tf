module "acm" {
  source = "./acm"
  names  = ["shop.example.com"]
}

resource "aws_elb" "classic" {
  name    = "classic"
  subnets = ["subnet-1"]

  listener {
    instance_port      = 8080
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = "https"
    ssl_certificate_id = module.acm.arn
  }
}
