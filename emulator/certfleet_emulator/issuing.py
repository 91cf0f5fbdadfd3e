"""Keys, signing requests and dates in the words of ACM and AWS Private CA."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from dateutil.relativedelta import relativedelta

from .clock import now

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

_CURVES: dict[str, ec.EllipticCurve] = {
    "EC_prime256v1": ec.SECP256R1(),
    "EC_secp384r1": ec.SECP384R1(),
    "EC_secp521r1": ec.SECP521R1(),
}
_COMMON_NAME_LIMIT = 64


def generate_key(key_algorithm: str) -> PrivateKey:
    if curve := _CURVES.get(key_algorithm):
        return ec.generate_private_key(curve)
    return rsa.generate_private_key(65537, int(key_algorithm.removeprefix("RSA_")))


def private_key_pem(key: PrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def signing_request(key: PrivateKey, domain_names: Sequence[str]) -> bytes:
    """The request ACM makes: the first name is the common name, all of them are alternative names."""
    common_name = x509.NameAttribute(x509.NameOID.COMMON_NAME, domain_names[0][:_COMMON_NAME_LIMIT])
    alternative_names = x509.SubjectAlternativeName([x509.DNSName(name) for name in domain_names])
    request = (
        x509.CertificateSigningRequestBuilder()
        .subject_name(x509.Name([common_name]))
        .add_extension(alternative_names, critical=False)
        .sign(key, hashes.SHA256())
    )
    return request.public_bytes(serialization.Encoding.PEM)


def end_of_validity(validity: dict[str, Any]) -> datetime:
    """The NotAfter that a Validity of AWS Private CA asks for."""
    value = validity["Value"]
    match validity["Type"]:
        case "DAYS":
            return now() + timedelta(days=value)
        case "MONTHS":
            return now() + relativedelta(months=value)
        case "YEARS":
            return now() + relativedelta(years=value)
        case "ABSOLUTE":
            return datetime.fromtimestamp(value, timezone.utc)
        case "END_DATE":
            return datetime.strptime(str(value), "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc)
        case other:
            raise ValueError(f"validity type must be one that AWS Private CA knows, got {other}")
