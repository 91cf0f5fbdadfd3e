"""Lambda: who may do what with a function; the function itself, each alias and each version has a policy of its own."""

import json
import re
from typing import Any
from uuid import uuid4

from moto.awslambda.exceptions import (
    GenericResourcNotFound,
    InvalidParameterValueException,
    LambdaClientError,
    PreconditionFailedException,
    UnknownFunctionException,
)
from moto.awslambda.models import lambda_backends

from .function_name import FunctionName

Statement = dict[str, Any]

_ACCOUNT_ID = re.compile(r"\d{12}")
# Parameters of AddPermission that become conditions, with operator and key.
_CONDITIONS = {
    "SourceArn": ("ArnLike", "AWS:SourceArn"),
    "SourceAccount": ("StringEquals", "AWS:SourceAccount"),
    "PrincipalOrgID": ("StringEquals", "aws:PrincipalOrgID"),
    "EventSourceToken": ("StringEquals", "lambda:EventSourceToken"),
    "FunctionUrlAuthType": ("StringEquals", "lambda:FunctionUrlAuthType"),
}


class StatementExists(LambdaClientError):
    code = 409

    def __init__(self, sid: str):
        super().__init__(
            "ResourceConflictException", f"The statement id ({sid}) provided already exists. Please provide a new one."
        )


class FunctionPolicy:
    """The statements on one ARN, in the order in which they were added."""

    def __init__(self, arn: str):
        self._arn = arn
        self._statements: dict[str, Statement] = {}
        self._revision_id = str(uuid4())

    @property
    def document(self) -> dict[str, Any] | None:
        statements = list(self._statements.values())
        return {"Version": "2012-10-17", "Id": "default", "Statement": statements} if statements else None

    def add(self, permission: dict[str, Any]) -> Statement:
        """Add what AddPermission asks for."""
        self._check_revision(permission.get("RevisionId"))
        sid = permission["StatementId"]
        if sid in self._statements:
            raise StatementExists(sid)
        self._statements[sid] = {
            "Sid": sid,
            "Effect": "Allow",
            "Principal": _principal(permission["Principal"], self._arn.split(":")[1]),
            "Action": permission["Action"],
            "Resource": self._arn,
            **_condition(permission),
        }
        self._revision_id = str(uuid4())
        return self._statements[sid]

    def remove(self, sid: str, revision_id: str | None) -> None:
        self._check_revision(revision_id)
        if self._statements.pop(sid, None) is None:
            raise GenericResourcNotFound()
        self._revision_id = str(uuid4())

    def to_json(self) -> str:
        """As GetPolicy answers."""
        if self.document is None:
            raise GenericResourcNotFound()
        return json.dumps({"Policy": json.dumps(self.document), "RevisionId": self._revision_id})

    def lets_in(self, account_id: str, action: str) -> bool:
        """Whether anybody of an account is let in at all; who of them is for IAM to judge."""
        return any(
            each["Action"] in (action, "lambda:*") and _is_of(each["Principal"], account_id)
            for each in self._statements.values()
        )

    def _check_revision(self, revision_id: str | None) -> None:
        if revision_id and revision_id != self._revision_id:
            raise PreconditionFailedException(
                "The RevisionId provided does not match the latest RevisionId for the Lambda function or alias"
            )


class FunctionPolicies:
    """The policies of a function, by qualifier."""

    def __init__(self) -> None:
        self._policies: dict[str | None, FunctionPolicy] = {}

    def of(self, asked: FunctionName) -> FunctionPolicy:
        # Lambda Developer Guide, AddPermission: nobody is let in to $LATEST alone.
        if asked.qualifier == "$LATEST":
            raise InvalidParameterValueException("We currently do not support adding policies for $LATEST.")
        return self._policies.setdefault(asked.qualifier, FunctionPolicy(asked.arn))

    def drop(self, alias: str) -> None:
        self._policies.pop(alias, None)


def policy_document(arn: str) -> dict[str, Any] | None:
    """The policy on a function, an alias or a version; none where nothing stands, or nobody is let in."""
    asked = FunctionName.read(arn, None, "", "")
    backend = lambda_backends[asked.account_id][asked.region]
    try:
        policies: FunctionPolicies = backend.get_function(asked.name).policies  # type: ignore[attr-defined]
    except UnknownFunctionException:
        return None
    return None if asked.qualifier == "$LATEST" else policies.of(asked).document


def _principal(principal: str, partition: str) -> str | dict[str, str]:
    if principal == "*":
        return principal
    if _ACCOUNT_ID.fullmatch(principal):
        return {"AWS": f"arn:{partition}:iam::{principal}:root"}
    return {"AWS" if principal.startswith("arn:") else "Service": principal}


def _condition(permission: dict[str, Any]) -> dict[str, Any]:
    condition: dict[str, dict[str, str]] = {}
    for name, (operator, key) in _CONDITIONS.items():
        if permission.get(name):
            condition.setdefault(operator, {})[key] = permission[name]
    return {"Condition": condition} if condition else {}


def _is_of(principal: str | dict[str, str], account_id: str) -> bool:
    if isinstance(principal, str):
        return principal == "*"
    return principal.get("AWS", "::::").split(":")[4] == account_id
