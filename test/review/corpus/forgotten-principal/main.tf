resource "aws_ram_resource_share" "ca" {
  name = "ca"
}
resource "aws_ram_resource_association" "ca" {
  resource_share_arn = aws_ram_resource_share.ca.arn
  resource_arn       = "arn:aws:acm-pca:eu-west-1:222222222222:certificate-authority/0a1b"
}
removed {
  from = aws_ram_principal_association.shop
  lifecycle {
    destroy = false
  }
}
