"""Amplify Hosting, AppSync and VPC Lattice."""

from .needed import ANY, Row, Table

_APP_DOMAIN = "arn:{partition}:amplify:{region}:{account}:apps/{appId}/domains/{domainName}"
_GRAPH_DOMAIN = "arn:{partition}:appsync:{region}:{account}:domainnames/{domainName}"
_LATTICE = "arn:{partition}:vpc-lattice:{region}:{account}:"
_SERVICE = f"{_LATTICE}service/{{serviceIdentifier}}"
_LISTENER = f"{_SERVICE}/listener/{{listenerIdentifier}}"
_ASSOCIATION = f"{_LATTICE}servicenetworkserviceassociation/"
_ASSOCIATED = f"{_ASSOCIATION}{{serviceNetworkServiceAssociationIdentifier}}"


def _associate(action: str) -> Row:
    return [
        (action, f"{_ASSOCIATION}snsa-00000000000000000"),
        (action, _SERVICE),
        (action, f"{_LATTICE}servicenetwork/{{serviceNetworkIdentifier}}"),
    ]


TABLES = {
    "amplify": Table(
        "amplify",
        {
            "CreateDomainAssociation": _APP_DOMAIN,
            "DeleteDomainAssociation": _APP_DOMAIN,
            "GetDomainAssociation": _APP_DOMAIN,
            "UpdateDomainAssociation": _APP_DOMAIN,
        },
    ),
    "appsync": Table(
        "appsync",
        {
            "AssociateApi": _GRAPH_DOMAIN,
            "CreateDomainName": _GRAPH_DOMAIN,
            "DeleteDomainName": _GRAPH_DOMAIN,
            "DisassociateApi": _GRAPH_DOMAIN,
            "GetApiAssociation": _GRAPH_DOMAIN,
            "GetDomainName": _GRAPH_DOMAIN,
            "UpdateDomainName": _GRAPH_DOMAIN,
        },
    ),
    "vpc-lattice": Table(
        "vpc-lattice",
        {
            "CreateListener": f"{_SERVICE}/listener/listener-00000000000000000",
            "CreateService": f"{_LATTICE}service/svc-00000000000000000",
            "CreateServiceNetworkServiceAssociation": _associate("CreateServiceNetworkServiceAssociation"),
            "DeleteListener": _LISTENER,
            "DeleteService": _SERVICE,
            "DeleteServiceNetworkServiceAssociation": _ASSOCIATED,
            "GetListener": _LISTENER,
            "GetService": _SERVICE,
            "GetServiceNetworkServiceAssociation": _ASSOCIATED,
            "ListTagsForResource": ANY,
            "TagResource": "{resourceArn}",
            "UntagResource": "{resourceArn}",
            "UpdateListener": _LISTENER,
            "UpdateService": _SERVICE,
        },
        tagging={
            "CreateListener": ("TagResource", "tags"),
            "CreateService": ("TagResource", "tags"),
            "CreateServiceNetworkServiceAssociation": ("TagResource", "tags"),
        },
    ),
}
