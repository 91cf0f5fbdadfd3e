"""EC2's VPCs, with subnets, security groups and interface endpoints; what has an id is tagged by it."""

from .needed import ANY, Parameters, Row

_EC2 = "arn:{partition}:ec2:{region}:{account}:"
_VPC = f"{_EC2}vpc/{{VpcId}}"
_SUBNET = f"{_EC2}subnet/{{SubnetId}}"
_GROUP = f"{_EC2}security-group/{{GroupId}}"
_NEW = "00000000000000000"

# What ids begin with, the most particular first, and how ARNs name such things.
_KINDS = {
    "vpce-svc-": "vpc-endpoint-service",
    "vpce-": "vpc-endpoint",
    "vpc-": "vpc",
    "subnet-": "subnet",
    "sg-": "security-group",
}


def _arn(identifier: str) -> str:
    kind = next((kind for start, kind in _KINDS.items() if identifier.startswith(start)), "*")
    return f"{_EC2}{kind}/{identifier}"


def _tagged(action: str) -> Row:
    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        return [(action, _arn(each)) for each in parameters["Resources"]]

    return row


def _create_endpoint(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    """For a private name the caller needs the right to give networks zones (Service Authorization Reference, Amazon EC2)."""
    placed = [parameters["VpcId"], *parameters.get("SubnetIds", ()), *parameters.get("SecurityGroupIds", ())]
    named = [("route53:AssociateVPCWithHostedZone", "arn:{partition}:route53:::hostedzone/Z00000000000000")]
    return [
        *(("CreateVpcEndpoint", arn) for arn in (f"{_EC2}vpc-endpoint/vpce-{_NEW}", *map(_arn, placed))),
        *(named if parameters.get("PrivateDnsEnabled") else []),
    ]


def _delete_endpoints(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    return [("DeleteVpcEndpoints", _arn(each)) for each in parameters["VpcEndpointIds"]]


OPERATIONS: dict[str, Row] = {
    "AuthorizeSecurityGroupEgress": _GROUP,
    "AuthorizeSecurityGroupIngress": _GROUP,
    "CreateSecurityGroup": [
        ("CreateSecurityGroup", f"{_EC2}security-group/sg-{_NEW}"),
        ("CreateSecurityGroup", _VPC),
    ],
    "CreateSubnet": [("CreateSubnet", f"{_EC2}subnet/subnet-{_NEW}"), ("CreateSubnet", _VPC)],
    "CreateTags": _tagged("CreateTags"),
    "CreateVpc": f"{_EC2}vpc/vpc-{_NEW}",
    "CreateVpcEndpoint": _create_endpoint,
    "DeleteSecurityGroup": _GROUP,
    "DeleteSubnet": _SUBNET,
    "DeleteTags": _tagged("DeleteTags"),
    "DeleteVpc": _VPC,
    "DeleteVpcEndpoints": _delete_endpoints,
    "DescribeNetworkAcls": ANY,
    "DescribeNetworkInterfaces": ANY,
    "DescribePrefixLists": ANY,
    "DescribeRouteTables": ANY,
    "DescribeSecurityGroupRules": ANY,
    "DescribeSecurityGroups": ANY,
    "DescribeSubnets": ANY,
    "DescribeVpcAttribute": _VPC,
    "DescribeVpcEndpoints": ANY,
    "DescribeVpcs": ANY,
    "ModifyVpcAttribute": _VPC,
    "RevokeSecurityGroupEgress": _GROUP,
    "RevokeSecurityGroupIngress": _GROUP,
}

# Operations that tag what they make.
TAGGING = {
    operation: ("CreateTags", "TagSpecifications")
    for operation in ("CreateSecurityGroup", "CreateSubnet", "CreateVpc", "CreateVpcEndpoint")
}
