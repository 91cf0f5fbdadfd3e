"""IAM: the policies that AWS manages can be attached, each loaded when first asked for."""

import json
from functools import cache
from typing import Any

from moto.iam.aws_managed_policies import aws_managed_policies_data
from moto.iam.models import (
    SERVICE_NAME_CONVERSION,
    AWSManagedPolicy,
    IAMBackend,
    iam_backends,
)

from .hooks import replace_backend

_ACM_ROLE = "AWSServiceRoleForCertificateManager"


def install() -> None:
    replace_backend(iam_backends, Backend)
    SERVICE_NAME_CONVERSION["acm"] = _ACM_ROLE.removeprefix("AWSServiceRoleFor")


def ensure_acm_role(account_id: str, partition: str) -> None:
    """ACM creates its role in an account that first requests from another account's authority."""
    backend = iam_backends[account_id][partition]
    if all(role.name != _ACM_ROLE for role in backend.get_roles()):
        backend.create_service_linked_role("acm.amazonaws.com", "", "")


class Backend(IAMBackend):
    """Roles of one account; loading all of AWS's policies for each account would take seconds."""

    def attach_role_policy(self, policy_arn: str, role_name: str) -> None:
        name = policy_arn.rsplit("/", 1)[-1]
        if ":iam::aws:policy/" in policy_arn and name in _aws_policies():
            policy = AWSManagedPolicy.from_data(
                name, self.account_id, self.region_name, _aws_policies()[name]
            )
            self.managed_policies.setdefault(policy.arn, policy)
        super().attach_role_policy(policy_arn, role_name)


@cache
def _aws_policies() -> dict[str, Any]:
    return json.loads(aws_managed_policies_data)
