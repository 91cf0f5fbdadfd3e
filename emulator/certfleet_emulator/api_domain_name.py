"""Custom domain names of API Gateway, with what moto's lose: mutual TLS, and the policy and id of private ones."""

from typing import Any

from moto.apigateway.exceptions import BadRequestException
from moto.apigateway.models import DomainName
from moto.apigateway.utils import create_id
from moto.utilities.utils import get_partition

REPLACEABLE = {
    "/certificateArn": "certificateArn",
    "/certificateName": "certificateName",
    "/ownershipVerificationCertificateArn": "ownershipVerificationCertificateArn",
    "/policy": "policy",
    "/regionalCertificateArn": "regionalCertificateArn",
    "/regionalCertificateName": "regionalCertificateName",
    "/securityPolicy": "securityPolicy",
}
"""What an update may replace, by the path of the operation, besides what is of mutual TLS."""
MUTUAL_TLS = "/mutualTlsAuthentication/"

_OF_PUBLIC_NAMES = ("regionalDomainName", "regionalHostedZoneId", "distributionDomainName", "distributionHostedZoneId")


class CustomDomainName(DomainName):
    """A domain name as it was asked for."""

    def __init__(self, account_id: str, region: str, body: dict[str, Any], domain_name_id: str | None = None):
        super().__init__(
            body["domainName"],
            region_name=region,
            certificate_name=body.get("certificateName"),
            certificate_arn=body.get("certificateArn"),
            regional_certificate_name=body.get("regionalCertificateName"),
            regional_certificate_arn=body.get("regionalCertificateArn"),
            endpoint_configuration=body.get("endpointConfiguration"),
            security_policy=body.get("securityPolicy"),
            tags=body.get("tags"),
        )
        self.tags: dict[str, str] = body.get("tags") or {}
        self._asked = (account_id, region, {**body, "tags": self.tags})
        types = (body.get("endpointConfiguration") or {}).get("types")
        self.is_private, self.is_regional = types == ["PRIVATE"], types == ["REGIONAL"]
        self.domain_name_id = (domain_name_id or create_id()) if self.is_private else None
        self.policy = body.get("policy")
        self.mutual_tls = body.get("mutualTlsAuthentication")
        self.ownership_certificate_arn = body.get("ownershipVerificationCertificateArn")
        self.key = f"{self.domain_name}+{self.domain_name_id}" if self.is_private else self.domain_name
        owner = account_id if self.is_private else ""
        self.arn = f"arn:{get_partition(region)}:apigateway:{region}:{owner}:/domainnames/{self.key}"
        self._check()

    def with_changes(self, changes: dict[str, str]) -> "CustomDomainName":
        account_id, region, body = self._asked
        changed = {REPLACEABLE[path]: value for path, value in changes.items() if path in REPLACEABLE}
        mutual_tls = {**(self.mutual_tls or {})} | {
            path.removeprefix(MUTUAL_TLS): value
            for path, value in changes.items()
            if path.startswith(MUTUAL_TLS)
        }
        # Without a truststore there is none: so it is turned off.
        changed["mutualTlsAuthentication"] = mutual_tls if mutual_tls.get("truststoreUri") else None
        updated = CustomDomainName(account_id, region, {**body, **changed}, self.domain_name_id)
        updated.regional_domain_name = self.regional_domain_name
        updated.distribution_domain_name = self.distribution_domain_name
        return updated

    def _check(self) -> None:
        """API Gateway Developer Guide, mutual TLS, and considerations for private custom domain names."""
        if self.mutual_tls and not (self.is_regional and self.security_policy == "TLS_1_2"):
            raise BadRequestException("Mutual TLS needs a Regional custom domain name with TLS_1_2")
        if not self.is_private:
            return
        if self.domain_name.startswith("*."):
            raise BadRequestException("Wildcard private custom domain names aren't supported")
        if self.security_policy not in (None, "TLS_1_2"):
            raise BadRequestException("Private custom domain names have the security policy TLS_1_2")

    def to_json(self) -> dict[str, Any]:
        described = super().to_json()
        if self.mutual_tls:
            described["mutualTlsAuthentication"] = self.mutual_tls
        if self.ownership_certificate_arn:
            described["ownershipVerificationCertificateArn"] = self.ownership_certificate_arn
        if not self.is_private:
            return described
        return {
            **{key: value for key, value in described.items() if key not in _OF_PUBLIC_NAMES},
            "domainNameArn": self.arn,
            "domainNameId": self.domain_name_id,
            **({} if self.policy is None else {"policy": self.policy}),
        }


class AccessAssociation:
    """A VPC endpoint through which a private domain name is reached."""

    def __init__(self, account_id: str, region: str, body: dict[str, Any]):
        self.domain_name_arn = body["domainNameArn"]
        self._source = body["accessAssociationSource"]
        self.tags = body.get("tags") or {}
        _, self._name = self.domain_name_arn.split("/domainnames/")
        self.arn = (
            f"arn:{get_partition(region)}:apigateway:{region}:{account_id}:"
            f"/domainnameaccessassociations/domainname/{self._name}/vpcesource/{self._source}"
        )

    def clashes_with(self, other: "AccessAssociation") -> bool:
        """A VPC endpoint leads to one of several private domain names of one name (Developer Guide)."""
        own, others = (each._name.split("+")[0] for each in (self, other))
        return own == others and self._source == other._source

    def to_json(self) -> dict[str, Any]:
        return {
            "domainNameAccessAssociationArn": self.arn,
            "domainNameArn": self.domain_name_arn,
            "accessAssociationSource": self._source,
            "accessAssociationSourceType": "VPCE",
            "tags": self.tags,
        }
