module "acm" {
  source = "./acm"
  names  = ["shop.example.com"]

  providers = {
    aws.there = aws.blog
  }
}
