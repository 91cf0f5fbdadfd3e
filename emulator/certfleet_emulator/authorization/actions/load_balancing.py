"""Elastic Load Balancing and Global Accelerator."""

from .needed import ANY, Parameters, Row, Table

_CLASSIC = "arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/{LoadBalancerName}"
_LISTENER = "{ListenerArn}"


def _create_listener(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    """Tags are those of the listener, whose ARN begins as its load balancer's does."""
    listener = parameters["LoadBalancerArn"].replace(":loadbalancer/", ":listener/") + "/0000000000000000"
    tags = [("AddTags", listener)] if parameters.get("Tags") else []
    return [("CreateListener", "{LoadBalancerArn}"), *tags]


def _add_revocations(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    """Lists are fetched with the rights of whoever adds them (ALB User Guide, mutual TLS: add a revocation list)."""
    contents = parameters.get("RevocationContents", [])
    return [
        ("AddTrustStoreRevocations", "{TrustStoreArn}"),
        *(
            ("s3:GetObjectVersion" if each.get("S3ObjectVersion") else "s3:GetObject", f"arn:{{partition}}:s3:::{each['S3Bucket']}/{each['S3Key']}")
            for each in contents
        ),
    ]


def _tag(action: str) -> Row:
    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        return [(action, arn) for arn in parameters["ResourceArns"]]

    return row


def _tag_classic(action: str) -> Row:
    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        return [(action, _CLASSIC.replace("{LoadBalancerName}", name)) for name in parameters["LoadBalancerNames"]]

    return row


TABLES = {
    "elb": Table(
        "elasticloadbalancing",
        {
            "AddTags": _tag_classic("AddTags"),
            "ApplySecurityGroupsToLoadBalancer": _CLASSIC,
            "AttachLoadBalancerToSubnets": _CLASSIC,
            "ConfigureHealthCheck": _CLASSIC,
            "CreateLoadBalancer": _CLASSIC,
            "CreateLoadBalancerListeners": _CLASSIC,
            "CreateLoadBalancerPolicy": _CLASSIC,
            "DeleteLoadBalancer": _CLASSIC,
            "DeleteLoadBalancerListeners": _CLASSIC,
            "DeleteLoadBalancerPolicy": _CLASSIC,
            "DeregisterInstancesFromLoadBalancer": _CLASSIC,
            "DescribeLoadBalancerAttributes": ANY,
            "DescribeLoadBalancerPolicies": ANY,
            "DescribeLoadBalancers": ANY,
            "DescribeTags": ANY,
            "ModifyLoadBalancerAttributes": _CLASSIC,
            "RemoveTags": _tag_classic("RemoveTags"),
            "RegisterInstancesWithLoadBalancer": _CLASSIC,
            "SetLoadBalancerListenerSSLCertificate": _CLASSIC,
            "SetLoadBalancerPoliciesOfListener": _CLASSIC,
        },
        tagging={"CreateLoadBalancer": ("AddTags", "Tags")},
    ),
    "elbv2": Table(
        "elasticloadbalancing",
        {
            "AddTags": _tag("AddTags"),
            "AddListenerCertificates": _LISTENER,
            "AddTrustStoreRevocations": _add_revocations,
            "CreateListener": _create_listener,
            "CreateTrustStore": "arn:{partition}:elasticloadbalancing:{region}:{account}:truststore/{Name}/0000000000000000",
            "DeleteListener": _LISTENER,
            "DeleteTrustStore": "{TrustStoreArn}",
            "DescribeListenerAttributes": ANY,
            "DescribeListenerCertificates": ANY,
            "DescribeListeners": ANY,
            "DescribeLoadBalancerAttributes": ANY,
            "DescribeLoadBalancers": ANY,
            "DescribeTags": ANY,
            "DescribeTargetGroupAttributes": ANY,
            "DescribeTargetGroups": ANY,
            "DescribeTrustStoreAssociations": ANY,
            "DescribeTrustStoreRevocations": ANY,
            "DescribeTrustStores": ANY,
            "GetTrustStoreRevocationContent": "{TrustStoreArn}",
            "ModifyListener": _LISTENER,
            "ModifyTrustStore": "{TrustStoreArn}",
            "RemoveListenerCertificates": _LISTENER,
            "RemoveTags": _tag("RemoveTags"),
            "RemoveTrustStoreRevocations": "{TrustStoreArn}",
        },
        tagging={"CreateTrustStore": ("AddTags", "Tags")},
    ),
    "globalaccelerator": Table(
        "globalaccelerator",
        {
            "CreateAccelerator": ANY,
            "CreateEndpointGroup": _LISTENER,
            "CreateListener": "{AcceleratorArn}",
            "DeleteAccelerator": "{AcceleratorArn}",
            "DeleteEndpointGroup": "{EndpointGroupArn}",
            "DeleteListener": _LISTENER,
            "DescribeAccelerator": "{AcceleratorArn}",
            "DescribeAcceleratorAttributes": "{AcceleratorArn}",
            "DescribeEndpointGroup": "{EndpointGroupArn}",
            "DescribeListener": _LISTENER,
            "ListCrossAccountResources": ANY,
            "ListTagsForResource": "{ResourceArn}",
            "TagResource": "{ResourceArn}",
            "UntagResource": "{ResourceArn}",
            "UpdateAccelerator": "{AcceleratorArn}",
            "UpdateEndpointGroup": "{EndpointGroupArn}",
            "UpdateListener": _LISTENER,
        },
        tagging={"CreateAccelerator": ("TagResource", "Tags")},
    ),
}
