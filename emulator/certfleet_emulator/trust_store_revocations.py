"""Revocations of trust stores: copies of lists in PEM, under ids that only grow."""

from dataclasses import dataclass
from typing import Any

from cryptography import x509
from moto.elbv2.exceptions import ELBClientError
from moto.s3.exceptions import S3ClientError
from moto.s3.models import s3_backends

from .s3 import make_bucket, put_object

# ALB User Guide, quotas for Application Load Balancers, mutual TLS.
_ENTRY_QUOTA = 500_000

# Where contents are fetched from, as from a bucket of AWS's own.
_OWNER = "000000000000"
_BUCKET = "emulated-trust-store-revocations"


@dataclass(frozen=True)
class Revocation:
    trust_store_arn: str
    revocation_id: int
    content: bytes
    number_of_revoked_entries: int
    revocation_type: str = "CRL"


class TrustStoreRevocations:
    """The revocations of one trust store."""

    def __init__(self, trust_store_arn: str):
        self._arn = trust_store_arn
        self._last_id = 0
        self._by_id: dict[int, Revocation] = {}

    @property
    def entries(self) -> int:
        return sum(each.number_of_revoked_entries for each in self._by_id.values())

    def listed(self, ids: list[int]) -> list[Revocation]:
        return [self.one(each) for each in ids] or list(self._by_id.values())

    def one(self, revocation_id: int) -> Revocation:
        if revocation_id not in self._by_id:
            # ELB API Reference, RemoveTrustStoreRevocations, errors.
            raise ELBClientError("RevocationIdNotFound", f"Revocation '{revocation_id}' not found")
        return self._by_id[revocation_id]

    def add(self, contents: list[bytes]) -> list[Revocation]:
        """All or none; the same list twice is two revocations."""
        counts = [_entries(content) for content in contents]
        if self.entries + sum(counts) > _ENTRY_QUOTA:
            # ELB API Reference, AddTrustStoreRevocations, errors.
            raise ELBClientError("TooManyTrustStoreRevocationEntries", f"The limit of {_ENTRY_QUOTA} entries is reached")
        added = []
        for content, count in zip(contents, counts):
            self._last_id += 1
            added.append(Revocation(self._arn, self._last_id, content, count))
            self._by_id[self._last_id] = added[-1]
        return added

    def remove(self, ids: list[int]) -> None:
        for each in ids:
            self.one(each)
        for each in ids:
            del self._by_id[each]


def fetched(account_id: str, partition: str, asked: dict[str, Any]) -> bytes:
    """A list that the caller may read; the gate has judged that."""
    bucket, key = asked["S3Bucket"], asked["S3Key"]
    try:
        content = s3_backends[account_id][partition].get_object(bucket, key, asked.get("S3ObjectVersion"))
    except S3ClientError:
        content = None
    if content is None:
        raise ELBClientError("RevocationContentNotFound", f"No revocation content {key} in bucket {bucket}")
    return content.value  # type: ignore[no-any-return]


def location(endpoint: str, revocation: Revocation) -> str:
    """A presigned address (ELB API Reference, GetTrustStoreRevocationContent)."""
    make_bucket(_OWNER, "us-east-1", _BUCKET)
    key = f"{revocation.trust_store_arn.rpartition('/')[2]}-{revocation.revocation_id}.pem"
    put_object(_OWNER, _BUCKET, key, revocation.content.decode(), None)
    return f"{endpoint}/{_BUCKET}/{key}?X-Amz-Signature=emulated"


def _entries(content: bytes) -> int:
    """A list is in PEM, and no other form is taken (ALB User Guide, mutual authentication: certificate revocation lists)."""
    try:
        return len(x509.load_pem_x509_crl(content))
    except ValueError:
        raise ELBClientError("InvalidRevocationContent", "The revocation content is not a list in PEM") from None
