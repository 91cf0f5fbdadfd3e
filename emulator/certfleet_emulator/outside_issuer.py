"""A CA outside AWS, and whoever puts what it issues into secrets: what imported certificates come from."""

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import count
from typing import Any
from uuid import uuid4

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from moto.secretsmanager.models import secretsmanager_backends

from .clock import now
from .issuing import PrivateKey, generate_key, private_key_pem

_AUTHORITY_KEY_ALGORITHM = "EC_prime256v1"
_DAYS = 90


@dataclass(frozen=True)
class Secret:
    """A secret with a certificate, and the names on it."""

    account_id: str
    region: str
    name: str
    domain_names: tuple[str, ...]
    key_algorithm: str


_secrets: list[Secret] = []
# Each renewal ends later than the one before.
_days_of_renewals = count(_DAYS + 1)


def keep_renewed(secret: Secret) -> None:
    """Give a secret a certificate, and another at each renewal."""
    backend = secretsmanager_backends[secret.account_id][secret.region]
    backend.create_secret(secret.name, _issue(secret, _DAYS), None, None, [], None, None, [], False)
    _secrets.append(secret)


def renew_secrets(_: Any) -> None:
    """Put a new version into every secret."""
    days = next(_days_of_renewals)
    for secret in _secrets:
        backend = secretsmanager_backends[secret.account_id][secret.region]
        backend.put_secret_value(secret.name, _issue(secret, days), "", str(uuid4()), ["AWSCURRENT"])


@cache
def _authority() -> tuple[PrivateKey, x509.Certificate]:
    key = generate_key(_AUTHORITY_KEY_ALGORITHM)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "CA outside AWS")])
    certificate = (
        _builder(name, name, key, 3650)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    return key, certificate


def _issue(secret: Secret, days: int) -> str:
    """A certificate with a new key, as secrets have it."""
    authority_key, authority = _authority()
    key = generate_key(secret.key_algorithm)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, secret.domain_names[0])])
    certificate = (
        _builder(subject, authority.subject, key, days)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in secret.domain_names]), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    return json.dumps(
        {
            "certificate": certificate.public_bytes(pem).decode(),
            "privateKey": private_key_pem(key).decode(),
            "chain": authority.public_bytes(pem).decode(),
        }
    )


def _builder(subject: x509.Name, issuer: x509.Name, key: PrivateKey, days: int) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now())
        .not_valid_after(now() + timedelta(days=days))
    )
