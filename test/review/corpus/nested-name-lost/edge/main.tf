variable "names" {
  type = list(string)
}

module "acm" {
  source = "./acm"
  names  = var.names
}

output "certificate_arn" {
  value = module.acm.arn
}
