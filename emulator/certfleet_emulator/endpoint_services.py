"""Endpoint services of PrivateLink: AWS may be asked to look for the proof of a private DNS name."""

from moto.core.responses import ActionResult
from moto.ec2 import urls
from moto.ec2.responses import EC2Response

from .hooks import replace_response


def install() -> None:
    replace_response(urls.url_paths, EC2Response, Response)


class Response(EC2Response):
    """The question, which moto lacks; to moto every name is proved, whatever DNS says."""

    def start_vpc_endpoint_service_private_dns_verification(self) -> ActionResult:
        self.ec2_backend.describe_vpc_endpoint_service_configurations([self._get_param("ServiceId")])
        return ActionResult({"ReturnValue": True})
