"""How a table says what a call needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..call import Call

Parameters = Mapping[str, Any]
# An action without its service's prefix, and the template of its resource; several where the call needs several.
Row = str | list[tuple[str, str]] | Callable[[Parameters, str], list[tuple[str, str]]]

# Resource of what AWS knows no narrower one for.
ANY = "*"


@dataclass(frozen=True)
class Table:
    """
    Operations of a service.

    A row of one template is about the action of the operation's own name. Templates are filled with the call's
    parameters and with `partition`, `region` and `account`.
    """

    prefix: str
    operations: Mapping[str, Row]
    # Action that tagging at creation needs beside, and the parameter with the tags.
    tagging: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    # Resource of tagging; without it that of the row.
    tagged: str | None = None


def on_key(key: str | None, *actions: str) -> list[tuple[str, str]]:
    """What is asked of a customer's key; AWS's own ask nothing of whoever calls."""
    return [(f"kms:{action}", key) for action in actions] if key and ":key/" in key else []


@dataclass(frozen=True)
class Needed:
    action: str
    resource: str


def needs(table: Table, call: Call, partition: str, account_id: str) -> list[Needed]:
    row = table.operations[call.operation]
    pairs = row(call.parameters, account_id) if callable(row) else row if isinstance(row, list) else [(call.operation, row)]
    values = {
        **{name: value for name, value in call.parameters.items() if isinstance(value, str)},
        "partition": partition,
        "region": call.region,
        "account": account_id,
    }
    tag_action, tags = table.tagging.get(call.operation, ("", ""))
    if call.parameters.get(tags):
        pairs = [*pairs, (tag_action, table.tagged or pairs[0][1])]
    return [
        Needed(action if ":" in action else f"{table.prefix}:{action}", template.format(**values))
        for action, template in pairs
    ]
