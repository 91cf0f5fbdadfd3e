"""Records that ACM shows some time after a certificate was requested (ACM API Reference, DescribeCertificate)."""

from typing import Any

from werkzeug.exceptions import BadRequest

_MOST_DESCRIPTIONS = 1000

_descriptions = 0
_left: dict[str, int] = {}


def let_records_be_late(asked: Any) -> None:
    """Of certificates requested from now on, let so many answers of DescribeCertificate have no records; at first none does."""
    global _descriptions
    descriptions = asked.get("descriptions") if isinstance(asked, dict) else None
    if type(descriptions) is not int or not 0 <= descriptions <= _MOST_DESCRIPTIONS:
        raise BadRequest(f"descriptions must be a whole number from 0 to {_MOST_DESCRIPTIONS}, got {descriptions!r}")
    _descriptions = descriptions


def requested(arn: str) -> None:
    """A certificate is there whose records are late."""
    if _descriptions > 0:
        _left[arn] = _descriptions


def without_late_records(certificate: dict[str, Any]) -> dict[str, Any]:
    """What DescribeCertificate says of a certificate this time; from then on it says more."""
    arn = certificate["CertificateArn"]
    left = _left.get(arn, 0)
    if left == 0:
        return certificate
    _left[arn] = left - 1
    options = certificate.get("DomainValidationOptions", [])
    shown = [{key: value for key, value in option.items() if key != "ResourceRecord"} for option in options]
    return {**certificate, "DomainValidationOptions": shown}
