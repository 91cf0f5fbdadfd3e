"""API Gateway v2: HTTP and WebSocket domain names are AVAILABLE, take a certificate of their own Region, and map APIs."""

import json
from typing import Any

from moto.apigateway import urls as rest_urls
from moto.apigateway.exceptions import BadRequestException
from moto.apigatewayv2 import urls
from moto.apigatewayv2.exceptions import APIGatewayV2Error, StageNotFound
from moto.apigatewayv2.models import ApiGatewayV2Backend, ApiMapping, DomainName, apigatewayv2_backends
from moto.apigatewayv2.responses import ApiGatewayV2Response

from .acm import is_usable
from .api_mutual_tls import mutual_tls_problem
from .hooks import replace_backend, replace_response


def install() -> None:
    replace_backend(apigatewayv2_backends, Backend)
    for url_paths in (urls.url_paths, rest_urls.url_paths):
        # moto knows the tags of APIs and VPC links only.
        url_paths["{0}/v2/tags/(?P<arn>arn:.+/domainnames/.+)$"] = ApiGatewayV2Response.dispatch
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
        configurations = [
            self._available(domain_name, entry, mutual_tls_authentication)
            for entry in domain_name_configurations
        ]
        return super().create_domain_name(
            domain_name,
            configurations,
            mutual_tls_authentication or None,  # type: ignore[arg-type]
            tags,
        )

    def update_domain_name(self, domain_name: str, changes: dict[str, Any]) -> DomainName:
        domain = self.get_domain_name(domain_name)
        mutual_tls = {
            **(domain.mutual_tls_authentication or {}),
            **changes.get("mutualTlsAuthentication", {}),
        }
        # Without a truststore there is none: so it is turned off.
        if not mutual_tls.get("truststoreUri"):
            mutual_tls = {}
        if configurations := changes.get("domainNameConfigurations"):
            domain.domain_name_configurations = [
                self._available(domain_name, entry, mutual_tls) for entry in configurations
            ]
        domain.mutual_tls_authentication = mutual_tls or None  # type: ignore[assignment]
        return domain

    def tag_resource(self, resource_arn: str, tags: dict[str, str]) -> None:
        domain = self._domain_of(resource_arn)
        if domain is None:
            return super().tag_resource(resource_arn, tags)
        domain.tags = {**(domain.tags or {}), **tags}

    def untag_resource(self, resource_arn: str, tag_keys: list[str]) -> None:
        domain = self._domain_of(resource_arn)
        if domain is None:
            return super().untag_resource(resource_arn, tag_keys)
        domain.tags = {key: value for key, value in (domain.tags or {}).items() if key not in tag_keys}

    def _domain_of(self, arn: str) -> DomainName | None:
        return next((each for each in self.domain_names.values() if each.domain_name_arn == arn), None)

    def create_api_mapping(
        self, api_id: str, api_mapping_key: str, domain_name: str, stage: str
    ) -> ApiMapping:
        self._check_mapping(None, api_id, api_mapping_key, domain_name, stage)
        return super().create_api_mapping(api_id, api_mapping_key, domain_name, stage)

    def update_api_mapping(
        self, api_mapping_id: str, domain_name: str, changes: dict[str, str]
    ) -> ApiMapping:
        mapping = self.get_api_mapping(api_mapping_id, domain_name)
        key = changes.get("apiMappingKey", mapping.api_mapping_key)
        stage = changes.get("stage", mapping.stage)
        self._check_mapping(mapping, mapping.api_id, key, domain_name, stage)
        mapping.api_mapping_key, mapping.stage = key, stage
        return mapping

    def _check_mapping(
        self, mapping: ApiMapping | None, api_id: str, key: str, domain_name: str, stage: str
    ) -> None:
        """API Gateway Developer Guide, API mappings: a stage that is there, a key once, WebSocket APIs by themselves."""
        api = self.get_api(api_id)
        if stage not in api.stages:
            raise StageNotFound()
        for other in self.get_api_mappings(domain_name):
            if other is mapping:
                continue
            if other.api_mapping_key == key:
                raise Conflict("ApiMapping key already exists for this domain name")
            if self.get_api(other.api_id).protocol_type != api.protocol_type:
                raise BadRequestException(
                    "WebSocket APIs can only be attached to a domain name with other WebSocket APIs."
                )

    def _available(
        self, domain_name: str, configuration: dict[str, str], mutual_tls: dict[str, str]
    ) -> dict[str, str]:
        certificate_arn = configuration.get("certificateArn", "")
        if not is_usable(self.account_id, self.region_name, certificate_arn):
            raise BadRequestException(
                f"Invalid certificate ARN: {certificate_arn}. The certificate must be issued, "
                f"in account {self.account_id} and in '{self.region_name}'."
            )
        if problem := mutual_tls_problem(
            self.account_id,
            self.region_name,
            mutual_tls,
            certificate_arn,
            configuration.get("ownershipVerificationCertificateArn"),
        ):
            raise BadRequestException(problem)
        return {
            **configuration,
            "apiGatewayDomainName": f"d-{domain_name}.execute-api.{self.region_name}.amazonaws.com",
            "domainNameStatus": "AVAILABLE",
            "hostedZoneId": "Z2FDTNDATAQYW2",
        }


class Conflict(APIGatewayV2Error):
    """What is there already."""

    code = 409

    def __init__(self, message: str):
        super().__init__("ConflictException", message)


class Response(ApiGatewayV2Response):
    """UpdateDomainName and UpdateApiMapping, which moto lacks."""

    def update_domain_name(self) -> Any:
        domain_name = self.path.split("/")[-1]
        domain = self.apigatewayv2_backend.update_domain_name(  # type: ignore[attr-defined]
            domain_name, json.loads(self.body)
        )
        return 200, {}, json.dumps(domain.to_json())

    def update_api_mapping(self) -> Any:
        *_, domain_name, _, api_mapping_id = self.path.split("/")
        mapping = self.apigatewayv2_backend.update_api_mapping(  # type: ignore[attr-defined]
            api_mapping_id, domain_name, json.loads(self.body)
        )
        return 200, {}, json.dumps(mapping.to_json())
