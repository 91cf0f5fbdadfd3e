"""Who sends a request: a role with its policies, or an administrator, whom nobody judges."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from moto.iam.models import Policy, Role, get_account_id_from, iam_backends
from moto.sts.models import AssumedRole, STSBackend, sts_backends
from werkzeug.wrappers import Request

from ..hooks import replace_backend
from .call import access_key_of


@dataclass(frozen=True)
class Caller:
    """A session of a role that stands in its account."""

    account_id: str
    arn: str
    role_arn: str
    policies: list[dict[str, Any]]
    permissions_boundary: dict[str, Any] | None
    # What the session was bound to when the role was assumed.
    session_policy: dict[str, Any] | None


def install() -> None:
    replace_backend(sts_backends, Backend)


class Backend(STSBackend):
    """Knows of each session whether its role stood when it was assumed."""

    def assume_role(self, *args: Any, **kwargs: Any) -> AssumedRole:
        session = super().assume_role(*args, **kwargs)
        if find_role(session.role_arn):
            _judged[session.access_key_id] = session
        return session


_judged: dict[str, AssumedRole] = {}


def caller_of(request: Request) -> Caller | None:
    """
    None where an administrator calls: whoever starts the emulator, and sessions of roles that stand nowhere, by which
    tests and other teams reach an account.
    """
    session = _judged.get(access_key_of(request))
    if session is None:
        return None
    role = find_role(session.role_arn)
    account_id = get_account_id_from(session.access_key_id)
    name = session.role_arn.rsplit("/", 1)[-1]
    return Caller(
        account_id,
        _session_arn(session.partition, account_id, name, session.session_name),
        session.role_arn,
        policies_of(role) if role else [],
        _boundary(role) if role else None,
        json.loads(session.policy) if session.policy else None,
    )


def session_of(role: Role, session_name: str) -> Caller:
    """A session in which a service of AWS uses a role."""
    arn = _session_arn(role.partition, role.account_id, role.name, session_name)
    return Caller(role.account_id, arn, role.arn, policies_of(role), _boundary(role), None)


def _session_arn(partition: str, account_id: str, role_name: str, session_name: str) -> str:
    return f"arn:{partition}:sts::{account_id}:assumed-role/{role_name}/{session_name}"


def find_role(role_arn: str) -> Role | None:
    _, partition, _, _, account_id, _ = role_arn.split(":", 5)
    roles: list[Role] = iam_backends[account_id][partition].get_roles()
    return next((role for role in roles if role.arn == role_arn), None)


def policies_of(role: Role) -> list[dict[str, Any]]:
    inline = [{"name": name, "policy": _document(text)} for name, text in role.policies.items()]
    return inline + [_standing(policy) for policy in role.managed_policies.values()]


def trust_of(role: Role) -> dict[str, Any]:
    return _document(role.assume_role_policy_document)


def _boundary(role: Role) -> dict[str, Any] | None:
    arn = role.permissions_boundary_arn
    if not arn:
        return None
    return _standing(iam_backends[role.account_id][role.partition].get_policy(arn))


def _standing(policy: Policy) -> dict[str, Any]:
    """A managed policy as its default version has it."""
    document = next(each.document for each in policy.versions if each.version_id == policy.default_version_id)
    return {"name": policy.name, "policy": _document(document)}


def _document(text: str | dict[str, Any]) -> dict[str, Any]:
    return text if isinstance(text, dict) else json.loads(unquote(text))
