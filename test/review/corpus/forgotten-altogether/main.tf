removed {
  from = aws_acm_certificate.web
  lifecycle {
    destroy = false
  }
}
removed {
  from = aws_route53_record.web
  lifecycle {
    destroy = false
  }
}
removed {
  from = aws_lb_listener.https
  lifecycle {
    destroy = false
  }
}
removed {
  from = aws_cloudwatch_metric_alarm.expiry
  lifecycle {
    destroy = false
  }
}
