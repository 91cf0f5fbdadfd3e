"""A CA outside AWS, and whoever puts what it issues into secrets and objects: what imported certificates come from."""

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
from .s3 import make_bucket, put_object

_AUTHORITY_KEY_ALGORITHM = "EC_prime256v1"
_DAYS = 90


@dataclass(frozen=True)
class Source:
    """A secret or an object with a certificate, and the names on it."""

    account_id: str
    region: str
    # `secretId`, or `bucket` and `key`.
    source: dict[str, str]
    domain_names: tuple[str, ...]
    key_algorithm: str
    kms_key_arn: str | None

    def make(self, text: str) -> None:
        if secret_id := self.source.get("secretId"):
            backend = secretsmanager_backends[self.account_id][self.region]
            backend.create_secret(secret_id, text, None, None, [], self.kms_key_arn, None, [], False)
            return
        make_bucket(self.account_id, self.region, self.source["bucket"])
        self.put(text)

    def put(self, text: str) -> None:
        if secret_id := self.source.get("secretId"):
            backend = secretsmanager_backends[self.account_id][self.region]
            backend.put_secret_value(secret_id, text, "", str(uuid4()), ["AWSCURRENT"])
            return
        put_object(self.account_id, self.source["bucket"], self.source["key"], text, self.kms_key_arn)


_sources: list[Source] = []
# Each renewal ends later than the one before.
_days_of_renewals = count(_DAYS + 1)


def keep_renewed(source: Source) -> None:
    """Make a secret or an object with a certificate, and put another there at each renewal."""
    source.make(_issue(source, _DAYS))
    _sources.append(source)


def renew_sources(_: Any) -> None:
    """Put a new version into every secret and object."""
    days = next(_days_of_renewals)
    for source in _sources:
        source.put(_issue(source, days))


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


def _issue(source: Source, days: int) -> str:
    """A certificate with a new key, as sources have it."""
    authority_key, authority = _authority()
    key = generate_key(source.key_algorithm)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, source.domain_names[0])])
    certificate = (
        _builder(subject, authority.subject, key, days)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in source.domain_names]), critical=False)
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
