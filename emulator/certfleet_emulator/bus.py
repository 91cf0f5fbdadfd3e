"""EventBridge: what AWS itself sends to the default bus of an account, and schedules that come when they are asked for."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import uuid4

from moto.events.models import events_backends
from moto.events.utils import EventTemplateParser
from werkzeug.exceptions import BadRequest

from .clock import timestamp
from .event_rule import Rule, put_on

_EVENT = ("accountId", "region", "source", "detailType")


def install() -> None:
    """Let a queue's event say whose it is, which moto leaves out."""
    template = EventTemplateParser.DEFAULT_EVENT_INPUT_TEMPLATE
    EventTemplateParser.DEFAULT_EVENT_INPUT_TEMPLATE = template.replace("{", '{"account": "<account>", ', 1)


def pass_schedules(_: Any = None) -> None:
    """Let every schedule come once."""
    for rule in list(_scheduled()):
        rule.pass_on(new_event(rule.account_id, rule.region_name, "aws.events", "Scheduled Event", {}, [rule.arn]))


def _scheduled() -> Iterator[Rule]:
    for regions in list(events_backends.values()):
        for backend in list(regions.values()):
            for bus in list(backend.event_buses.values()):
                for rule in list(bus.rules.values()):
                    if isinstance(rule, Rule) and rule.scheduled_expression and rule.state == "ENABLED":
                        yield rule


def send(
    account_id: str,
    region: str,
    source: str,
    detail_type: str,
    detail: dict[str, Any],
    resources: Iterable[str] = (),
) -> None:
    """Send an event of AWS to the account's default bus."""
    event = new_event(account_id, region, source, detail_type, detail, list(resources))
    bus: Any = events_backends[account_id][region].event_buses["default"]
    put_on(bus, event)


def let_happen(asked: Any) -> None:
    """Send an event that AWS would: of what nothing here lets happen, as that a CA could not write its list."""
    texts = [asked.get(name) if isinstance(asked, dict) else None for name in _EVENT]
    if not all(isinstance(text, str) and text for text in texts):
        raise BadRequest(f"{', '.join(_EVENT)} must be texts, got {asked!r}")
    send(*texts, asked.get("detail", {}), asked.get("resources", []))


def send_call(
    account_id: str, region: str, service: str, name: str, parameters: dict[str, Any], **more: Any
) -> None:
    """Send what a trail of CloudTrail makes of a call; `more` is what else its record has."""
    detail = {
        "eventSource": f"{service}.amazonaws.com",
        "eventName": name,
        "awsRegion": region,
        "requestParameters": parameters,
        "recipientAccountId": account_id,
        **more,
    }
    send(account_id, region, f"aws.{service}", "AWS API Call via CloudTrail", detail)


def new_event(
    account_id: str, region: str, source: str, detail_type: str, detail: dict[str, Any], resources: list[str]
) -> Any:
    now = timestamp()
    return {
        "version": "0",
        "id": str(uuid4()),
        "detail-type": detail_type,
        "source": source,
        "account": account_id,
        "time": now,
        "ingestion-time": now,
        "region": region,
        "resources": resources,
        "detail": detail,
    }
