"""EventBridge: buses, rules and what is put on them."""

from .needed import ANY, Parameters, Row, Table

_EVENTS = "arn:{partition}:events:{region}:{account}:"


def _rule(action: str, name: str = "Name") -> Row:
    """The name of its bus is part of a rule's ARN, but for the default one."""

    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        bus = str(parameters.get("EventBusName") or "default").rpartition("/")[2]
        path = "" if bus == "default" else f"{bus}/"
        return [(action, f"{_EVENTS}rule/{path}{parameters[name]}")]

    return row


def _put_targets(parameters: Parameters, account_id: str) -> list[tuple[str, str]]:
    """Whoever gives a target a role must be allowed to pass it to EventBridge."""
    put = _rule("PutTargets", "Rule")
    assert callable(put)
    roles = dict.fromkeys(target["RoleArn"] for target in parameters["Targets"] if target.get("RoleArn"))
    return [*put(parameters, account_id), *(("iam:PassRole", role) for role in roles)]


def _bus(action: str, name: str = "Name") -> Row:
    """A bus is asked for by its name, or by its ARN."""

    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        return [(action, _bus_arn(parameters.get(name)))]

    return row


def _put_events(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    buses = dict.fromkeys(_bus_arn(entry.get("EventBusName")) for entry in parameters["Entries"])
    return [("PutEvents", bus) for bus in buses]


def _bus_arn(asked: str | None) -> str:
    name = asked or "default"
    return name if name.startswith("arn:") else f"{_EVENTS}event-bus/{name}"


TABLES = {
    "events": Table(
        "events",
        {
            "CreateEventBus": _bus("CreateEventBus"),
            "DeleteEventBus": _bus("DeleteEventBus"),
            "DeleteRule": _rule("DeleteRule"),
            "DescribeEventBus": _bus("DescribeEventBus"),
            "DescribeRule": _rule("DescribeRule"),
            "DisableRule": _rule("DisableRule"),
            "EnableRule": _rule("EnableRule"),
            "ListTagsForResource": "{ResourceARN}",
            "ListTargetsByRule": _rule("ListTargetsByRule", "Rule"),
            "PutEvents": _put_events,
            # Service Authorization Reference: no narrower resource.
            "PutPermission": ANY,
            "PutRule": _rule("PutRule"),
            "PutTargets": _put_targets,
            "RemovePermission": ANY,
            "RemoveTargets": _rule("RemoveTargets", "Rule"),
            "TagResource": "{ResourceARN}",
            "UntagResource": "{ResourceARN}",
        },
        tagging={"CreateEventBus": ("TagResource", "Tags"), "PutRule": ("TagResource", "Tags")},
    ),
}
