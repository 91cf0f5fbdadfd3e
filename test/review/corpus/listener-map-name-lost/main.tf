module "acm" {
  source = "./acm"
  names  = ["shop.example.com"]
}

module "blog" {
  source = "./acm"
  names  = ["blog.example.com"]
}

module "alb" {
  source = "./alb"
  listeners = {
    shop = { port = 443, certificate_arn = module.acm.arn }
    blog = { port = 8443, certificate_arn = module.blog.arn }
  }
}
