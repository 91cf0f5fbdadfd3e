"""Lambda: functions run as processes of Node, which call the emulated AWS as their roles."""

import base64
import io
import json
import os
import subprocess
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from moto.awslambda import models
from moto.sts.models import sts_backends
from werkzeug.wrappers import Request, Response

from . import clock
from .function_policies import FunctionPolicies
from .serving import Application, turn

# Header by which an invocation leaves the services, to be carried out where nobody's turn is held.
TICKET = "x-certfleet-invocation"
_SESSION_SECONDS = 3600
_RUNNER = Path(__file__).parent.parent / "function-runner.mjs"


@dataclass(frozen=True)
class Answer:
    """What a function gave back, or how it failed."""

    payload: str
    failed: bool
    log: str


class Function(models.LambdaFunction):
    """A function whose invocation only takes a ticket: it asks AWS itself, and so must not run within a request's turn."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.policies = FunctionPolicies()

    def invoke(self, body: str, request_headers: Any, response_headers: Any) -> str:
        response_headers[TICKET] = self.take_ticket(body, self.function_arn)
        return ""

    def take_ticket(self, body: str, invoked_arn: str) -> str:
        """For an invocation by this ARN, which may have a qualifier."""
        ticket = str(next(_tickets))
        _waiting[ticket] = (self, body or "{}", invoked_arn)
        return ticket

    def variables(self, endpoint: str) -> dict[str, str]:
        """Environment of its process: what Lambda gives it, with a session of its role, and the way to this AWS."""
        session = sts_backends[self.account_id][self.partition].assume_role(
            self.region, self.function_name, self.role, None, _SESSION_SECONDS, None
        )
        return {
            **self.environment_vars,
            "AWS_REGION": self.region,
            "AWS_LAMBDA_FUNCTION_NAME": self.function_name,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(self.memory_size),
            "AWS_ACCESS_KEY_ID": session.access_key_id,
            "AWS_SECRET_ACCESS_KEY": session.secret_access_key,
            "AWS_SESSION_TOKEN": session.session_token,
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_EC2_METADATA_DISABLED": "true",
        }


_tickets = count(1)
_waiting: dict[str, tuple[Function, str, str]] = {}
_endpoint = ""
_node = "node"
_resolver = ""


def install() -> None:
    models.LambdaFunction = Function  # type: ignore[misc]


def lead_to(endpoint: str, node: str, resolver: str) -> None:
    """Let functions call this AWS, in processes of this Node, which ask this DNS resolver."""
    global _endpoint, _node, _resolver
    _endpoint, _node, _resolver = endpoint, node, resolver


class Invocations:
    """Carries out invocations after the services have taken them, so that functions may call AWS meanwhile."""

    def __init__(self, application: Application):
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        if not request.path.endswith("/invocations"):
            return self._application(environ, start_response)
        response = Response.from_app(self._application, environ)
        ticket = response.headers.pop(TICKET, None)
        if ticket is not None:
            invocation = _waiting.pop(ticket)
            if request.headers.get("X-Amz-Invocation-Type") == "Event":
                Thread(target=run, args=invocation, daemon=True).start()
            else:
                _put(response, run(*invocation))
        return response(environ, start_response)


def _put(response: Response, answer: Answer) -> None:
    response.set_data(answer.payload)
    response.headers["x-amz-log-result"] = base64.b64encode(answer.log.encode()[-4096:]).decode()
    if answer.failed:
        response.headers["x-amz-function-error"] = "Unhandled"


def run(function: Function, event: str, invoked_arn: str) -> Answer:
    """Run a function to its end, or until its time is over; its log is CloudWatch's."""
    with turn:
        variables = function.variables(_endpoint)
        code, handler, seconds = function.code_bytes, function.handler, int(function.timeout)
    with TemporaryDirectory(prefix="certfleet-function-") as folder:
        zipfile.ZipFile(io.BytesIO(code)).extractall(folder)
        answer = _answer(folder, [str(handler), invoked_arn], event, variables, seconds)
    with turn:
        function.logs_backend.ensure_log_group(function.logs_group_name)
        function.save_logs(answer.log)
    return answer


def _answer(folder: str, invoked: list[str], event: str, variables: dict[str, str], seconds: int) -> Answer:
    result = Path(folder, "result.json")
    milliseconds = [str(seconds * 1000), str(clock.moved_milliseconds())]
    command = [_node, "--no-warnings", str(_RUNNER), folder, *invoked, str(result), *milliseconds, _resolver]
    environment = {"PATH": os.environ.get("PATH", ""), **variables}
    try:
        ended = subprocess.run(
            command, input=event.encode(), capture_output=True, env=environment, timeout=seconds
        )
    except subprocess.TimeoutExpired as error:
        log = (error.stdout or b"").decode()
        return Answer(_failure("Sandbox.Timedout", f"Task timed out after {seconds}.00 seconds"), True, log)
    log = (ended.stdout + ended.stderr).decode()
    if not result.exists():
        return Answer(_failure("Runtime.ExitError", f"Runtime exited with code {ended.returncode}"), True, log)
    given = json.loads(result.read_text())
    return Answer(json.dumps(given["payload"]), given["failed"], log)


def _failure(kind: str, message: str) -> str:
    return json.dumps({"errorType": kind, "errorMessage": message})
