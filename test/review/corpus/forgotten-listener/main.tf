removed {
  from = aws_lb_listener.https
  lifecycle {
    destroy = false
  }
}
