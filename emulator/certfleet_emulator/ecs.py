"""ECS: services keep what moto drops, their rebalancing and their Service Connect configuration."""

from typing import Any

from moto.core.responses import ActionResult
from moto.ecs import urls
from moto.ecs.models import Service
from moto.ecs.responses import EC2ContainerServiceResponse

from .hooks import replace_response


def install() -> None:
    replace_response(urls.url_paths, EC2ContainerServiceResponse, Response)


class Response(EC2ContainerServiceResponse):
    """What is asked of the services of one account in one Region."""

    def create_service(self) -> ActionResult:
        result = super().create_service()
        # Where nothing is said, a new service is rebalanced (ECS API Reference, CreateService).
        self._keep(result, self._get_param("availabilityZoneRebalancing") or "ENABLED")
        return result

    def update_service(self) -> ActionResult:
        rebalancing = self._get_param("availabilityZoneRebalancing")
        result = super().update_service()
        self._keep(result, rebalancing)
        return result

    def _keep(self, result: ActionResult, rebalancing: str | None) -> None:
        returned: Any = result.result
        service: Service = returned["service"]
        if rebalancing:
            service.availability_zone_rebalancing = rebalancing  # type: ignore[attr-defined]
        if configuration := self._get_param("serviceConnectConfiguration"):
            for deployment in service.deployments:
                deployment["serviceConnectConfiguration"] = configuration
