"""API Gateway: a custom domain name takes an issued certificate of its account, in the Region AWS wants."""

import json
from typing import Any

from moto.apigateway import urls
from moto.apigateway.exceptions import BadRequestException
from moto.apigateway.responses import APIGatewayResponse

from .acm import is_usable
from .hooks import replace_response

_EDGE_REGION = "us-east-1"
_REPLACEABLE = {
    "/certificateArn": "certificate_arn",
    "/certificateName": "certificate_name",
    "/regionalCertificateArn": "regional_certificate_arn",
    "/regionalCertificateName": "regional_certificate_name",
    "/securityPolicy": "security_policy",
}


def install() -> None:
    replace_response(urls.url_paths, APIGatewayResponse, Response)


class Response(APIGatewayResponse):
    """API Gateway's actions on domain names, with UpdateDomainName, which moto lacks."""

    def create_domain_name(self) -> Any:
        self._check(_EDGE_REGION, self._get_param("certificateArn"))
        self._check(self.region, self._get_param("regionalCertificateArn"))
        return super().create_domain_name()

    def update_domain_name(self) -> str:
        domain = self.backend.get_domain_name(self.path.split("/")[2])
        changes = {
            operation["path"]: operation["value"]
            for operation in self._get_param("patchOperations")
            if operation["op"] == "replace" and operation["path"] in _REPLACEABLE
        }
        self._check(_EDGE_REGION, changes.get("/certificateArn"))
        self._check(self.region, changes.get("/regionalCertificateArn"))
        for path, value in changes.items():
            setattr(domain, _REPLACEABLE[path], value)
        return json.dumps(domain.to_json())

    def _check(self, region: str, certificate_arn: str | None) -> None:
        if certificate_arn and not is_usable(self.current_account, region, certificate_arn):
            raise BadRequestException(
                f"Invalid certificate ARN: {certificate_arn}. "
                f"The certificate must be issued, in account {self.current_account} and in '{region}'."
            )
