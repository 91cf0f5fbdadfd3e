"""API Gateway v2: HTTP and WebSocket domain names are AVAILABLE, and take a certificate of their own Region."""

import json
from typing import Any

from moto.apigateway import urls as rest_urls
from moto.apigateway.exceptions import BadRequestException
from moto.apigatewayv2 import urls
from moto.apigatewayv2.models import ApiGatewayV2Backend, DomainName, apigatewayv2_backends
from moto.apigatewayv2.responses import ApiGatewayV2Response

from .acm import is_usable
from .hooks import replace_backend, replace_response


def install() -> None:
    replace_backend(apigatewayv2_backends, Backend)
    for url_paths in (urls.url_paths, rest_urls.url_paths):
        replace_response(url_paths, ApiGatewayV2Response, Response)


class Backend(ApiGatewayV2Backend):
    """The HTTP and WebSocket domain names of one account in one Region."""

    def create_domain_name(
        self,
        domain_name: str,
        domain_name_configurations: list[dict[str, str]],
        mutual_tls_authentication: dict[str, str],
        tags: dict[str, str],
    ) -> DomainName:
        configurations = [self._available(domain_name, entry) for entry in domain_name_configurations]
        return super().create_domain_name(
            domain_name,
            configurations,
            mutual_tls_authentication or None,  # type: ignore[arg-type]
            tags,
        )

    def update_domain_name(self, domain_name: str, changes: dict[str, Any]) -> DomainName:
        domain = self.get_domain_name(domain_name)
        if configurations := changes.get("domainNameConfigurations"):
            domain.domain_name_configurations = [
                self._available(domain_name, entry) for entry in configurations
            ]
        domain.mutual_tls_authentication = changes.get(
            "mutualTlsAuthentication", domain.mutual_tls_authentication
        )
        return domain

    def _available(self, domain_name: str, configuration: dict[str, str]) -> dict[str, str]:
        certificate_arn = configuration.get("certificateArn", "")
        if not is_usable(self.account_id, self.region_name, certificate_arn):
            raise BadRequestException(
                f"Invalid certificate ARN: {certificate_arn}. The certificate must be issued, "
                f"in account {self.account_id} and in '{self.region_name}'."
            )
        return {
            **configuration,
            "apiGatewayDomainName": f"d-{domain_name}.execute-api.{self.region_name}.amazonaws.com",
            "domainNameStatus": "AVAILABLE",
            "hostedZoneId": "Z2FDTNDATAQYW2",
        }


class Response(ApiGatewayV2Response):
    """UpdateDomainName, which moto lacks."""

    def update_domain_name(self) -> Any:
        domain_name = self.path.split("/")[-1]
        domain = self.apigatewayv2_backend.update_domain_name(  # type: ignore[attr-defined]
            domain_name, json.loads(self.body)
        )
        return 200, {}, json.dumps(domain.to_json())
