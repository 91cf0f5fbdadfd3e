"""What a signed request asks of AWS: service, operation and parameters, read by AWS's own models of its services."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import botocore.session
from moto.core.model import OperationModel, ServiceModel
from moto.core.parse import PROTOCOL_PARSERS
from moto.core.request import determine_request_protocol
from werkzeug.wrappers import Request

_SCOPE = re.compile(r"Credential=(?P<key>[^/]+)/\d{8}/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request")

# Services whose requests are signed with another name than AWS's models have.
_MODELS = {
    "elasticloadbalancing": {"2012-06-01": "elb", "2015-12-01": "elbv2"},
    "apigateway": {"/v2/": "apigatewayv2", "/": "apigateway"},
    "es": {"/2021-01-01/": "opensearch", "/": "es"},
    "monitoring": {"/": "cloudwatch"},
    "tagging": {"/": "resourcegroupstaggingapi"},
}
_PLACEHOLDER = re.compile(r"\{([^}+]+)(\+?)\}")


class Unreadable(Exception):
    """A request that is none of the operations that AWS's models know."""


@dataclass(frozen=True)
class Call:
    """An operation of a service, as the caller asks for it."""

    region: str
    service: str
    operation: str
    parameters: dict[str, Any]


def is_signed(request: Request) -> bool:
    return _SCOPE.search(request.headers.get("Authorization", "")) is not None


def access_key_of(request: Request) -> str:
    return _scope(request)["key"]


def signed_for(request: Request) -> str:
    """The service, as signatures name it."""
    return _scope(request)["service"]


def _scope(request: Request) -> re.Match[str]:
    scope = _SCOPE.search(request.headers["Authorization"])
    assert scope is not None
    return scope


def read_call(request: Request) -> Call:
    """Raises Unreadable."""
    service = _model_name(signed_for(request), request)
    operation, labels = _operation(service, request)
    return Call(_scope(request)["region"], service, operation.name, _parameters(operation, labels, request))


def _model_name(signature_name: str, request: Request) -> str:
    names = _MODELS.get(signature_name)
    if names is None:
        return signature_name
    version = request.values.get("Version")
    if version in names:
        return names[version]
    return next(name for start, name in names.items() if request.path.startswith(start))


def _operation(service: str, request: Request) -> tuple[OperationModel, dict[str, str]]:
    model = _service_model(service)
    name = request.values.get("Action") or request.headers.get("X-Amz-Target", "").rpartition(".")[2]
    if name in model.operation_names:
        return model.operation_model(name), {}
    for route in _routes(service):
        labels = route.match(request)
        if labels is not None:
            return model.operation_model(route.operation), labels
    raise Unreadable(f"{service} knows no {request.method} {request.full_path}")


def _parameters(operation: OperationModel, labels: dict[str, str], request: Request) -> dict[str, Any]:
    protocol = determine_request_protocol(operation.service_model, request.content_type)
    parser = PROTOCOL_PARSERS[protocol](operation)
    return parser.parse(
        {
            "method": request.method,
            "values": request.values,
            "headers": request.headers,
            "body": b"" if _is_stream(operation) else request.get_data(),
            "url_path": request.path,
            "url_params": labels,
        }
    )


def _is_stream(operation: OperationModel) -> bool:
    """Whether the body is an object, of which no policy says anything, and which need not be text."""
    shape = operation.input_shape
    payload = shape.serialization.get("payload") if shape else None
    return payload is not None and shape.members[payload].type_name == "blob"


@dataclass(frozen=True)
class _Route:
    """Method, path and fixed query of an operation of a REST service."""

    operation: str
    method: str
    path: re.Pattern[str]
    # Names of the path's placeholders, in their order.
    labels: list[str]
    query: dict[str, str]
    # Headers and parts of the query that no request of the operation lacks.
    required: list[tuple[str, str]]
    is_greedy: bool

    def match(self, request: Request) -> dict[str, str] | None:
        matched = self.path.fullmatch(_raw_path(request))
        asked = request.method == self.method and all(
            name in request.args and value in ("", request.args[name])
            for name, value in self.query.items()
        )
        asked = asked and all(
            name in (request.headers if place == "header" else request.args) for place, name in self.required
        )
        return dict(zip(self.labels, matched.groups())) if matched and asked else None


def _raw_path(request: Request) -> str:
    """As it was sent: a slash in a label is written as %2F, and is no end of it."""
    return str(request.environ.get("REQUEST_URI", request.path)).partition("?")[0]


@cache
def _routes(service: str) -> list[_Route]:
    """The most particular first: more of the query, more headers, a fixed part of a path before a placeholder."""
    model = _service_model(service)
    routes = [_route(model.operation_model(name)) for name in model.operation_names]
    return sorted(
        routes, key=lambda each: (-len(each.query), -len(each.required), each.path.groups, each.is_greedy)
    )


def _route(operation: OperationModel) -> _Route:
    path, query = _split(operation.http["requestUri"])
    shape = operation.input_shape
    members = [shape.members[name] for name in shape.required_members] if shape else []
    required = [
        (member.serialization["location"], member.serialization["name"])
        for member in members
        if member.serialization.get("location") in ("header", "querystring")
    ]
    return _Route(operation.name, operation.http["method"], *_pattern(path), query, required, "+}" in path)


def _split(request_uri: str) -> tuple[str, dict[str, str]]:
    path, _, query = request_uri.partition("?")
    return path, dict(part.partition("=")[::2] for part in query.split("&") if part)


def _pattern(path: str) -> tuple[re.Pattern[str], list[str]]:
    """With the names of its groups. A trailing slash may be there or not: SDKs differ."""
    parts = _PLACEHOLDER.split(path.rstrip("/"))
    text = re.escape(parts[0])
    for greedy, fixed in zip(parts[2::3], parts[3::3]):
        text += f"({'.+' if greedy else '[^/]+'}){re.escape(fixed)}"
    return re.compile(f"{text}/?"), parts[1::3]


@cache
def _service_model(service: str) -> ServiceModel:
    session = botocore.session.get_session()
    return ServiceModel(session.get_component("data_loader").load_service_model(service, "service-2"), service)
