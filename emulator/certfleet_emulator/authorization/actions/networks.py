"""EC2, Cloud Map, OpenSearch Service and Transfer Family."""

from . import private_networks
from .needed import ANY, Parameters, Table

_ENDPOINT_SERVICE = "arn:{partition}:ec2:{region}:{account}:vpc-endpoint-service/{ServiceId}"
_NEW_ENDPOINT_SERVICE = _ENDPOINT_SERVICE.replace("{ServiceId}", "vpce-svc-00000000000000000")
_ENCLAVE = [
    ("AssociateEnclaveCertificateIamRole", "{CertificateArn}"),
    ("AssociateEnclaveCertificateIamRole", "{RoleArn}"),
]
_NAMESPACE = "arn:{partition}:servicediscovery:{region}:{account}:namespace/{Id}"
_CLOUD_MAP_SERVICE = "arn:{partition}:servicediscovery:{region}:{account}:service/{Id}"
_INSTANCE = _CLOUD_MAP_SERVICE.replace("{Id}", "{ServiceId}")
_SEARCH = "arn:{partition}:es:{region}:{account}:domain/{DomainName}"
_SERVER = "arn:{partition}:transfer:{region}:{account}:server/{ServerId}"


def _delete_services(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    return [
        ("DeleteVpcEndpointServiceConfigurations", _ENDPOINT_SERVICE.replace("{ServiceId}", each))
        for each in parameters["ServiceIds"]
    ]


def _create_service(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    namespace = parameters.get("NamespaceId") or parameters["DnsConfig"]["NamespaceId"]
    return [
        ("CreateService", _NAMESPACE.replace("{Id}", namespace)),
        ("CreateService", _CLOUD_MAP_SERVICE.replace("{Id}", "srv-0000000000000000")),
    ]


TABLES = {
    "ec2": Table(
        "ec2",
        {
            **private_networks.OPERATIONS,
            "AssociateEnclaveCertificateIamRole": _ENCLAVE,
            "CreateVpcEndpointServiceConfiguration": _NEW_ENDPOINT_SERVICE,
            "DeleteVpcEndpointServiceConfigurations": _delete_services,
            "DescribeVpcEndpointServiceConfigurations": ANY,
            "DescribeVpcEndpointServicePermissions": _ENDPOINT_SERVICE,
            "DisassociateEnclaveCertificateIamRole": [
                ("DisassociateEnclaveCertificateIamRole", resource) for _, resource in _ENCLAVE
            ],
            "GetAssociatedEnclaveCertificateIamRoles": "{CertificateArn}",
            "ModifyVpcEndpointServiceConfiguration": _ENDPOINT_SERVICE,
            "ModifyVpcEndpointServicePermissions": _ENDPOINT_SERVICE,
            "StartVpcEndpointServicePrivateDnsVerification": _ENDPOINT_SERVICE,
        },
        tagging={
            **private_networks.TAGGING,
            "CreateVpcEndpointServiceConfiguration": ("CreateTags", "TagSpecifications"),
        },
    ),
    "servicediscovery": Table(
        "servicediscovery",
        {
            "CreateHttpNamespace": ANY,
            "CreateService": _create_service,
            "DeleteNamespace": _NAMESPACE,
            "DeleteService": _CLOUD_MAP_SERVICE,
            "DeregisterInstance": _INSTANCE,
            "GetInstance": _INSTANCE,
            "GetNamespace": _NAMESPACE,
            "GetOperation": _CLOUD_MAP_SERVICE.replace("{Id}", "srv-0000000000000000"),
            "GetService": _CLOUD_MAP_SERVICE,
            "ListNamespaces": ANY,
            "ListTagsForResource": ANY,
            "RegisterInstance": _INSTANCE,
            "TagResource": ANY,
            "UntagResource": ANY,
            "UpdateService": _CLOUD_MAP_SERVICE,
        },
        tagging={"CreateHttpNamespace": ("TagResource", "Tags"), "CreateService": ("TagResource", "Tags")},
        tagged=ANY,
    ),
    "opensearch": Table(
        "es",
        {
            "AddTags": "{ARN}",
            "DescribeDomain": _SEARCH,
            "DescribeDomainConfig": _SEARCH,
            "ListTags": _SEARCH.replace("{DomainName}", "*"),
            "UpdateDomainConfig": _SEARCH,
        },
    ),
    "transfer": Table(
        "transfer",
        {
            "CreateServer": ANY,
            "DeleteServer": _SERVER,
            "DescribeServer": _SERVER,
            "ListTagsForResource": "{Arn}",
            "StartServer": _SERVER,
            "StopServer": _SERVER,
            "TagResource": "{Arn}",
            "UntagResource": "{Arn}",
            "UpdateServer": _SERVER,
        },
    ),
}
