"""API Gateway: a custom domain name takes an issued certificate of its account, in the Region AWS wants."""

import json
from typing import Any
from urllib.parse import unquote

from moto.apigateway import urls
from moto.apigateway.exceptions import BadRequestException, NotFoundException
from moto.apigateway.models import BasePathMapping, apigateway_backends
from moto.apigateway.models import APIGatewayBackend as MotoBackend
from moto.apigateway.responses import APIGatewayResponse

from .acm import is_usable
from .api_domain_name import MUTUAL_TLS, REPLACEABLE, AccessAssociation, CustomDomainName
from .api_mutual_tls import mutual_tls_problem
from .hooks import replace_backend, replace_response

_EDGE_REGION = "us-east-1"
_MORE_PATHS = (
    "{0}/domainnameaccessassociations$",
    "{0}/domainnameaccessassociations/(?P<arn>.+)$",
    "{0}/tags/(?P<arn>arn:.+/domainnames/.+)$",
    "{0}/tags/(?P<arn>arn:.+/domainnameaccessassociations/.+)$",
)


def install() -> None:
    replace_backend(apigateway_backends, Backend)
    for path in _MORE_PATHS:
        urls.url_paths[path] = APIGatewayResponse.dispatch
    replace_response(urls.url_paths, APIGatewayResponse, Response)


class Backend(MotoBackend):
    """The REST APIs and their custom domain names of one account in one Region."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.access_associations: dict[str, AccessAssociation] = {}

    def add_domain_name(self, body: dict[str, Any]) -> CustomDomainName:
        domain = CustomDomainName(self.account_id, self.region_name, body)
        self.check_certificates(domain)
        self.domain_names[domain.key] = domain
        return domain

    def update_domain_name(self, key: str, changes: dict[str, str]) -> CustomDomainName:
        domain = self.get_domain_name(key)
        updated: CustomDomainName = domain.with_changes(changes)  # type: ignore[attr-defined]
        self.check_certificates(updated)
        self.domain_names[key] = updated
        return updated

    def delete_domain_name(self, domain_name: str) -> None:
        arn = self.get_domain_name(domain_name).arn  # type: ignore[attr-defined]
        if any(each.domain_name_arn == arn for each in self.access_associations.values()):
            raise BadRequestException("Delete the access associations of the domain name first")
        super().delete_domain_name(domain_name)

    def check_certificates(self, domain: CustomDomainName) -> None:
        for region, arn in (
            (self.region_name if domain.is_private else _EDGE_REGION, domain.certificate_arn),
            (self.region_name, domain.regional_certificate_arn),
            (self.region_name, domain.ownership_certificate_arn),
        ):
            if arn and not is_usable(self.account_id, region, arn):
                raise BadRequestException(
                    f"Invalid certificate ARN: {arn}. "
                    f"The certificate must be issued, in account {self.account_id} and in '{region}'."
                )
        if problem := mutual_tls_problem(
            self.account_id,
            self.region_name,
            domain.mutual_tls,
            domain.regional_certificate_arn,
            domain.ownership_certificate_arn,
        ):
            raise BadRequestException(problem)

    def create_base_path_mapping(
        self, domain_name: str, rest_api_id: str, base_path: str, stage: str
    ) -> BasePathMapping:
        domain, api = self.domain_names.get(domain_name), self.apis.get(rest_api_id)
        # API Gateway Developer Guide, private custom domain names: they lead to private APIs only.
        if domain and domain.is_private and api and "PRIVATE" not in api.endpoint_configuration["types"]:  # type: ignore[attr-defined]
            raise BadRequestException("A private custom domain name can't be mapped to a public API")
        return super().create_base_path_mapping(domain_name, rest_api_id, base_path, stage)

    def add_access_association(self, body: dict[str, Any]) -> AccessAssociation:
        domain = next(
            (each for each in self.domain_names.values() if each.arn == body["domainNameArn"]),  # type: ignore[attr-defined]
            None,
        )
        if domain is None or not domain.is_private:  # type: ignore[attr-defined]
            raise BadRequestException(f"Invalid private domain name ARN: {body['domainNameArn']}")
        association = AccessAssociation(self.account_id, self.region_name, body)
        if any(each.clashes_with(association) for each in self.access_associations.values()):
            raise BadRequestException("The VPC endpoint has a private custom domain name of this name already")
        self.access_associations[association.arn] = association
        return association


    def tags_of(self, arn: str) -> dict[str, str]:
        things = (*self.domain_names.values(), *self.access_associations.values())
        tagged = next((each for each in things if each.arn == arn), None)  # type: ignore[union-attr]
        if tagged is None:
            raise NotFoundException(f"Invalid resource identifier specified: {arn}")
        return tagged.tags  # type: ignore[no-any-return,union-attr]


class Response(APIGatewayResponse):
    """API Gateway's actions on domain names, with those that moto lacks."""

    def setup_class(
        self, request: Any, full_url: str, headers: Any, use_raw_body: bool = False
    ) -> None:
        super().setup_class(request, full_url, headers, use_raw_body)
        # moto's actions know a domain name by its name alone; a private one has an id too.
        if domain_name_id := (self.querystring.get("domainNameId") or [None])[0]:
            first, names, name, *rest = self.path.split("/")
            self.path = "/".join([first, names, f"{name}+{domain_name_id}", *rest])

    def create_domain_name(self) -> Any:
        return self._created(self._backend.add_domain_name(json.loads(self.body)))

    def update_domain_name(self) -> str:
        changes = {
            operation["path"]: operation["value"]
            for operation in self._get_param("patchOperations")
            if operation["op"] == "replace"
            and (operation["path"] in REPLACEABLE or operation["path"].startswith(MUTUAL_TLS))
        }
        return json.dumps(self._backend.update_domain_name(self.path.split("/")[2], changes).to_json())

    def create_domain_name_access_association(self) -> Any:
        return self._created(self._backend.add_access_association(json.loads(self.body)))

    def get_domain_name_access_associations(self) -> str:
        return json.dumps({"item": [each.to_json() for each in self._backend.access_associations.values()]})

    def delete_domain_name_access_association(self) -> Any:
        self._backend.access_associations.pop(unquote(self.path.split("/", 2)[2]), None)
        return 202, {"status": 202}, ""

    def get_tags(self) -> str:
        return json.dumps({"tags": self._tags})

    def tag_resource(self) -> Any:
        self._tags.update(json.loads(self.body)["tags"])
        return 204, {"status": 204}, ""

    def untag_resource(self) -> Any:
        for key in self.querystring["tagKeys"]:
            self._tags.pop(key, None)
        return 204, {"status": 204}, ""

    @property
    def _tags(self) -> dict[str, str]:
        return self._backend.tags_of(unquote(self.path.split("/tags/", 1)[1]))

    def _created(self, made: CustomDomainName | AccessAssociation) -> Any:
        return 201, {"status": 201}, json.dumps(made.to_json())

    @property
    def _backend(self) -> Backend:
        return self.backend  # type: ignore[return-value]
