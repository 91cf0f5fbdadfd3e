"""Transfer Family: servers in a VPC, each with a VPC endpoint, take issued certificates of their account and Region."""

import json
from typing import Any
from uuid import uuid4

from moto.core.exceptions import JsonRESTError
from moto.ec2.models import ec2_backends
from moto.transfer import urls
from moto.transfer.models import TransferBackend, transfer_backends
from moto.transfer.responses import TransferResponse

from .acm import is_usable
from .hooks import replace_backend, replace_response

_Server = dict[str, Any]
"""As it was asked for, with its id, its state and its VPC endpoint."""


def install() -> None:
    replace_backend(transfer_backends, Backend)
    replace_response(urls.url_paths, TransferResponse, Response)


class Backend(TransferBackend):
    """The servers of one account in one Region."""

    servers: dict[str, _Server]  # type: ignore[assignment]

    def create(self, asked: _Server) -> str:
        self._check(asked)
        # Transfer Family API Reference, CreateServer.
        if "FTPS" in asked["Protocols"] and asked["EndpointType"] != "VPC":
            raise JsonRESTError("InvalidRequestException", "FTPS is only supported with EndpointType VPC")
        if "AddressAllocationIds" in asked["EndpointDetails"]:
            raise JsonRESTError("InvalidRequestException", "AddressAllocationIds cannot be set in CreateServer")
        server_id = f"s-{uuid4().hex[:17]}"
        network = asked["EndpointDetails"]
        endpoint = ec2_backends[self.account_id][self.region_name].create_vpc_endpoint(
            vpc_id=network["VpcId"],
            service_name=f"com.amazonaws.{self.region_name}.transfer.server",
            endpoint_type="Interface",
            policy_document=None,
            route_table_ids=[],
            subnet_ids=network["SubnetIds"],
            security_group_ids=network.pop("SecurityGroupIds", []),
        )
        self.servers[server_id] = {
            **asked,
            "EndpointDetails": {**network, "VpcEndpointId": endpoint.id},
            "Arn": f"arn:aws:transfer:{self.region_name}:{self.account_id}:server/{server_id}",
            "ServerId": server_id,
            "State": "ONLINE",
        }
        return server_id

    def server(self, server_id: str) -> _Server:
        if server_id not in self.servers:
            raise JsonRESTError("ResourceNotFoundException", f"Unknown server {server_id}")
        return self.servers[server_id]

    def update(self, server_id: str, asked: _Server) -> None:
        server = self.server(server_id)
        self._check(asked)
        network = asked.pop("EndpointDetails", {})
        before = server["EndpointDetails"].get("AddressAllocationIds", [])
        if network.get("AddressAllocationIds", before) != before and server["State"] != "OFFLINE":
            raise JsonRESTError("InvalidRequestException", "Server must be OFFLINE to change AddressAllocationIds")
        server["EndpointDetails"] |= network
        server |= asked

    def delete(self, server_id: str) -> None:
        endpoint_id = self.server(server_id)["EndpointDetails"]["VpcEndpointId"]
        ec2_backends[self.account_id][self.region_name].delete_vpc_endpoints([endpoint_id])
        del self.servers[server_id]

    def tagged(self, arn: str) -> _Server:
        return self.server(arn.split("/")[-1])

    def _check(self, asked: _Server) -> None:
        arn = asked.get("Certificate")
        if arn and not is_usable(self.account_id, self.region_name, arn):
            raise JsonRESTError("InvalidRequestException", f"Certificate {arn} is not issued here")


class Response(TransferResponse):
    """What moto lacks: changes of servers, their states and their tags."""

    def create_server(self) -> str:
        return json.dumps({"ServerId": self._servers.create(self._asked)})

    def describe_server(self) -> str:
        return json.dumps({"Server": self._servers.server(self._asked["ServerId"])})

    def update_server(self) -> str:
        asked = self._asked
        server_id = asked.pop("ServerId")
        self._servers.update(server_id, asked)
        return json.dumps({"ServerId": server_id})

    def stop_server(self) -> str:
        return self._become("OFFLINE")

    def start_server(self) -> str:
        return self._become("ONLINE")

    def delete_server(self) -> str:
        self._servers.delete(self._asked["ServerId"])
        return "{}"

    def tag_resource(self) -> str:
        server = self._servers.tagged(self._asked["Arn"])
        tags = {tag["Key"]: tag for tag in [*server.get("Tags", []), *self._asked["Tags"]]}
        server["Tags"] = list(tags.values())
        return "{}"

    def untag_resource(self) -> str:
        server = self._servers.tagged(self._asked["Arn"])
        server["Tags"] = [tag for tag in server.get("Tags", []) if tag["Key"] not in self._asked["TagKeys"]]
        return "{}"

    def list_tags_for_resource(self) -> str:
        return json.dumps({"Tags": self._servers.tagged(self._asked["Arn"]).get("Tags", [])})

    def _become(self, state: str) -> str:
        self._servers.server(self._asked["ServerId"])["State"] = state
        return "{}"

    @property
    def _servers(self) -> Backend:
        return self.transfer_backend  # type: ignore[return-value]

    @property
    def _asked(self) -> dict[str, Any]:
        return json.loads(self.body)  # type: ignore[no-any-return]
