"""What ACM tells the default bus of an account: that a certificate is there to be used (ACM User Guide, EventBridge)."""

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from .bus import send
from .issuing import now

if TYPE_CHECKING:
    from .acm_certificate import Certificate

ISSUANCE = "ISSUANCE"
RENEWAL = "RENEWAL"
IMPORT = "IMPORT"
REIMPORT = "REIMPORT"


def tell_available(certificate: "Certificate", action: str) -> None:
    """Send `ACM Certificate Available`."""
    detail = {"Action": action, **_detail(certificate)}
    send(certificate.account_id, certificate.region, "aws.acm", "ACM Certificate Available", detail, [certificate.arn])


def _detail(certificate: "Certificate") -> dict[str, Any]:
    names = certificate.domain_names
    created = certificate.created_at.replace(tzinfo=timezone.utc)
    start, end = certificate.not_before, certificate.not_after
    return {
        "CertificateType": certificate.type,
        "CommonName": certificate.common_name,
        **({"FirstSubjectAlternativeName": names[0]} if names else {}),
        **({"DomainValidationMethod": certificate.validation_method} if certificate.validation_method else {}),
        "CertificateKeyPairOrigin": "CUSTOMER_PROVIDED" if certificate.type == "IMPORTED" else "AWS_MANAGED",
        "CertificateCreatedDate": _text(created),
        "CertificateExpirationDate": _text(end),
        "ValidityInDays": (end - start).days,
        "DaysToExpiry": (end - now()).days,
        "InUse": bool(certificate.users),
        "Exported": certificate.exported,
    }


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
