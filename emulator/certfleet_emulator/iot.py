"""IoT Core: a domain takes issued certificates of its account and Region, and goes only once it is disabled."""

from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.core.responses import ActionResult, EmptyResult
from moto.iot.exceptions import InvalidRequestException
from moto.iot.models import FakeDomainConfiguration, FakeEndpoint, IoTBackend, iot_backends
from moto.iot.responses import IoTResponse
from moto.iot import urls
from moto.utilities.tagging_service import TaggingService

from .acm import is_usable
from .hooks import replace_backend, replace_response


def install() -> None:
    replace_backend(iot_backends, Backend)
    replace_response(urls.url_paths, IoTResponse, Response)


class DomainConfiguration(FakeDomainConfiguration):
    """A domain configuration with its security policy, which moto forgets."""

    tls_config: dict[str, str] | None = None

    def to_description_dict(self) -> dict[str, Any]:
        return {**super().to_description_dict(), "tlsConfig": self.tls_config}


class Backend(IoTBackend):
    """The domains of one account in one Region."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.tagger = TaggingService(key_name="Key", value_name="Value")
        self._endpoints: dict[str, FakeEndpoint] = {}

    def create_domain_configuration(self, *args: Any, **kwargs: Any) -> FakeDomainConfiguration:
        for arn in kwargs["server_certificate_arns"] or []:
            if not is_usable(self.account_id, self.region_name, arn):
                raise JsonRESTError("CertificateValidationException", f"Certificate {arn} is not valid")
        configuration = super().create_domain_configuration(*args, **kwargs)
        configuration.__class__ = DomainConfiguration
        return configuration

    def delete_domain_configuration(self, domain_configuration_name: str) -> None:
        """Only once it is disabled (AWS IoT Core Developer Guide, managing domain configurations)."""
        configuration = self.describe_domain_configuration(domain_configuration_name)
        if configuration.domain_configuration_status != "DISABLED":
            raise InvalidRequestException("The domain configuration must be disabled before it is deleted")
        super().delete_domain_configuration(domain_configuration_name)

    def describe_endpoint(self, endpoint_type: str) -> FakeEndpoint:
        """An account's endpoint stays the same."""
        if endpoint_type not in self._endpoints:
            self._endpoints[endpoint_type] = super().describe_endpoint(endpoint_type)
        return self._endpoints[endpoint_type]


class Response(IoTResponse):
    """What moto lacks: security policies and tags."""

    def create_domain_configuration(self) -> ActionResult:
        answer = super().create_domain_configuration()
        self._keep_policy()
        self._tagger.tag_resource(answer.result["domainConfigurationArn"], self._get_param("tags") or [])
        return answer

    def update_domain_configuration(self) -> ActionResult:
        answer = super().update_domain_configuration()
        if self._get_param("tlsConfig"):
            self._keep_policy()
        return answer

    def list_tags_for_resource(self) -> ActionResult:
        tags = self._tagger.list_tags_for_resource(self._get_param("resourceArn"))
        return ActionResult({"tags": tags["Tags"]})

    def tag_resource(self) -> ActionResult:
        self._tagger.tag_resource(self._get_param("resourceArn"), self._get_param("tags"))
        return EmptyResult()

    def untag_resource(self) -> ActionResult:
        self._tagger.untag_resource_using_names(self._get_param("resourceArn"), self._get_param("tagKeys"))
        return EmptyResult()

    @property
    def _tagger(self) -> TaggingService:
        return self.iot_backend.tagger  # type: ignore[attr-defined]

    def _keep_policy(self) -> None:
        name = self._get_param("domainConfigurationName")
        configuration = self.iot_backend.describe_domain_configuration(name)
        configuration.tls_config = self._get_param("tlsConfig")  # type: ignore[attr-defined]
