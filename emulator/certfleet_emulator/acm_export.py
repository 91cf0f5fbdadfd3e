"""What leaves ACM by ExportCertificate: the certificate, its chain, and its key under a passphrase."""

from cryptography.hazmat.primitives import serialization
from moto.acm.exceptions import AWSValidationException
from moto.core.exceptions import AWSError

from .acm_certificate import Certificate

_PASSPHRASE_LENGTHS = range(4, 129)
# API reference of ExportCertificate: any other character of ASCII will do.
_REFUSED_CHARACTERS = b"#$%"


def export(certificate: Certificate, passphrase: bytes) -> dict[str, str]:
    """Refused where nobody may have the key, and before there is a certificate."""
    _check(passphrase)
    if certificate.type == "IMPORTED" or certificate.cert_options["Export"] != "ENABLED":
        raise AWSValidationException(f"Certificate ARN: {certificate.arn} is not a private certificate")
    if certificate.status != "ISSUED":
        raise AWSError(f"Certificate {certificate.arn} is not issued yet", "RequestInProgressException")
    certificate.exported = certificate.exported_since_issue = True
    return {
        "Certificate": certificate.cert.decode(),
        "CertificateChain": certificate.chain.decode(),
        "PrivateKey": _encrypted_key(certificate, passphrase).decode(),
    }


def _check(passphrase: bytes) -> None:
    if len(passphrase) not in _PASSPHRASE_LENGTHS:
        raise AWSValidationException(
            f"Value at 'passphrase' failed to satisfy constraint: Member must have length between "
            f"{_PASSPHRASE_LENGTHS[0]} and {_PASSPHRASE_LENGTHS[-1]}"
        )
    if not passphrase.isascii() or any(each in passphrase for each in _REFUSED_CHARACTERS):
        raise AWSValidationException("Value at 'passphrase' may hold any ASCII character except #, $ and %")


def _encrypted_key(certificate: Certificate, passphrase: bytes) -> bytes:
    """PKCS #8 with PBES2: a key of AES-256-CBC that PBKDF2 makes of the passphrase."""
    key = serialization.load_pem_private_key(certificate.key, None)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase),
    )
