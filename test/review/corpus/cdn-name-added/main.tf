module "acm" {
  source = "./acm"
  names  = ["shop.example.com", "pay.example.com", "www.example.com"]

  providers = {
    aws = aws.virginia
  }
}

module "cdn" {
  source          = "./cdn"
  certificate_arn = module.acm.arn
}
