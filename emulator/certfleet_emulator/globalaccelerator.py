"""Global Accelerator, which moto lacks: accelerators, their listeners and endpoint groups, deployed at once."""

import json
import re
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from moto.elbv2.models import elbv2_backends
from moto.iam.models import get_account_id_from
from werkzeug.wrappers import Request, Response

from .serving import Application

_TARGET = "GlobalAccelerator_V20180706."
_ACCESS_KEY = re.compile(r"Credential=([^/]+)/")
# An endpoint's weight where nobody says it (API Reference, EndpointConfiguration).
_WEIGHT = 128


class Refusal(Exception):
    """An error of the service, by the name that clients know it by."""


class GlobalAccelerator:
    """Answers the service's requests, and leaves all others to moto."""

    def __init__(self, application: Application):
        self._application = application
        self._things: dict[str, dict[str, Any]] = {}
        self._tags: dict[str, dict[str, str]] = {}

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        target = environ.get("HTTP_X_AMZ_TARGET", "")
        if not target.startswith(_TARGET):
            return self._application(environ, start_response)
        request = Request(environ)
        action = getattr(self, "_" + re.sub(r"(?<!^)(?=[A-Z])", "_", target[len(_TARGET) :]).lower(), None)
        try:
            if action is None:
                raise Refusal("InvalidArgumentException")
            answer, status = action(_account_of(request), json.loads(request.get_data())), 200
        except Refusal as refusal:
            answer, status = {"__type": str(refusal), "message": str(refusal)}, 400
        return Response(json.dumps(answer), status, content_type="application/x-amz-json-1.1")(
            environ, start_response
        )

    def _create_accelerator(self, account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        arn = f"arn:aws:globalaccelerator::{account_id}:accelerator/{uuid4()}"
        self._tags[arn] = {tag["Key"]: tag["Value"] for tag in request.get("Tags") or []}
        self._things[arn] = {
            "AcceleratorArn": arn,
            "Name": request["Name"],
            "IpAddressType": request.get("IpAddressType", "IPV4"),
            "Enabled": request.get("Enabled", True),
            "IpSets": [{"IpFamily": "IPv4", "IpAddresses": ["192.0.2.1", "192.0.2.2"]}],
            "DnsName": f"a{arn[-12:]}.awsglobalaccelerator.com",
            "Status": "DEPLOYED",
        }
        return {"Accelerator": self._things[arn]}

    def _describe_accelerator(self, _account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        return {"Accelerator": self._thing("Accelerator", request)}

    def _describe_accelerator_attributes(self, _account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        self._thing("Accelerator", request)
        return {"AcceleratorAttributes": {"FlowLogsEnabled": False}}

    def _update_accelerator(self, _account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        accelerator = self._thing("Accelerator", request)
        accelerator.update({key: request[key] for key in ("Name", "Enabled", "IpAddressType") if key in request})
        return {"Accelerator": accelerator}

    def _delete_accelerator(self, _account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        """Only once it is disabled, and without listeners (API Reference, DeleteAccelerator)."""
        if self._thing("Accelerator", request)["Enabled"]:
            raise Refusal("AcceleratorNotDisabledException")
        return self._delete("Accelerator", request, "AssociatedListenerFoundException")

    def _create_listener(self, _account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        arn = f"{self._thing('Accelerator', request)['AcceleratorArn']}/listener/{uuid4().hex[:8]}"
        kept = {key: request[key] for key in ("PortRanges", "Protocol")}
        self._things[arn] = {"ListenerArn": arn, "ClientAffinity": request.get("ClientAffinity", "NONE"), **kept}
        return {"Listener": self._things[arn]}

    def _describe_listener(self, _account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        return {"Listener": self._thing("Listener", request)}

    def _delete_listener(self, _account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        return self._delete("Listener", request, "AssociatedEndpointGroupFoundException")

    def _create_endpoint_group(self, account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        listener = self._thing("Listener", request)
        region = request["EndpointGroupRegion"]
        arn = f"{listener['ListenerArn']}/endpoint-group/{uuid4().hex[:12]}"
        self._things[arn] = {
            "HealthCheckPort": listener["PortRanges"][0]["FromPort"],
            **{key: value for key, value in request.items() if key not in ("EndpointConfigurations", "ListenerArn")},
            "EndpointGroupArn": arn,
            "EndpointDescriptions": [
                _endpoint(account_id, region, each) for each in request.get("EndpointConfigurations") or []
            ],
        }
        return {"EndpointGroup": self._things[arn]}

    def _describe_endpoint_group(self, _account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        return {"EndpointGroup": self._thing("EndpointGroup", request)}

    def _delete_endpoint_group(self, _account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        return self._delete("EndpointGroup", request, "")

    def _list_cross_account_resources(self, _account_id: str, _request: dict[str, Any]) -> dict[str, Any]:
        return {"CrossAccountResources": []}

    def _list_tags_for_resource(self, _account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        tags = self._tags.get(request["ResourceArn"], {})
        return {"Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}

    def _tag_resource(self, _account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        self._tags[request["ResourceArn"]].update({tag["Key"]: tag["Value"] for tag in request["Tags"]})
        return {}

    def _untag_resource(self, _account_id: str, request: dict[str, Any]) -> dict[str, Any]:
        for key in request["TagKeys"]:
            self._tags[request["ResourceArn"]].pop(key, None)
        return {}

    def _thing(self, kind: str, request: dict[str, Any]) -> dict[str, Any]:
        thing = self._things.get(request[f"{kind}Arn"])
        if thing is None:
            raise Refusal(f"{kind}NotFoundException")
        return thing

    def _delete(self, kind: str, request: dict[str, Any], refusal: str) -> dict[str, Any]:
        arn = self._thing(kind, request)[f"{kind}Arn"]
        if any(other.startswith(f"{arn}/") for other in self._things):
            raise Refusal(refusal)
        del self._things[arn]
        return {}


def _endpoint(account_id: str, region: str, configuration: dict[str, Any]) -> dict[str, Any]:
    """A load balancer of the account, in the Region of its group."""
    if configuration["EndpointId"] not in elbv2_backends[account_id][region].load_balancers:
        raise Refusal("EndpointNotFoundException")
    return {"Weight": _WEIGHT, "HealthState": "HEALTHY", **configuration}


def _account_of(request: Request) -> str:
    match = _ACCESS_KEY.search(request.headers.get("Authorization", ""))
    return get_account_id_from(match.group(1) if match else "")
