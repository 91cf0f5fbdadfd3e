"""Lambda, SQS, SNS, CloudWatch Logs and tags: what functions that work through queues are made of."""

from ...function_name import FunctionName
from .needed import ANY, Parameters, Row, Table

_LAMBDA = "arn:{partition}:lambda:{region}:{account}"
_MAPPING = f"{_LAMBDA}:event-source-mapping:{{UUID}}"
_QUEUE = "arn:{partition}:sqs:{region}:{account}:"
_GROUPS = "arn:{partition}:logs:{region}:{account}:log-group:"


def _function(action: str, *, qualified: bool = False) -> Row:
    """
    A function is asked for by its name, or by its ARN; who gives it a role must be allowed to pass it. What an action does
    with an alias or a version alone is about its ARN.
    """

    def row(parameters: Parameters, account_id: str) -> list[tuple[str, str]]:
        asked = FunctionName.read(parameters["FunctionName"], parameters.get("Qualifier"), "{region}", account_id)
        resource = asked.arn if qualified else asked.function_arn
        return [(action, resource), ("iam:PassRole", parameters["Role"])] if parameters.get("Role") else [(action, resource)]

    return row


def _create_mapping(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    """A mapping has no ARN before it is there, and is tagged under the one that it gets."""
    new = _MAPPING.replace("{UUID}", "00000000-0000-0000-0000-000000000000")
    return [("CreateEventSourceMapping", ANY), *([("TagResource", new)] if parameters.get("Tags") else [])]


def _queue(action: str) -> Row:
    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        name = parameters.get("QueueName") or parameters["QueueUrl"].rpartition("/")[2]
        return [(action, f"{_QUEUE}{name}")]

    return row


def _group(action: str, name: str = "logGroupName") -> Row:
    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        return [(action, f"{_GROUPS}{parameters[name]}")]

    return row


def _of_subscription(action: str) -> Row:
    """What is done with a subscription is about its topic, whose ARN its own begins with."""

    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        return [(action, parameters["SubscriptionArn"].rpartition(":")[0])]

    return row


_TOPIC_ACTIONS = ("DeleteTopic", "GetTopicAttributes", "Publish", "SetTopicAttributes", "Subscribe")
_SUBSCRIPTION_ACTIONS = ("GetSubscriptionAttributes", "Unsubscribe")
_FUNCTION_ACTIONS = (
    "CreateAlias",
    "CreateFunction",
    "DeleteAlias",
    "GetAlias",
    "GetFunctionCodeSigningConfig",
    "ListAliases",
    "ListVersionsByFunction",
    "UpdateAlias",
    "UpdateFunctionCode",
    "UpdateFunctionConfiguration",
)
_QUALIFIED_ACTIONS = (
    "AddPermission",
    "DeleteFunction",
    "GetFunction",
    "GetFunctionConfiguration",
    "GetPolicy",
    "RemovePermission",
)
_QUEUE_ACTIONS = (
    "CreateQueue",
    "DeleteQueue",
    "DeleteMessage",
    "GetQueueAttributes",
    "ReceiveMessage",
    "SetQueueAttributes",
)

TABLES = {
    "lambda": Table(
        "lambda",
        {
            **{action: _function(action) for action in _FUNCTION_ACTIONS},
            **{action: _function(action, qualified=True) for action in _QUALIFIED_ACTIONS},
            "Invoke": _function("InvokeFunction", qualified=True),
            "CreateEventSourceMapping": _create_mapping,
            "DeleteEventSourceMapping": _MAPPING,
            "GetEventSourceMapping": _MAPPING,
            "ListTags": "{Resource}",
            "TagResource": "{Resource}",
            "UntagResource": "{Resource}",
            "UpdateEventSourceMapping": _MAPPING,
        },
        tagging={"CreateFunction": ("TagResource", "Tags")},
    ),
    "sqs": Table(
        "sqs",
        {
            **{action: _queue(action) for action in _QUEUE_ACTIONS},
            "ListQueueTags": _queue("ListQueueTags"),
            # Judged as each of its messages (Service Authorization Reference, Amazon SQS).
            "SendMessageBatch": _queue("SendMessage"),
            "TagQueue": _queue("TagQueue"),
            "UntagQueue": _queue("UntagQueue"),
        },
        tagging={"CreateQueue": ("TagQueue", "tags")},
    ),
    "sns": Table(
        "sns",
        {
            **{action: "{TopicArn}" for action in _TOPIC_ACTIONS},
            **{action: _of_subscription(action) for action in _SUBSCRIPTION_ACTIONS},
            "CreateTopic": "arn:{partition}:sns:{region}:{account}:{Name}",
            "ListTagsForResource": "{ResourceArn}",
            "TagResource": "{ResourceArn}",
            "UntagResource": "{ResourceArn}",
        },
        tagging={"CreateTopic": ("TagResource", "Tags")},
    ),
    "logs": Table(
        "logs",
        {
            "CreateLogGroup": _group("CreateLogGroup"),
            "DeleteLogGroup": _group("DeleteLogGroup"),
            "DescribeLogGroups": ANY,
            "ListTagsForResource": "{resourceArn}",
            "PutRetentionPolicy": _group("PutRetentionPolicy"),
            "TagResource": "{resourceArn}",
            "UntagResource": "{resourceArn}",
        },
        tagging={"CreateLogGroup": ("TagResource", "tags")},
    ),
    "resourcegroupstaggingapi": Table("tag", {"GetResources": ANY}),
}
