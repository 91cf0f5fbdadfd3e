"""Lambda, SQS, EventBridge, CloudWatch Logs and tags: what functions that work through queues are made of."""

from .needed import ANY, Parameters, Row, Table

_LAMBDA = "arn:{partition}:lambda:{region}:{account}"
_MAPPING = f"{_LAMBDA}:event-source-mapping:{{UUID}}"
_QUEUE = "arn:{partition}:sqs:{region}:{account}:"
_RULE = "arn:{partition}:events:{region}:{account}:rule/"
_GROUPS = "arn:{partition}:logs:{region}:{account}:log-group:"


def _function(action: str) -> Row:
    """A function is asked for by its name, or by its ARN; who gives it a role must be allowed to pass it."""

    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        name = parameters["FunctionName"]
        asked = (action, name if name.startswith("arn:") else f"{_LAMBDA}:function:{name}")
        return [asked, ("iam:PassRole", parameters["Role"])] if parameters.get("Role") else [asked]

    return row


def _invocation(parameters: Parameters, account_id: str) -> list[tuple[str, str]]:
    """A version or an alias is invoked by its own ARN, also where it comes beside the function's name; so is $LATEST."""
    [(action, function)] = _function("InvokeFunction")(parameters, account_id)
    qualifier = parameters.get("Qualifier")
    return [(action, f"{function}:{qualifier}" if qualifier else function)]


def _queue(action: str) -> Row:
    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        name = parameters.get("QueueName") or parameters["QueueUrl"].rpartition("/")[2]
        return [(action, f"{_QUEUE}{name}")]

    return row


def _group(action: str, name: str = "logGroupName") -> Row:
    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        return [(action, f"{_GROUPS}{parameters[name]}")]

    return row


_FUNCTION_ACTIONS = (
    "CreateFunction",
    "DeleteFunction",
    "GetFunction",
    "GetFunctionCodeSigningConfig",
    "GetFunctionConfiguration",
    "ListVersionsByFunction",
    "UpdateFunctionCode",
    "UpdateFunctionConfiguration",
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
            "Invoke": _invocation,
            "CreateEventSourceMapping": ANY,
            "DeleteEventSourceMapping": _MAPPING,
            "GetEventSourceMapping": _MAPPING,
            "ListTags": "{Resource}",
            "TagResource": "{Resource}",
            "UntagResource": "{Resource}",
            "UpdateEventSourceMapping": _MAPPING,
        },
        tagging={"CreateFunction": ("TagResource", "Tags"), "CreateEventSourceMapping": ("TagResource", "Tags")},
    ),
    "sqs": Table(
        "sqs",
        {
            **{action: _queue(action) for action in _QUEUE_ACTIONS},
            "ListQueueTags": _queue("ListQueueTags"),
            "TagQueue": _queue("TagQueue"),
            "UntagQueue": _queue("UntagQueue"),
        },
        tagging={"CreateQueue": ("TagQueue", "tags")},
    ),
    "events": Table(
        "events",
        {
            "DeleteRule": f"{_RULE}{{Name}}",
            "DescribeRule": f"{_RULE}{{Name}}",
            "ListTagsForResource": "{ResourceARN}",
            "ListTargetsByRule": f"{_RULE}{{Rule}}",
            "PutRule": f"{_RULE}{{Name}}",
            "PutTargets": f"{_RULE}{{Rule}}",
            "RemoveTargets": f"{_RULE}{{Rule}}",
            "TagResource": "{ResourceARN}",
            "UntagResource": "{ResourceARN}",
        },
        tagging={"PutRule": ("TagResource", "Tags")},
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
