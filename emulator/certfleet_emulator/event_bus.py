"""EventBridge: an event bus with the policy that it was given, statement by statement."""

import json
from dataclasses import dataclass
from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.events import models

_MOST_CHARACTERS = 10_240


@dataclass(frozen=True)
class Statement:
    """As it was put; moto would lose what it has no field for."""

    document: dict[str, Any]

    def describe(self) -> dict[str, Any]:
        return self.document


class EventBus(models.EventBus):
    """A bus whose policy is replaced as a whole, or put together of statements with ids (EventBridge API Reference, PutPermission)."""

    def add_permission(
        self, statement_id: str, action: str, principal: dict[str, str], condition: dict[str, Any] | None
    ) -> None:
        everybody = ":iam::*:" in principal["AWS"]
        self._put(
            {
                **self._statements,
                statement_id: Statement(
                    {
                        "Sid": statement_id,
                        "Effect": "Allow",
                        "Principal": "*" if everybody else principal,
                        "Action": action,
                        "Resource": self.arn,
                        **({"Condition": condition} if condition else {}),
                    }
                ),
            }
        )

    def add_policy(self, policy: dict[str, Any]) -> None:
        statements = policy["Statement"] if isinstance(policy["Statement"], list) else [policy["Statement"]]
        self._put({each.get("Sid", f"#{index}"): Statement(each) for index, each in enumerate(statements)})

    def _put(self, statements: dict[str, Any]) -> None:
        documents = [each.describe() for each in statements.values()]
        if len(json.dumps({"Version": "2012-10-17", "Statement": documents})) > _MOST_CHARACTERS:
            # EventBridge API Reference, PutPermission: 10 KB.
            raise JsonRESTError("PolicyLengthExceededException", "The event bus policy is too long. The limit is 10 KB.")
        self._statements = statements


def find_bus(arn: str) -> EventBus | None:
    """The bus of this ARN, in whatever account."""
    region, account_id, name = arn.split(":", 5)[3:]
    bus: Any = models.events_backends[account_id][region].event_buses.get(name.removeprefix("event-bus/"))
    return bus
