module "edge" {
  source = "./edge"
  names  = ["shop.example.com", "pay.example.com"]
}

module "alb" {
  source          = "./alb"
  certificate_arn = module.edge.certificate_arn
}
