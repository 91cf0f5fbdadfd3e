resource "aws_ec2_client_vpn_endpoint" "vpn" {
  server_certificate_arn = "arn:aws:acm:eu-west-1:222222222222:certificate/w1"
  client_cidr_block      = "10.0.0.0/22"

  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:eu-west-1:222222222222:certificate/w3"
  }

  connection_log_options {
    enabled = false
  }
}

resource "aws_acm_certificate" "server" {
  domain_name       = "vpn.example.com"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_acm_certificate" "clients" {
  domain_name       = "clients.example.com"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_acm_certificate" "partners" {
  domain_name       = "partners.example.com"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}
