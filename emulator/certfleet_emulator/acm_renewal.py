"""ACM's renewals: under the same ARN a new certificate for a new key, when somebody asks or when the time has come."""

from collections.abc import Iterator
from typing import Any

from moto.acm.exceptions import AWSValidationException
from moto.acm.models import acm_backends
from moto.core.exceptions import AWSError

from .acm_certificate import Certificate
from .acm_events import RENEWAL, tell_available
from .acm_pca import find_authority
from .private_authority import PrivateAuthority
from .private_issuing import failure_reason
from .public_authority import public_authority


def renew_eligible(_: Any) -> None:
    """Renew what ACM would, as if the time had come for all of it."""
    for certificate in list(certificates()):
        if certificate.is_eligible:
            renew(certificate)


def renew_at_request(certificate: Certificate) -> None:
    """As RenewCertificate, which takes only what has been exported (ACM User Guide, force certificate renewal)."""
    if certificate.status == "PENDING_VALIDATION":
        raise AWSError(f"Certificate {certificate.arn} is not issued yet", "RequestInProgressException")
    if not certificate.exported or not certificate.is_eligible:
        raise AWSValidationException(f"Certificate {certificate.arn} is not eligible for renewal")
    renew(certificate)


def renew(certificate: Certificate) -> None:
    """Whatever hinders it is told by the certificate's renewal summary; what stands stays in use."""
    if certificate.type == "PRIVATE":
        authority = find_authority(certificate.cert_authority_arn)
        reason = _hindrance(certificate, authority)
        if authority is None or reason:
            certificate.renewal.report("PENDING_AUTO_RENEWAL", reason)
            return
    elif certificate.is_proved():
        authority = public_authority()
    else:
        certificate.renewal.report("PENDING_VALIDATION")
        return
    certificate.renew_from(authority)
    tell_available(certificate, RENEWAL)


def _hindrance(certificate: Certificate, authority: PrivateAuthority | None) -> str | None:
    if authority is None or authority.status == "DELETED":
        return "PCA_RESOURCE_NOT_FOUND"
    return failure_reason(certificate.account_id, authority, certificate.next_end)


def certificates() -> Iterator[Certificate]:
    """Of every account and Region."""
    for _, _, backend in list(acm_backends.iter_backends()):
        yield from backend._certificates.values()  # type: ignore[misc]
