"""A call of a role, put to the judge with everything that IAM looks at."""

from collections.abc import Mapping

from ..organization import Organization
from .actions import Needed
from .call import Call
from .caller import Caller
from .context import context_of
from .judge import Judge, Judgement
from .resource_policies import owner_of, resource_policy


class Judging:
    """Judges in an organization."""

    def __init__(self, organization: Organization, judge: Judge):
        self._organization = organization
        self._judge = judge

    def judged(self, call: Call, caller: Caller, needed: Needed, more: Mapping[str, str] = {}) -> Judgement:
        """`more` is what only the call's own way to AWS knows, as condition keys."""
        return self._judge.ask(
            {
                "principal": caller.arn,
                "action": needed.action,
                "resource": needed.resource,
                "resourceAccount": owner_of(needed.resource, caller),
                "resourcePolicy": resource_policy(call, caller, needed),
                "context": {**context_of(call, caller, self._organization, needed.resource), **more},
                "policies": {
                    "identity": caller.policies,
                    "boundary": caller.permissions_boundary,
                    "session": caller.session_policy,
                },
            }
        )

    def trusted(self, role_arn: str, trust: object, service: str, context: Mapping[str, str]) -> Judgement:
        """Whether a role's trust lets a service of AWS assume it."""
        return self._judge.ask(
            {
                "principal": service,
                "action": "sts:AssumeRole",
                "resource": role_arn,
                "resourceAccount": role_arn.split(":")[4],
                "resourcePolicy": trust,
                "context": dict(context),
                "policies": {"identity": [], "boundary": None, "session": None},
            }
        )
