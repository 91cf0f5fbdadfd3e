"""Cognito: a user pool has one custom domain, which takes an issued certificate of its account in us-east-1."""

from hashlib import sha256
from typing import Any

from moto.cognitoidp import models, urls
from moto.cognitoidp.exceptions import InvalidParameterException
from moto.cognitoidp.models import CognitoIdpBackend, cognitoidp_backends
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.core.responses import ActionResult

from .acm import is_usable
from .hooks import replace_backend, replace_response

CERTIFICATE_REGION = "us-east-1"


def install() -> None:
    models.CognitoIdpUserPoolDomain = UserPoolDomain  # type: ignore[misc]
    replace_backend(cognitoidp_backends, Backend)
    replace_response(urls.url_paths, CognitoIdpResponse, Response)


class UserPoolDomain(models.CognitoIdpUserPoolDomain):
    """A domain with its certificate and its pages, which moto does not tell; its distribution stays the same."""

    managed_login_version = 1

    @property
    def certificate_arn(self) -> str:
        return self.custom_domain_config.get("CertificateArn", "")

    def _distribution_name(self) -> str:
        return f"d{sha256(self.domain.encode()).hexdigest()[:13]}.cloudfront.net"

    def to_json(self, extended: bool = True) -> dict[str, Any]:
        told = super().to_json(extended)
        if not extended:
            return told
        return {
            **told,
            "CustomDomainConfig": self.custom_domain_config,
            "ManagedLoginVersion": self.managed_login_version,
        }


class Backend(CognitoIdpBackend):
    """The user pools of one account in one Region."""

    def create_user_pool_domain(
        self, user_pool_id: str, domain: str, custom_domain_config: dict[str, str] | None = None
    ) -> models.CognitoIdpUserPoolDomain:
        self._check(custom_domain_config)
        for other in self.user_pool_domains.values():
            if custom_domain_config and other.custom_domain_config and other.user_pool_id == user_pool_id:
                raise InvalidParameterException("The user pool has a custom domain already")
        return super().create_user_pool_domain(user_pool_id, domain, custom_domain_config)

    def update_user_pool_domain(
        self, domain: str, custom_domain_config: dict[str, str]
    ) -> models.CognitoIdpUserPoolDomain:
        self._check(custom_domain_config)
        return super().update_user_pool_domain(domain, custom_domain_config)

    def _check(self, custom_domain_config: dict[str, str] | None) -> None:
        arn = (custom_domain_config or {}).get("CertificateArn")
        if arn and not is_usable(self.account_id, CERTIFICATE_REGION, arn):
            raise InvalidParameterException(
                f"The specified SSL certificate doesn't exist, isn't in {CERTIFICATE_REGION} region, or isn't valid"
            )


class Response(CognitoIdpResponse):
    """Cognito's actions, with the pages of a domain, which moto forgets."""

    def create_user_pool_domain(self) -> ActionResult:
        answer = super().create_user_pool_domain()
        self._keep_pages()
        return answer

    def update_user_pool_domain(self) -> ActionResult:
        answer = super().update_user_pool_domain()
        self._keep_pages()
        return answer

    def _keep_pages(self) -> None:
        version = self._get_param("ManagedLoginVersion")
        if version is not None:
            self.backend.user_pool_domains[self._get_param("Domain")].managed_login_version = version
