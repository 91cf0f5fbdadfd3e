variable "certificates" {
  type = map(list(string))
}

resource "aws_acm_certificate" "this" {
  for_each                  = var.certificates
  domain_name               = each.value[0]
  subject_alternative_names = slice(each.value, 1, length(each.value))
  validation_method         = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

output "arns" {
  value = { for key, certificate in aws_acm_certificate.this : key => certificate.arn }
}
