module "main" {
  source = "./acm"
  names  = ["www.example.com"]
}

module "further" {
  source = "./acm"
  names  = ["shop.example.com", "pay.example.com"]
}

module "alb" {
  source          = "./alb"
  certificate_arn = module.main.arn
  extra           = { further = module.further.arn }
}
