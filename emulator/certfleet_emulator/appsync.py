"""AppSync: domain names, which moto lacks, with an issued certificate of us-east-1. APIs are whatever is named."""

import json
from hashlib import sha256
from typing import Any

from moto.appsync import urls
from moto.appsync.models import AppSyncBackend, appsync_backends
from moto.appsync.responses import AppSyncResponse
from moto.core.exceptions import JsonRESTError

from .acm import is_usable
from .hooks import replace_backend, replace_response

CERTIFICATE_REGION = "us-east-1"
# Hosted zone of every name of CloudFront (Route 53 API Reference, AliasTarget).
_CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2"
_PATHS = (
    "{0}/v1/domainnames$",
    "{0}/v1/domainnames/(?P<domainName>[^/]+)$",
    "{0}/v1/domainnames/(?P<domainName>[^/]+)/apiassociation$",
)


def install() -> None:
    replace_backend(appsync_backends, Backend)
    replace_response(urls.url_paths, AppSyncResponse, Response)
    for path in _PATHS:
        urls.url_paths[path] = Response.dispatch


class Backend(AppSyncBackend):
    """The domain names of one account in one Region, and the API that each is for."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.domains: dict[str, dict[str, Any]] = {}
        self.associations: dict[str, str] = {}

    def domain(self, name: str) -> dict[str, Any]:
        if name not in self.domains:
            raise _refusal("NotFoundException", f"Domain name {name} not found", 404)
        return self.domains[name]

    def association(self, name: str) -> dict[str, Any]:
        if name not in self.associations:
            raise _refusal("NotFoundException", f"Domain name {name} has no API", 404)
        return {"domainName": name, "apiId": self.associations[name], "associationStatus": "SUCCESS"}

    def create(self, body: dict[str, Any]) -> dict[str, Any]:
        name, arn = body["domainName"], body["certificateArn"]
        if name in self.domains:
            raise _refusal("BadRequestException", f"Domain name {name} exists already")
        if not is_usable(self.account_id, CERTIFICATE_REGION, arn):
            raise _refusal("BadRequestException", f"Certificate {arn} is not a valid one of {CERTIFICATE_REGION}")
        self.domains[name] = {
            **body,
            "appsyncDomainName": f"d{sha256(name.encode()).hexdigest()[:13]}.cloudfront.net",
            "hostedZoneId": _CLOUDFRONT_ZONE,
        }
        return self.domains[name]

    def delete(self, name: str) -> None:
        self.domain(name)
        if name in self.associations:
            raise _refusal("BadRequestException", f"Domain name {name} is associated with an API")
        del self.domains[name]


class Response(AppSyncResponse):
    """What moto lacks: domain names and their APIs."""

    def create_domain_name(self) -> str:
        return json.dumps({"domainNameConfig": self._domains.create(json.loads(self.body))})

    def get_domain_name(self) -> str:
        return json.dumps({"domainNameConfig": self._domains.domain(self._name)})

    def delete_domain_name(self) -> str:
        self._domains.delete(self._name)
        return "{}"

    def associate_api(self) -> str:
        self._domains.domain(self._name)
        self._domains.associations[self._name] = json.loads(self.body)["apiId"]
        return self.get_api_association()

    def get_api_association(self) -> str:
        return json.dumps({"apiAssociation": self._domains.association(self._name)})

    def disassociate_api(self) -> str:
        self._domains.association(self._name)
        del self._domains.associations[self._name]
        return "{}"

    @property
    def _domains(self) -> Backend:
        return self.appsync_backend  # type: ignore[return-value]

    @property
    def _name(self) -> str:
        return str(self._get_param("domainName"))


def _refusal(code: str, message: str, status: int = 400) -> JsonRESTError:
    refusal = JsonRESTError(code, message)
    refusal.code = status
    return refusal
