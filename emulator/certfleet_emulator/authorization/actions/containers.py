"""ECS, and KMS with the keys that its services are given."""

from typing import Any

from .needed import ANY, Parameters, Row, Table

_ECS = "arn:{partition}:ecs:{region}:{account}:"
_KEY = "arn:{partition}:kms:{region}:{account}:key/"


def _last(arn: str) -> str:
    return arn.rpartition("/")[2]


def _clusters(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    return [("DescribeClusters", f"{_ECS}cluster/{_last(each)}") for each in parameters["clusters"]]


def _services(action: str, names: str) -> Row:
    """A service is asked for by its name or its ARN; who has ECS act in a role must be allowed to pass it."""

    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        asked = parameters[names]
        services = [f"{_ECS}service/{_last(parameters['cluster'])}/{_last(each)}" for each in _listed(asked)]
        return [
            *((action, service) for service in services),
            *(("iam:PassRole", role) for role in _passed(parameters)),
        ]

    return row


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _passed(parameters: Parameters) -> list[str]:
    connected = parameters.get("serviceConnectConfiguration", {}).get("services", [])
    return [each["tls"]["roleArn"] for each in connected if "roleArn" in each.get("tls", {})]


def _key(action: str) -> Row:
    """A key is asked for by its id or its ARN."""

    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        return [(action, f"{_KEY}{_last(parameters['KeyId'])}")]

    return row


_KEY_ACTIONS = (
    "DescribeKey",
    "EnableKeyRotation",
    "GetKeyPolicy",
    "GetKeyRotationStatus",
    "ScheduleKeyDeletion",
    "TagResource",
    "UntagResource",
)

TABLES = {
    "ecs": Table(
        "ecs",
        {
            "CreateCluster": f"{_ECS}cluster/{{clusterName}}",
            "CreateService": _services("CreateService", "serviceName"),
            "DeleteCluster": "{cluster}",
            "DeleteService": _services("DeleteService", "service"),
            "DeregisterTaskDefinition": ANY,
            "DescribeClusters": _clusters,
            "DescribeServices": _services("DescribeServices", "services"),
            "DescribeTaskDefinition": ANY,
            "RegisterTaskDefinition": f"{_ECS}task-definition/{{family}}:1",
            "UpdateService": _services("UpdateService", "service"),
        },
        tagging={
            "CreateCluster": ("TagResource", "tags"),
            "CreateService": ("TagResource", "tags"),
            "RegisterTaskDefinition": ("TagResource", "tags"),
        },
    ),
    "kms": Table(
        "kms",
        {
            **{action: _key(action) for action in _KEY_ACTIONS},
            "CreateKey": ANY,
            "ListResourceTags": _key("ListResourceTags"),
        },
        tagging={"CreateKey": ("TagResource", "Tags")},
        tagged=f"{_KEY}00000000-0000-0000-0000-000000000000",
    ),
}
