"""VPC Lattice: a service takes an issued certificate of its account and Region, and goes only once no network has it."""

import json
from typing import Any
from urllib.parse import unquote

from moto.core.exceptions import JsonRESTError
from moto.vpclattice import urls
from moto.vpclattice.exceptions import ValidationException
from moto.vpclattice.models import (
    VPCLatticeBackend,
    VPCLatticeListener,
    VPCLatticeService,
    VPCLatticeServiceNetwork,
    VPCLatticeTargetGroup,
    vpclattice_backends,
)
from moto.vpclattice.responses import VPCLatticeResponse

from .acm import is_usable
from .hooks import replace_backend, replace_response


def install() -> None:
    replace_backend(vpclattice_backends, Backend)
    replace_response(urls.url_paths, VPCLatticeResponse, Response)


class Backend(VPCLatticeBackend):
    """The services of one account in one Region; what is called by an id has that id, so that tests know it before."""

    def create_service(self, *args: Any, **kwargs: Any) -> VPCLatticeService:
        self._check(kwargs["certificate_arn"])
        if any(service.name == kwargs["name"] for service in self.services.values()):
            raise JsonRESTError("ConflictException", f"Service {kwargs['name']} exists already")
        service = super().create_service(*args, **kwargs)
        # The name that AWS makes, whatever the custom one is: records lead there.
        service.dns_entry.domain_name = f"{service.name}-{service.id}.7d67968.vpc-lattice-svcs.{self.region_name}.on.aws"
        return service

    def update_service(self, identifier: str, changes: dict[str, Any]) -> VPCLatticeService:
        service = self.get_service(identifier)
        self._check(changes.get("certificateArn"))
        service.certificate_arn = changes.get("certificateArn") or service.certificate_arn
        return service

    def delete_service(self, identifier: str) -> VPCLatticeService:
        """Everything of a service goes with it, but not while it is associated (API Reference, DeleteService)."""
        service = self.get_service(identifier)
        associations = self.service_network_service_associations.values()
        if any(association.service_id == service.id for association in associations):
            raise JsonRESTError("ConflictException", f"Service {identifier} is associated with a network")
        self.listeners = {
            id: listener for id, listener in self.listeners.items() if listener.service_identifier != service.id
        }
        return self.services.pop(service.id)

    def create_listener(self, *args: Any, **kwargs: Any) -> VPCLatticeListener:
        for target_group in kwargs["default_action"].get("forward", {}).get("targetGroups", []):
            self.get_target_group(target_group["targetGroupIdentifier"])
        return super().create_listener(*args, **kwargs)

    def create_service_network(self, *args: Any, **kwargs: Any) -> VPCLatticeServiceNetwork:
        network = super().create_service_network(*args, **kwargs)
        return _called_by_id(self.service_networks, network, "sn-")

    def create_target_group(self, *args: Any, **kwargs: Any) -> VPCLatticeTargetGroup:
        target_group = super().create_target_group(*args, **kwargs)
        return _called_by_id(self.target_groups, target_group, "tg-")

    def _check(self, certificate_arn: str | None) -> None:
        if certificate_arn and not is_usable(self.account_id, self.region_name, certificate_arn):
            raise ValidationException(
                f"Certificate {certificate_arn} must be issued, in account {self.account_id} and in {self.region_name}"
            )


class Response(VPCLatticeResponse):
    """What moto lacks to change a service and to take one out."""

    def update_service(self) -> str:
        service = self.backend.update_service(self._last(), json.loads(self.body))  # type: ignore[attr-defined]
        return json.dumps(service.to_dict())

    def delete_service(self) -> str:
        return json.dumps(self.backend.delete_service(self._last()).to_dict())  # type: ignore[attr-defined]

    def delete_listener(self) -> Any:
        self.backend.listeners.pop(self._last(), None)
        return 204, {}, ""

    def delete_service_network_service_association(self) -> str:
        gone = self.backend.get_service_network_service_association(self._last())
        del self.backend.service_network_service_associations[gone.id]
        return json.dumps({"id": gone.id, "arn": gone.arn, "status": "DELETE_IN_PROGRESS"})

    def _last(self) -> str:
        return unquote(self.path).split("/")[-1]


def _called_by_id(things: dict[str, Any], thing: Any, prefix: str) -> Any:
    if thing.name.startswith(prefix):
        things[thing.name] = things.pop(thing.id)
        thing.arn = thing.arn.replace(thing.id, thing.name)
        thing.id = thing.name
    return thing
