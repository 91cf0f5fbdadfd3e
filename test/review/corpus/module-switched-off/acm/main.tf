variable "create" {
  type = bool
}

variable "existing_arn" {
  type = string
}

resource "aws_acm_certificate" "this" {
  count                     = var.create ? 1 : 0
  domain_name               = "shop.example.com"
  subject_alternative_names = ["pay.example.com"]
  validation_method         = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

output "arn" {
  value = var.create ? one(aws_acm_certificate.this[*].arn) : var.existing_arn
}
