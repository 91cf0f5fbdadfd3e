"""The managed RAM permissions of `acm-pca:CertificateAuthority`, and what each one lets a consumer do."""

from dataclasses import dataclass

RESOURCE_TYPE = "acm-pca:CertificateAuthority"
DEFAULT_PERMISSION = "AWSRAMDefaultPermissionCertificateAuthority"

_READ = frozenset(
    {
        "DescribeCertificateAuthority",
        "GetCertificate",
        "GetCertificateAuthorityCertificate",
        "ListPermissions",
        "ListTags",
    }
)


@dataclass(frozen=True)
class ManagedPermission:
    """A permission lists its actions, and IssueCertificate only with the one template it names."""

    actions: frozenset[str]
    template: str | None = None

    def allows(self, action: str, template: str | None) -> bool:
        return action in self.actions and (action != "IssueCertificate" or template == self.template)


_ISSUE = _READ | {"IssueCertificate"}

MANAGED_PERMISSIONS = {
    DEFAULT_PERMISSION: ManagedPermission(_ISSUE, "EndEntityCertificate/V1"),
    "AWSRAMRevokeCertificateCertificateAuthority": ManagedPermission(_READ | {"RevokeCertificate"}),
    "AWSRAMSubordinateCACertificatePathLen0IssuanceCertificateAuthority": ManagedPermission(
        _ISSUE, "SubordinateCACertificate_PathLen0/V1"
    ),
    "AWSRAMBlankEndEntityCertificateAPICSRPassthroughIssuanceCertificateAuthority": ManagedPermission(
        _ISSUE, "BlankEndEntityCertificate_APICSRPassthrough/V1"
    ),
}


_DEFAULT_PERMISSIONS = {
    "acm-pca": (RESOURCE_TYPE, DEFAULT_PERMISSION),
    # AWS names none in its documents; the word is ours.
    "apigateway": ("apigateway:Domainnames", "AWSRAMDefaultPermissionApiGatewayDomainname"),
}
"""What may be shared, by the service in its ARN: its resource type, and the permission that RAM gives without another."""


def resource_type(resource_arn: str) -> str:
    return _DEFAULT_PERMISSIONS[resource_arn.split(":")[2]][0]


def default_permission(resource_arn: str) -> str:
    return _DEFAULT_PERMISSIONS[resource_arn.split(":")[2]][1]


def is_default(name: str) -> bool:
    return name in {permission for _, permission in _DEFAULT_PERMISSIONS.values()}


def type_of_permission(name: str) -> str:
    return next(
        (kind for kind, permission in _DEFAULT_PERMISSIONS.values() if permission == name), RESOURCE_TYPE
    )


def permission_arn(partition: str, name: str) -> str:
    return f"arn:{partition}:ram::aws:permission/{name}"


def permission_name(arn: str) -> str:
    return arn.rsplit("/", 1)[-1]
