"""EventBridge: what it refuses of buses, targets and events, beside what moto does."""

import json
from typing import Any

from moto.events import models
from moto.events.exceptions import ResourceNotFoundException, ValidationException
from moto.events.models import EventsBackend, events_backends

from .bus import new_event
from .event_bus import EventBus, find_bus
from .event_rule import Rule, is_bus, put_on
from .hooks import replace_backend

_INPUTS = ("Input", "InputPath", "InputTransformer")


def install() -> None:
    models.EventBus = EventBus  # type: ignore[misc]
    models.Rule = Rule  # type: ignore[misc]
    replace_backend(events_backends, Backend)


class Backend(EventsBackend):
    """The buses of one account in one Region."""

    def put_targets(self, name: str, event_bus_arn: str | None, targets: list[dict[str, Any]]) -> None:
        for target in targets:
            if is_bus(target["Arn"]) and target["Arn"].split(":")[4] != self.account_id:
                self._check_foreign_bus(target)
        super().put_targets(name, event_bus_arn, targets)

    def _check_foreign_bus(self, target: dict[str, Any]) -> None:
        arn = target["Arn"]
        if not target.get("RoleArn"):
            # EventBridge User Guide, sending events between accounts: each target that is a bus of another account has a role.
            raise ValidationException(f"RoleArn is required for target {arn}.")
        if any(target.get(each) for each in _INPUTS):
            # EventBridge API Reference, PutTargets: a bus of another account gets events as they are.
            raise ValidationException(f"Modifying the input for target {arn} is not supported.")

    def put_events(self, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if len(events) > 10:
            return super().put_events(events)
        return [self._put_event(event) for event in events]

    def _put_event(self, event: dict[str, Any]) -> dict[str, Any]:
        if str(event.get("Source", "")).startswith("aws."):
            # EventBridge API Reference, PutEventsRequestEntry: such sources are AWS's own.
            return {"ErrorCode": "NotAuthorizedForSourceException", "ErrorMessage": "Not authorized for the source."}
        bus = event.get("EventBusName") or "default"
        if bus.startswith("arn:") and bus.split(":")[3:5] != [self.region_name, self.account_id]:
            return self._put_on_foreign_bus(bus, event)
        return super().put_events([event])[0]

    def _put_on_foreign_bus(self, arn: str, entry: dict[str, Any]) -> dict[str, Any]:
        """An event that is put on a bus of another account or Region has this account's id."""
        bus = find_bus(arn)
        if bus is None:
            raise ResourceNotFoundException(f"Event bus {arn.rpartition('/')[2]} does not exist.")
        event = new_event(
            self.account_id,
            self.region_name,
            entry["Source"],
            entry["DetailType"],
            json.loads(entry["Detail"]),
            entry.get("Resources", []),
        )
        put_on(bus, event)
        return {"EventId": event["id"]}

    def delete_event_bus(self, name: str) -> None:
        bus = self.event_buses.get(name)
        if bus is not None and bus.rules and name != "default":
            # EventBridge API Reference, DeleteEventBus: all rules need to be deleted first.
            raise ValidationException("EventBus can't be deleted since it has rules.")
        super().delete_event_bus(name)

    def list_tags_for_resource(self, arn: str) -> dict[str, list[dict[str, str]]]:
        """By ARN: a bus and its rule may have one name."""
        tags: dict[str, list[dict[str, str]]] = self.tagger.list_tags_for_resource(arn)
        return tags

    def tag_resource(self, arn: str, tags: list[dict[str, str]]) -> None:
        self.tagger.tag_resource(arn, tags)

    def untag_resource(self, arn: str, tag_names: list[str]) -> None:
        self.tagger.untag_resource_using_names(arn, tag_names)
