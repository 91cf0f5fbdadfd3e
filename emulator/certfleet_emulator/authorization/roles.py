"""Roles that stand before anything is deployed, with the policies that an environment publishes for them."""

import json
from collections.abc import Iterable
from typing import Any

from moto.iam.models import IAMBackend, Role, iam_backends
_PARTITION = "aws"


def stand(roles: Iterable[dict[str, Any]]) -> None:
    """Make the roles, or give those that stand these policies and no others."""
    for wanted in roles:
        backend = iam_backends[wanted["accountId"]][_PARTITION]
        role = next((each for each in backend.get_roles() if each.name == wanted["name"]), None)
        role = role or _make(backend, wanted)
        role.assume_role_policy_document = json.dumps(wanted["trust"])
        for attached in list(role.managed_policies.values()):
            backend.detach_role_policy(attached.arn, role.name)
            backend.delete_policy(attached.arn)
        for policy in wanted["policies"]:
            made = backend.create_policy("", "/", json.dumps(policy["document"]), policy["name"], {})
            backend.attach_role_policy(made.arn, role.name)


def bound(policies: Iterable[dict[str, Any]]) -> None:
    """Make the managed policies that bound roles; their names may have a path."""
    for policy in policies:
        path, _, name = f"/{policy['name']}".rpartition("/")
        backend = iam_backends[policy["accountId"]][_PARTITION]
        if all(each.name != name for each in backend.managed_policies.values()):
            backend.create_policy("", f"{path}/", json.dumps(policy["document"]), name, {})


def _make(backend: IAMBackend, wanted: dict[str, Any]) -> Role:
    return backend.create_role(
        role_name=wanted["name"],
        assume_role_policy_document=json.dumps(wanted["trust"]),
        path="/",
        permissions_boundary=None,
        description="",
        tags={},
        max_session_duration="3600",
    )
