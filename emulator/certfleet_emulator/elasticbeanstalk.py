"""Elastic Beanstalk: environments keep their settings, and take issued certificates of their account and Region."""

from typing import Any
from uuid import uuid4

from moto.core.responses import ActionResult
from moto.elasticbeanstalk import models, urls
from moto.elasticbeanstalk.exceptions import InvalidParameterValueError
from moto.elasticbeanstalk.models import Application, EBBackend, eb_backends
from moto.elasticbeanstalk.responses import EBResponse

from .acm import is_usable
from .hooks import replace_backend, replace_response

_CERTIFICATE_OPTIONS = ("SSLCertificateArns", "SSLCertificateId")
_FIXED_OPTIONS = ("LoadBalancerType",)

_Settings = dict[tuple[str, str], str]
"""Values by namespace and name of the option."""


def install() -> None:
    models.Environment = Environment  # type: ignore[misc]
    replace_backend(eb_backends, Backend)
    replace_response(urls.url_paths, EBResponse, Response)


def environments_of(account_id: str) -> list[Any]:
    return [each for backend in eb_backends[account_id].values() for each in backend.describe_environments()]


class Environment(models.Environment):
    """An environment with an id, a name in DNS and option settings."""

    def __init__(
        self,
        application: Application,
        environment_name: str,
        solution_stack_name: str,
        tags: dict[str, str],
    ):
        super().__init__(application, environment_name, solution_stack_name, tags)
        self.environment_id = f"e-{uuid4().hex[:10]}"
        self.solution_stack_name = solution_stack_name
        self.version_label = "Sample Application"  # type: ignore[assignment]
        self.endpoint_url = f"awseb-{self.environment_id}.{self.region}.elb.amazonaws.com"
        self.settings: _Settings = {}
        self._platform_arn: str | None = None

    @property
    def platform_arn(self) -> str:
        return self._platform_arn or super().platform_arn

    @platform_arn.setter
    def platform_arn(self, said: str | None) -> None:
        self._platform_arn = said

    def name_in_dns(self, prefix: str | None) -> None:
        self.cname = f"{prefix or self.environment_name}.{self.region}.elasticbeanstalk.com".lower()

    @property
    def certificate_arns(self) -> list[str]:
        return _certificate_arns(self.settings)


class Backend(EBBackend):
    """The environments of one account in one Region."""

    def environment(self, **wanted: Any) -> Environment:
        """The one that has these attributes."""
        for each in self.describe_environments():
            if all(getattr(each, name) == value for name, value in wanted.items()):
                return each  # type: ignore[return-value]
        raise InvalidParameterValueError(f"No Environment found for {wanted}.")

    def change(self, environment: Environment, settings: _Settings, removed: list[tuple[str, str]]) -> None:
        for (namespace, option), value in settings.items():
            # The type is chosen when an environment is made, and stays (Developer Guide, Classic Load Balancer).
            if option in _FIXED_OPTIONS and environment.settings.get((namespace, option), value) != value:
                raise InvalidParameterValueError(f"{namespace} {option} cannot be changed.")
        self.check(settings)
        environment.settings |= settings
        for key in removed:
            environment.settings.pop(key, None)

    def check(self, settings: _Settings) -> None:
        """AWS says it later, by an event of the load balancer that it could not make."""
        for arn in _certificate_arns(settings):
            if not is_usable(self.account_id, self.region_name, arn):
                raise InvalidParameterValueError(f"Certificate '{arn}' not found")

    def terminate(self, environment: Environment) -> None:
        del environment.application.environments[environment.environment_name]


class Response(EBResponse):
    """Elastic Beanstalk's actions, with those on settings, resources and events, which moto lacks."""

    @property
    def backend(self) -> Backend:
        return self.elasticbeanstalk_backend  # type: ignore[return-value]

    def describe_applications(self) -> ActionResult:
        names = self._get_param("ApplicationNames")
        applications = self.backend.applications.values()
        return ActionResult(
            {"Applications": [each for each in applications if not names or each.application_name in names]}
        )

    def create_environment(self) -> ActionResult:
        settings = self._settings()
        self.backend.check(settings)
        super().create_environment()
        environment = self.backend.environment(environment_name=self._get_param("EnvironmentName"))
        environment.settings = settings
        environment.platform_arn = self._get_param("PlatformArn")
        environment.name_in_dns(self._get_param("CNAMEPrefix"))
        return ActionResult(environment)

    def update_environment(self) -> ActionResult:
        environment = self._environment()
        removed = self._get_param("OptionsToRemove") or []
        self.backend.change(environment, self._settings(), [_key(each) for each in removed])
        environment.solution_stack_name = (
            self._get_param("SolutionStackName") or environment.solution_stack_name
        )
        return ActionResult(environment)

    def terminate_environment(self) -> ActionResult:
        environment = self._environment()
        self.backend.terminate(environment)
        environment.status = "Terminating"
        return ActionResult(environment)

    def describe_environments(self) -> ActionResult:
        ids = self._get_param("EnvironmentIds")
        environments = self.backend.describe_environments()
        return ActionResult(
            {"Environments": [each for each in environments if not ids or each.environment_id in ids]}
        )

    def describe_configuration_settings(self) -> ActionResult:
        environment = self.backend.environment(environment_name=self._get_param("EnvironmentName"))
        settings = [
            {"Namespace": namespace, "OptionName": option, "Value": value}
            for (namespace, option), value in environment.settings.items()
        ]
        return ActionResult({"ConfigurationSettings": [{"OptionSettings": settings}]})

    def describe_environment_resources(self) -> ActionResult:
        return ActionResult({"EnvironmentResources": {"EnvironmentName": self._environment().environment_name}})

    def describe_events(self) -> ActionResult:
        return ActionResult({"Events": []})

    def _environment(self) -> Environment:
        return self.backend.environment(environment_id=self._get_param("EnvironmentId"))

    def _settings(self) -> _Settings:
        return {_key(each): each["Value"] for each in self._get_param("OptionSettings") or []}


def _key(option: dict[str, str]) -> tuple[str, str]:
    return option["Namespace"], option["OptionName"]


def _certificate_arns(settings: _Settings) -> list[str]:
    return [value for (_, option), value in settings.items() if option in _CERTIFICATE_OPTIONS]
