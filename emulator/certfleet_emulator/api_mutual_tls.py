"""What API Gateway asks of mutual TLS, for the domain names of REST, HTTP and WebSocket APIs."""

from moto.acm.models import acm_backends
from moto.s3.models import s3_backends
from moto.utilities.utils import get_partition

_PROVES_NOTHING = ("IMPORTED", "PRIVATE")
"""Certificates that no public CA of ACM issued, by their type."""


def mutual_tls_problem(
    account_id: str,
    region: str,
    mutual_tls: dict[str, str] | None,
    certificate_arn: str,
    ownership_certificate_arn: str | None,
) -> str | None:
    """The reason to refuse it (API Gateway Developer Guide, mutual TLS); none where it is good."""
    if not mutual_tls:
        return None
    certificates = acm_backends[account_id][region]
    if not ownership_certificate_arn:
        if certificates.get_certificate(certificate_arn).type in _PROVES_NOTHING:
            return "ownershipVerificationCertificateArn is needed with an imported or private certificate"
    elif certificates.get_certificate(ownership_certificate_arn).type in _PROVES_NOTHING:
        return "ownershipVerificationCertificateArn must be of a public certificate that ACM issued"
    bucket, _, key = mutual_tls["truststoreUri"].removeprefix("s3://").partition("/")
    bundle = s3_backends[account_id][get_partition(region)].get_object(
        bucket, key, mutual_tls.get("truststoreVersion")
    )
    return None if bundle else f"Unable to read the truststore {mutual_tls['truststoreUri']}"
