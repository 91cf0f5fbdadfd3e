"""S3: requests that come as if by TLS, so a bucket that refuses others takes them."""

import json
from typing import Any

from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3 import models


def install() -> None:
    models.FakeBucket = Bucket  # type: ignore[misc]


def find_bucket(name: str) -> models.FakeBucket | None:
    """The bucket of this name, in whatever account."""
    partition, account_id = models.s3_backends.bucket_accounts.get(name, (None, None))
    return models.s3_backends[account_id][partition].buckets.get(name) if account_id else None


class Bucket(models.FakeBucket):
    """A bucket whose policy has conditions on TLS; moto knows no conditions, and would refuse everything."""

    def get_permission(self, action: str, resource: str) -> Any:
        if self.policy is None:
            return PermissionResult.NEUTRAL
        policy = json.loads(self.policy)
        kept = [statement for statement in policy["Statement"] if not _is_about_plain_http(statement)]
        if not kept:
            return PermissionResult.NEUTRAL
        return IAMPolicy(json.dumps({**policy, "Statement": kept})).is_action_permitted(action, resource)


def _is_about_plain_http(statement: dict[str, Any]) -> bool:
    secure = statement.get("Condition", {}).get("Bool", {}).get("aws:SecureTransport")
    return str(secure).lower() == "false"
