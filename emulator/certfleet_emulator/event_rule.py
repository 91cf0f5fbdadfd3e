"""EventBridge: a rule, which passes events to its targets; one that a target does not get goes to that target's dead-letter queue."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from moto.events import models
from moto.sqs.exceptions import QueueDoesNotExist
from moto.sqs.models import sqs_backends

from .event_bus import EventBus, find_bus
from .foreign_queue import lets_in, queue_owner

Event = dict[str, Any]
Target = dict[str, Any]


@dataclass(frozen=True)
class Failure:
    """Why a target did not get an event, as its dead-letter queue is told (EventBridge User Guide, dead-letter queues)."""

    code: str
    message: str


# Whether a role may put a rule's event on another bus; nobody forbids it where IAM is not enforced.
Judging = Callable[["Rule", Target, Event], Failure | None]
_judging: Judging = lambda *_: None


def judged_by(judging: Judging) -> None:
    """Let buses get only what IAM allows."""
    global _judging
    _judging = judging


class Rule(models.Rule):
    """A rule of one bus."""

    def send_to_targets(self, original_event: Any, transform_input: bool = True) -> None:
        self.take(original_event)

    def take(self, event: Event, is_forwarded: bool = False) -> None:
        """An event has come to the bus; rules with a schedule look at none."""
        if self.state == "ENABLED" and self.event_pattern.get_pattern() and self.event_pattern.matches_event(event):  # type: ignore[arg-type]
            self.pass_on(event, is_forwarded)

    def pass_on(self, event: Event, is_forwarded: bool = False) -> None:
        for target in list(self.targets):
            failure = self._deliver(target, event, is_forwarded)
            if failure:
                self._keep_undelivered(target, event, failure)

    def _deliver(self, target: Target, event: Event, is_forwarded: bool) -> Failure | None:
        if is_bus(target["Arn"]):
            return self._forward(target, event, is_forwarded)
        one = copy.copy(self)
        one.targets = [target]
        owner = queue_owner(target["Arn"])
        if owner not in (None, self.account_id):
            if not lets_in(target, self.region_name):
                return Failure("NO_PERMISSIONS", f"the policy of {target['Arn']} must name the target's role")
            # moto looks for queues in the rule's account only.
            one.account_id = owner
        try:
            super(Rule, one).send_to_targets(dict(event))  # type: ignore[arg-type]
        except QueueDoesNotExist:
            return Failure("NO_RESOURCE", f"{target['Arn']} does not exist")
        return None

    def _forward(self, target: Target, event: Event, is_forwarded: bool) -> Failure | None:
        bus = find_bus(target["Arn"])
        if is_forwarded:
            # EventBridge User Guide, sending events between event buses: what came from a bus goes to no third one.
            return Failure("THIRD_ACCOUNT_HOP_DETECTED", f"the event came from another bus than {self.event_bus_name}")
        if bus is None:
            return Failure("NO_RESOURCE", f"{target['Arn']} does not exist")
        failure = _judging(self, target, event)
        if failure is None:
            put_on(bus, event, is_forwarded=True)
        return failure

    def _keep_undelivered(self, target: Target, event: Event, failure: Failure) -> None:
        arn = target.get("DeadLetterConfig", {}).get("Arn")
        if arn is None:
            return
        told = {
            "RULE_ARN": self.arn,
            "TARGET_ARN": target["Arn"],
            "ERROR_CODE": failure.code,
            "ERROR_MESSAGE": failure.message,
        }
        attributes = {name: {"DataType": "String", "StringValue": value} for name, value in told.items()}
        region, account_id, name = arn.split(":")[3:]
        queues = sqs_backends[account_id][region]
        if name in queues.queues:
            queues.send_message(name, json.dumps(_shown(event)), message_attributes=attributes)


def is_bus(arn: str) -> bool:
    return arn.split(":", 5)[2:3] == ["events"] and ":event-bus/" in arn


def put_on(bus: EventBus, event: Event, is_forwarded: bool = False) -> None:
    """Let the rules of a bus see an event."""
    for rule in list(bus.rules.values()):
        assert isinstance(rule, Rule)
        rule.take(event, is_forwarded)


def _shown(event: Event) -> Event:
    time = datetime.fromtimestamp(float(event["time"]), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {**{key: value for key, value in event.items() if key != "ingestion-time"}, "time": time}
