"""S3: requests come as if by TLS, and buckets tell EventBridge of new objects."""

import json
from typing import Any

from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3 import models, notifications

from .bus import send


def install() -> None:
    models.FakeBucket = Bucket  # type: ignore[misc]
    notifications._send_event_bridge_message = _tell


def make_bucket(account_id: str, region: str, name: str) -> None:
    """A bucket that keeps versions and tells EventBridge; nothing happens where it stands."""
    if find_bucket(name):
        return
    backend = models.s3_backends[account_id]["aws"]
    bucket = backend.create_bucket(name, region)
    bucket.versioning_status = "Enabled"
    bucket.set_notification_configuration({"EventBridgeConfiguration": {}})


def put_object(account_id: str, bucket: str, key: str, text: str, kms_key_arn: str | None) -> None:
    encryption = "aws:kms" if kms_key_arn else None
    models.s3_backends[account_id]["aws"].put_object(
        bucket, key, text.encode(), encryption=encryption, kms_key_id=kms_key_arn
    )


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


def _tell(account_id: str, bucket: models.FakeBucket, event_name: str, key: models.FakeKey) -> None:
    """As S3 tells it (Amazon S3 User Guide, EventBridge); moto's own would start rules that have a schedule only."""
    if not event_name.startswith("s3:ObjectCreated:"):
        return
    detail = {
        "version": "0",
        "bucket": {"name": bucket.name},
        "object": {"key": key.name, "size": key.size, "etag": key.etag.strip('"'), "version-id": key.version_id},
    }
    send(account_id, bucket.region_name, "aws.s3", "Object Created", detail, [bucket.arn])
