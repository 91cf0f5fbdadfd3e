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


def permission_arn(partition: str, name: str) -> str:
    return f"arn:{partition}:ram::aws:permission/{name}"


def permission_name(arn: str) -> str:
    return arn.rsplit("/", 1)[-1]
