removed {
  from = aws_acm_certificate.web
  lifecycle {
    destroy = false
  }
}
