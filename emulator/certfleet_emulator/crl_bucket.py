"""The bucket of a CRL: AWS Private CA's check that it can publish there, and the lists it publishes and tells of."""

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.s3.models import FakeBucket, s3_backends

from .bus import send
from .private_authority import PrivateAuthority
from .s3 import find_bucket

_NEEDED = ("s3:GetBucketAcl", "s3:GetBucketLocation", "s3:PutObject", "s3:PutObjectAcl")
_SERVICE = re.compile(r"^acm-pca(\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?$")


def check_crl_bucket(revocation_configuration: dict[str, Any] | None) -> None:
    """Refuse a CRL bucket that is missing, closed to the service or, for a public CRL, to the public."""
    crl = (revocation_configuration or {}).get("CrlConfiguration", {})
    if not crl.get("Enabled"):
        return
    name = crl.get("S3BucketName", "")
    bucket = find_bucket(name)
    if bucket is None:
        raise JsonRESTError("ValidationException", f"The S3 bucket '{name}' does not exist")
    allowed = list(_allowed_actions(bucket))
    for action in _NEEDED:
        if not any(fnmatchcase(action, pattern) for pattern in allowed):
            raise JsonRESTError(
                "ValidationException",
                f"The ACM Private CA Service Principal 'acm-pca.amazonaws.com' requires '{action}' permissions "
                f"for your S3 bucket '{name}'. Check your S3 bucket permissions and try again.",
            )
    if crl.get("S3ObjectAcl") != "BUCKET_OWNER_FULL_CONTROL" and _blocks_public_acls(bucket):
        raise JsonRESTError(
            "ValidationException",
            f"The S3 bucket '{name}' blocks public access; use S3ObjectAcl BUCKET_OWNER_FULL_CONTROL",
        )


def publish_list(authority: PrivateAuthority) -> None:
    """
    Write the list of an active authority at once, where AWS takes up to 30 minutes, and tell of it (AWS Private CA User Guide,
    CloudWatch Events: CRL generation).
    """
    crl = authority.revocation_configuration.get("CrlConfiguration", {})
    if not crl.get("Enabled") or authority.certificate is None:
        return
    name = crl["S3BucketName"]
    partition, account_id = s3_backends.bucket_accounts[name]
    key = f"crl/{authority.id}.crl"
    s3_backends[account_id][partition].put_object(name, key, authority.revocation_list())
    detail = {"result": "success", "CrlUrl": f"http://{crl.get('CustomCname') or f'{name}.s3.amazonaws.com'}/{key}"}
    send(authority.account_id, authority.region_name, "aws.acm-pca", "ACM Private CA CRL Generation", detail, [authority.arn])


def _allowed_actions(bucket: FakeBucket) -> Iterator[str]:
    for statement in json.loads(bucket.policy or b"{}").get("Statement", []):
        principal = statement.get("Principal", {})
        services = _as_list(principal.get("Service", [])) if isinstance(principal, dict) else []
        if statement["Effect"] == "Allow" and any(map(_SERVICE.match, services)):
            yield from _as_list(statement["Action"])


def _blocks_public_acls(bucket: FakeBucket) -> bool:
    """A bucket without a setting blocks, as every bucket made since April 2023 does."""
    block = bucket.public_access_block
    return block is None or str(block.block_public_acls).lower() == "true"


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
