"""IAM: the policies that AWS manages can be attached, each loaded when first asked for."""

import json
from functools import cache
from typing import Any

from moto.iam.aws_managed_policies import aws_managed_policies_data
from moto.iam.models import AWSManagedPolicy, IAMBackend, iam_backends

from .hooks import replace_backend


def install() -> None:
    replace_backend(iam_backends, Backend)


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
