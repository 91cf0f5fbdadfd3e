"""Policies of what a call is about: a role's trust, what a share lets its receivers do, a bucket's, a function's, a key's, a secret's, an event bus's or a topic's."""

import json
from collections.abc import Callable
from typing import Any

from moto.kms.models import kms_backends
from moto.secretsmanager.models import secretsmanager_backends
from moto.sns.models import sns_backends

from .. import ram
from ..event_bus import find_bus
from ..function_policies import policy_document
from ..s3 import find_bucket
from .actions import Needed
from .call import Call
from .caller import Caller, find_role, trust_of

Policy = dict[str, Any]


def owner_of(resource: str, caller: Caller) -> str:
    """The account that decides beside the caller's."""
    if not resource.startswith("arn:"):
        return caller.account_id
    _, _, service, _, account_id, name = resource.split(":", 5)
    # A share and an invitation are answered to their receivers too, whose own policies decide (RAM User Guide).
    # So is what an organization tells its delegated administrators (Organizations User Guide).
    if service in ("ram", "organizations"):
        return caller.account_id
    if service == "s3":
        bucket = find_bucket(name.split("/")[0])
        return bucket.account_id if bucket else caller.account_id
    return account_id or caller.account_id


def resource_policy(call: Call, caller: Caller, needed: Needed) -> Policy | None:
    finder = _FINDERS.get(needed.action.split(":")[0])
    return finder(call, caller, needed) if finder and needed.resource.startswith("arn:") else None


def _trust(_: Call, __: Caller, needed: Needed) -> Policy | None:
    role = find_role(needed.resource) if needed.action == "sts:AssumeRole" else None
    return trust_of(role) if role else None


def _shared(call: Call, caller: Caller, needed: Needed) -> Policy | None:
    """As RAM writes it into the resource, for the permission of its share."""
    action = needed.action.removeprefix("acm-pca:")
    template = call.parameters.get("TemplateArn", "").rpartition(":template/")[2] or "EndEntityCertificate/V1"
    if not ram.is_allowed(needed.resource, caller.account_id, action, template):
        return None
    return _allowing(caller.account_id, needed.action, needed.resource)


def _bucket_policy(_: Call, __: Caller, needed: Needed) -> Policy | None:
    bucket = find_bucket(needed.resource.split(":::")[-1].split("/")[0])
    return json.loads(bucket.policy) if bucket and bucket.policy else None


def _function_policy(_: Call, __: Caller, needed: Needed) -> Policy | None:
    return policy_document(needed.resource) if ":function:" in needed.resource else None


def _key_policy(_: Call, __: Caller, needed: Needed) -> Policy:
    """Its own; of a key that is not there yet, what a new one has: the account's policies decide."""
    region, account_id = needed.resource.split(":")[3:5]
    key = kms_backends[account_id][region].keys.get(needed.resource.rpartition("/")[2])
    return json.loads(key.policy) if key else _allowing(account_id, "kms:*", "*")


def _secret_policy(_: Call, __: Caller, needed: Needed) -> Policy | None:
    region, account_id = needed.resource.split(":")[3:5]
    secret = secretsmanager_backends[account_id][region].secrets.get(needed.resource)
    return json.loads(secret.policy) if secret and getattr(secret, "policy", None) else None


def _bus_policy(_: Call, __: Caller, needed: Needed) -> Policy | None:
    bus = find_bus(needed.resource) if ":event-bus/" in needed.resource else None
    return json.loads(bus.policy) if bus and bus.policy else None


def _topic_policy(_: Call, __: Caller, needed: Needed) -> Policy | None:
    region, account_id = needed.resource.split(":")[3:5]
    topic = sns_backends[account_id][region].topics.get(needed.resource)
    return json.loads(topic.policy) if topic else None


def _allowing(account_id: str, action: str, resource: str) -> Policy:
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{account_id}:root"},
        "Action": action,
        "Resource": resource,
    }
    return {"Version": "2012-10-17", "Statement": [statement]}


_FINDERS: dict[str, Callable[[Call, Caller, Needed], Policy | None]] = {
    "acm-pca": _shared,
    "events": _bus_policy,
    "kms": _key_policy,
    "lambda": _function_policy,
    "s3": _bucket_policy,
    "secretsmanager": _secret_policy,
    "sns": _topic_policy,
    "sts": _trust,
}
