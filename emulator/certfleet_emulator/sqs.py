"""SQS: attributes come back as they were given, and those that a request does not name stay."""

import json
from typing import Any

from moto.sqs import models


class Queue(models.Queue):
    """A queue whose redrive policy is AWS's compact JSON, and whose policy outlives changes of other attributes."""

    def _set_attributes(self, attributes: dict[str, Any], now: float | None = None) -> None:
        policy = getattr(self, "policy", None)
        super()._set_attributes(attributes, now)
        if "Policy" not in attributes:
            self.policy = policy

    @property
    def attributes(self) -> dict[str, Any]:  # type: ignore[override]
        attributes = super().attributes
        if self.redrive_policy:
            attributes["RedrivePolicy"] = json.dumps(self.redrive_policy, separators=(",", ":"))
        return attributes


def install() -> None:
    models.Queue = Queue  # type: ignore[misc]
