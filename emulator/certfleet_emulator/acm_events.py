"""What ACM tells the default bus of an account: that a certificate may be used, and that its end is near or past (ACM User Guide, EventBridge)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from .bus import send

if TYPE_CHECKING:
    from .acm_certificate import Certificate

ISSUANCE = "ISSUANCE"
RENEWAL = "RENEWAL"
IMPORT = "IMPORT"
REIMPORT = "REIMPORT"

_OF_EXPIRED = (
    "CertificateType",
    "CommonName",
    "DomainValidationMethod",
    "CertificateCreatedDate",
    "CertificateExpirationDate",
    "InUse",
    "Exported",
)


def tell_available(certificate: "Certificate", action: str) -> None:
    """Send `ACM Certificate Available`."""
    detail = {"Action": action, **_detail(certificate)}
    _send(certificate, "ACM Certificate Available", detail)


def tell_approaching_expiration(certificate: "Certificate") -> None:
    """Send `ACM Certificate Approaching Expiration`."""
    detail = {"DaysToExpiry": certificate.time_left.days, "CommonName": certificate.common_name}
    _send(certificate, "ACM Certificate Approaching Expiration", detail)


def tell_expired(certificate: "Certificate") -> None:
    """Send `ACM Certificate Expired`; of an imported certificate nobody is told."""
    if certificate.type != "IMPORTED":
        detail = _detail(certificate)
        _send(certificate, "ACM Certificate Expired", {key: detail[key] for key in _OF_EXPIRED if key in detail})


def _send(certificate: "Certificate", detail_type: str, detail: dict[str, Any]) -> None:
    send(certificate.account_id, certificate.region, "aws.acm", detail_type, detail, [certificate.arn])


def _detail(certificate: "Certificate") -> dict[str, Any]:
    names = certificate.domain_names
    start, end = certificate.not_before, certificate.not_after
    return {
        "CertificateType": certificate.type,
        "CommonName": certificate.common_name,
        **({"FirstSubjectAlternativeName": names[0]} if names else {}),
        **({"DomainValidationMethod": certificate.validation_method} if certificate.validation_method else {}),
        "CertificateKeyPairOrigin": "CUSTOMER_PROVIDED" if certificate.type == "IMPORTED" else "AWS_MANAGED",
        "CertificateCreatedDate": _text(certificate.created),
        "CertificateExpirationDate": _text(end),
        "ValidityInDays": (end - start).days,
        "DaysToExpiry": certificate.time_left.days,
        "InUse": bool(certificate.users),
        "Exported": certificate.exported,
    }


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
