"""Lambda's requests that moto answers otherwise: of aliases, of policies, and of functions of other accounts."""

import json
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

from moto.awslambda import urls
from moto.awslambda.exceptions import LambdaClientError, UnknownFunctionException
from moto.awslambda.models import LambdaBackend, lambda_backends
from moto.awslambda.responses import LambdaResponse

from .function_name import FunctionName
from .function_policies import FunctionPolicies
from .functions import TICKET, Function
from .hooks import replace_response

Answer = tuple[int, dict[str, Any], str]

_INVOKE = "lambda:InvokeFunction"
_STATUS = {"Event": 202, "DryRun": 204}


def install() -> None:
    replace_response(urls.url_paths, LambdaResponse, Response)


class AccessDenied(LambdaClientError):
    code = 403

    def __init__(self, account_id: str, action: str, arn: str):
        super().__init__(
            "AccessDeniedException",
            f"Account {account_id} is not authorized to perform: {action} on resource: {arn} "
            f"because no resource-based policy allows the {action} action",
        )


class AliasExists(LambdaClientError):
    code = 409

    def __init__(self, arn: str):
        super().__init__("ResourceConflictException", f"Alias already exists: {arn}")


class Response(LambdaResponse):
    @property
    def backend(self) -> LambdaBackend:
        """Of the caller's account: functions of another are invoked, and nothing else is done with them."""
        asked = self._asked() if "/functions/" in self.path else None
        if asked and asked.account_id != self.current_account:
            raise AccessDenied(self.current_account, f"lambda:{self._get_action()}", asked.arn)
        return lambda_backends[self.current_account][self.region]

    def invoke(self) -> Answer:
        """Whether it may be invoked by whoever asks is judged before; an account needs to be let in by the function."""
        asked = self._asked()
        if asked.region != self.region:
            raise UnknownFunctionException(asked.arn)
        function = lambda_backends[asked.account_id][asked.region].get_function(asked.name, asked.qualifier)
        if asked.account_id != self.current_account:
            if asked.qualifier == "$LATEST" or not _policies(function).of(asked).lets_in(self.current_account, _INVOKE):
                raise AccessDenied(self.current_account, _INVOKE, asked.arn)
        kind = self.headers.get("X-Amz-Invocation-Type", "RequestResponse")
        status = _STATUS.get(kind, 200)
        headers = {
            "status": str(status),
            "content-type": "application/json",
            "x-amz-executed-version": str(function.version),
        }
        if kind != "DryRun":
            assert isinstance(function, Function)
            headers[TICKET] = function.take_ticket(self.body, asked.arn)
        return status, headers, ""

    def add_permission(self) -> Answer:
        statement = self._policy().add(json.loads(self.body))
        return 201, {"status": 201}, json.dumps({"Statement": json.dumps(statement)})

    def get_policy(self) -> str:
        return self._policy().to_json()

    def remove_permission(self) -> Answer:
        self._policy().remove(unquote(self.path.rpartition("/")[2]), self._query("RevisionId"))
        return 204, {"status": 204}, ""

    def create_alias(self) -> Answer:
        asked, name = self._asked(), json.loads(self.body)["Name"]
        if any(alias.name == name for alias in self.backend.list_aliases(asked.name)):
            raise AliasExists(f"{asked.function_arn}:{name}")
        return super().create_alias()  # type: ignore[return-value]

    def get_alias(self) -> Answer:
        return _ok(super().get_alias())

    def update_alias(self) -> Answer:
        alias = self.backend.get_alias(self._alias(), self._asked().name)
        alias.revision_id = str(uuid4())
        return _ok(super().update_alias())

    def delete_alias(self) -> Answer:
        _policies(self.backend.get_function(self._asked().name)).drop(self._alias())
        super().delete_alias()
        return 204, {"status": 204}, ""

    def _asked(self) -> FunctionName:
        name = unquote(self.path.partition("/functions/")[2].partition("/")[0])
        return FunctionName.read(name, self._query("Qualifier"), self.region, self.current_account)

    def _policy(self) -> Any:
        """Of what is asked for, which must stand."""
        asked = self._asked()
        return _policies(self.backend.get_function(asked.name, asked.qualifier)).of(asked)

    def _alias(self) -> str:
        return unquote(self.path.rpartition("/")[2])

    def _query(self, name: str) -> str | None:
        return self.querystring.get(name, [None])[0]


def _policies(function: Any) -> FunctionPolicies:
    policies: FunctionPolicies = function.policies
    return policies


def _ok(answer: Any) -> Answer:
    """Lambda has created nothing."""
    return 200, {"status": 200}, answer[2]
