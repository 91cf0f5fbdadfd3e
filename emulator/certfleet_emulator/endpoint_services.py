"""Endpoint services of PrivateLink: a private DNS name is verified once its TXT record can be seen."""

import hashlib

from moto.core.responses import ActionResult
from moto.ec2 import urls
from moto.ec2.models import vpc_service_configuration
from moto.ec2.models.vpc_service_configuration import VPCServiceConfiguration
from moto.ec2.responses import EC2Response

from .domain_validation import public_texts
from .hooks import replace_response


def install() -> None:
    vpc_service_configuration.VPCServiceConfiguration = Service  # type: ignore[misc]
    replace_response(urls.url_paths, EC2Response, Response)


class Service(VPCServiceConfiguration):
    """A service whose name has a label that goes with the name, and a text of the service's own."""

    _looked_up: tuple[str, str] | None = None
    """The name that was last looked up, and what came of it."""

    @property
    def private_dns_name_configuration(self) -> dict[str, str]:
        name = self.private_dns_name
        if not name:
            return {}
        looked_up, state = self._looked_up or ("", "")
        return {
            "State": state if looked_up == name else "pendingVerification",
            "Type": "TXT",
            "Name": f"_{_token(name)}",
            "Value": f"vpce:{_token(f'{self.id}/{name}')}",
        }

    def look_up(self) -> None:
        proof = self.private_dns_name_configuration
        name = f"{proof['Name']}.{self.private_dns_name.removeprefix('*.')}"
        self._looked_up = (
            self.private_dns_name,
            "verified" if proof["Value"] in public_texts(name) else "failed",
        )


class Response(EC2Response):
    """The question whether the record stands, which moto lacks."""

    def start_vpc_endpoint_service_private_dns_verification(self) -> ActionResult:
        [service] = self.ec2_backend.describe_vpc_endpoint_service_configurations(
            [self._get_param("ServiceId")]
        )
        service.look_up()  # type: ignore[attr-defined]
        return ActionResult({"ReturnValue": True})


def _token(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:20]
