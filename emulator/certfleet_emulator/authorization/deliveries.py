"""Events that a rule puts on another bus, with the rights of the role of its target (EventBridge User Guide, permissions for event buses)."""

from typing import Any

from ..event_rule import Failure, Rule
from .actions import Needed
from .call import Call
from .caller import find_role, session_of, trust_of
from .judging import Judging

_SERVICE = "events.amazonaws.com"


class Deliveries:
    """Asks for each event what IAM asks: the role's trust, its policies and the policy of the bus."""

    def __init__(self, judging: Judging):
        self._judging = judging

    def refuse(self, rule: Rule, target: dict[str, Any], event: dict[str, Any]) -> Failure | None:
        """None where the event may be put."""
        bus_arn, role_arn = target["Arn"], target.get("RoleArn")
        if role_arn is None:
            return None
        rule_context = {"aws:SourceArn": rule.arn, "aws:SourceAccount": rule.account_id}
        role = find_role(role_arn) if role_arn.split(":")[4] == rule.account_id else None
        if role is None or not self._judging.trusted(role_arn, trust_of(role), _SERVICE, rule_context).allowed:
            return Failure("FAILED_TO_ASSUME_ROLE", f"{_SERVICE} cannot assume {role_arn}")
        caller = session_of(role, rule.name)
        call = Call(bus_arn.split(":")[3], "events", "PutEvents", {})
        more = {
            **rule_context,
            "events:source": event["source"],
            "events:detail-type": event["detail-type"],
            "events:eventBusInvocation": "true",
        }
        judgement = self._judging.judged(call, caller, Needed("events:PutEvents", bus_arn), more)
        return None if judgement.allowed else Failure("NO_PERMISSIONS", f"{caller.arn}: {judgement.reason}")
