"""ACM, ACM PCA and RAM."""

from .needed import ANY, Parameters, Table

_CERTIFICATE = "{CertificateArn}"
_AUTHORITY = "{CertificateAuthorityArn}"
_NEW_CERTIFICATE = "arn:{partition}:acm:{region}:{account}:certificate/00000000-0000-0000-0000-000000000000"
_SHARE = "{resourceShareArn}"


def _request(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    """From a private CA, ACM asks for the certificate in the caller's name."""
    if not parameters.get("CertificateAuthorityArn"):
        return [("RequestCertificate", ANY)]
    return [("RequestCertificate", ANY), ("acm-pca:IssueCertificate", _AUTHORITY)]


def _import(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    return [("ImportCertificate", _CERTIFICATE if parameters.get("CertificateArn") else _NEW_CERTIFICATE)]


TABLES = {
    "acm": Table(
        "acm",
        {
            "AddTagsToCertificate": _CERTIFICATE,
            "DeleteCertificate": _CERTIFICATE,
            "DescribeCertificate": _CERTIFICATE,
            "ExportCertificate": _CERTIFICATE,
            "GetCertificate": _CERTIFICATE,
            "ImportCertificate": _import,
            "ListCertificates": ANY,
            "ListTagsForCertificate": _CERTIFICATE,
            "RemoveTagsFromCertificate": _CERTIFICATE,
            "RenewCertificate": _CERTIFICATE,
            "RequestCertificate": _request,
            "UpdateCertificateOptions": _CERTIFICATE,
        },
        tagging={"RequestCertificate": ("AddTagsToCertificate", "Tags"), "ImportCertificate": ("AddTagsToCertificate", "Tags")},
    ),
    "acm-pca": Table(
        "acm-pca",
        {
            "CreateCertificateAuthority": ANY,
            "CreatePermission": _AUTHORITY,
            "DeleteCertificateAuthority": _AUTHORITY,
            "DeletePermission": _AUTHORITY,
            "DeletePolicy": "{ResourceArn}",
            "DescribeCertificateAuthority": _AUTHORITY,
            "GetCertificate": _AUTHORITY,
            "GetCertificateAuthorityCertificate": _AUTHORITY,
            "GetCertificateAuthorityCsr": _AUTHORITY,
            "GetPolicy": "{ResourceArn}",
            "ImportCertificateAuthorityCertificate": _AUTHORITY,
            "IssueCertificate": _AUTHORITY,
            "ListPermissions": _AUTHORITY,
            "ListTags": _AUTHORITY,
            "PutPolicy": "{ResourceArn}",
            "RevokeCertificate": _AUTHORITY,
            "TagCertificateAuthority": _AUTHORITY,
            "UntagCertificateAuthority": _AUTHORITY,
            "UpdateCertificateAuthority": _AUTHORITY,
        },
        tagging={"CreateCertificateAuthority": ("TagCertificateAuthority", "Tags")},
    ),
    "ram": Table(
        "ram",
        {
            "AcceptResourceShareInvitation": "{resourceShareInvitationArn}",
            "AssociateResourceShare": _SHARE,
            "AssociateResourceSharePermission": _SHARE,
            "CreateResourceShare": ANY,
            "DeleteResourceShare": _SHARE,
            "DisassociateResourceShare": _SHARE,
            "DisassociateResourceSharePermission": _SHARE,
            "GetResourceShareAssociations": ANY,
            "GetResourceShareInvitations": ANY,
            "GetResourceShares": ANY,
            "ListPermissions": ANY,
            "ListResourceSharePermissions": _SHARE,
            "ListResources": ANY,
            "TagResource": _SHARE,
            "UntagResource": _SHARE,
            "UpdateResourceShare": _SHARE,
        },
    ),
}
