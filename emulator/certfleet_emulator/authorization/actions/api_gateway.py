"""API Gateway, whose actions are HTTP's methods and whose resources are the paths of its API."""

from .needed import Parameters, Row, Table

_API = "arn:{partition}:apigateway:{region}::"
_OWN = "arn:{partition}:apigateway:{region}:{account}:"
_ASSOCIATIONS = f"{_OWN}/domainnameaccessassociations"


def _rest(method: str, path: str) -> Row:
    return [(method, f"{_API}{path}")]


def _domain_name(method: str) -> Row:
    """A private domain name has an id, by which it is told from those of other accounts."""

    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        if parameters.get("domainNameId"):
            return [(method, f"{_OWN}/domainnames/{{domainName}}+{{domainNameId}}")]
        return [(method, f"{_API}/domainnames/{{domainName}}")]

    return row


def _base_path_mapping(method: str, rest: str = "/{basePath}") -> Row:
    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        suffix = "+{domainNameId}" if parameters.get("domainNameId") else ""
        return [(method, f"{_API}/domainnames/{{domainName}}{suffix}/basepathmappings{rest}")]

    return row


def _create(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    """Clients' certificates ask for a right of their own."""
    mutual = parameters.get("mutualTlsAuthentication") or parameters.get("MutualTlsAuthentication")
    certificates = [("AddCertificateToDomain", f"{_API}/domainnames")] if mutual else []
    return [("POST", f"{_API}/domainnames"), *certificates]


def _tags(method: str) -> Row:
    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        arn = parameters.get("resourceArn") or parameters["ResourceArn"]
        return [(method, f"{_API}/tags/{arn.replace(':', '%3A').replace('/', '%2F')}")]

    return row


TABLES = {
    "apigateway": Table(
        "apigateway",
        {
            "CreateBasePathMapping": _base_path_mapping("POST", ""),
            "CreateDomainName": _create,
            "CreateDomainNameAccessAssociation": [
                ("POST", _ASSOCIATIONS),
                ("CreateAccessAssociation", "{domainNameArn}"),
            ],
            "DeleteBasePathMapping": _base_path_mapping("DELETE"),
            "DeleteDomainName": _domain_name("DELETE"),
            "DeleteDomainNameAccessAssociation": [("DELETE", "{domainNameAccessAssociationArn}")],
            "GetBasePathMapping": _base_path_mapping("GET"),
            "GetDomainName": _domain_name("GET"),
            "GetDomainNameAccessAssociations": [("GET", _ASSOCIATIONS)],
            "GetResources": _rest("GET", "/restapis/{restApiId}/resources"),
            "GetRestApis": _rest("GET", "/restapis"),
            "GetTags": _tags("GET"),
            "TagResource": _tags("PUT"),
            "UntagResource": _tags("DELETE"),
            "UpdateBasePathMapping": _base_path_mapping("PATCH"),
            "UpdateDomainName": _domain_name("PATCH"),
        },
    ),
    "apigatewayv2": Table(
        "apigateway",
        {
            "CreateApiMapping": _rest("POST", "/domainnames/{DomainName}/apimappings"),
            "CreateDomainName": _create,
            "DeleteApiMapping": _rest("DELETE", "/domainnames/{DomainName}/apimappings/{ApiMappingId}"),
            "DeleteDomainName": _rest("DELETE", "/domainnames/{DomainName}"),
            "GetApiMapping": _rest("GET", "/domainnames/{DomainName}/apimappings/{ApiMappingId}"),
            "GetApis": _rest("GET", "/apis"),
            "GetDomainName": _rest("GET", "/domainnames/{DomainName}"),
            "GetTags": _tags("GET"),
            "TagResource": _tags("POST"),
            "UntagResource": _tags("DELETE"),
            "UpdateApiMapping": _rest("PATCH", "/domainnames/{DomainName}/apimappings/{ApiMappingId}"),
            "UpdateDomainName": _rest("PATCH", "/domainnames/{DomainName}"),
        },
    ),
}
