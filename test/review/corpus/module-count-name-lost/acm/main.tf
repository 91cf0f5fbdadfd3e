variable "names" {
  type = list(string)
}

resource "aws_acm_certificate" "this" {
  count                     = length(var.names) > 0 ? 1 : 0
  domain_name               = var.names[0]
  subject_alternative_names = slice(var.names, 1, length(var.names))
  validation_method         = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

output "arn" {
  value = try(aws_acm_certificate.this[0].arn, "")
}
