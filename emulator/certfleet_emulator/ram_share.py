"""One RAM resource share: what it holds, whom it reaches, and who still has to accept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from moto.acmpca.models import acmpca_backends
from moto.apigateway.models import apigateway_backends
from moto.core.utils import unix_time
from moto.moto_api._internal import mock_random
from moto.ram.exceptions import (
    InvalidParameterException,
    MalformedArnException,
    UnknownResourceException,
)
from moto.ram.models import ResourceShare

from . import clock
from .organization import Organization
from .ram_permissions import MANAGED_PERMISSIONS, default_permission, permission_arn, permission_name


@dataclass
class Invitation:
    """What RAM sends to an account outside the organization."""

    share: "Share"
    receiver: str
    status: str = "PENDING"
    sent_at: float = field(default_factory=clock.timestamp)
    invitation_id: str = field(default_factory=lambda: str(mock_random.uuid4()))

    @property
    def arn(self) -> str:
        share_prefix = self.share.arn.rsplit(":", 1)[0]
        return f"{share_prefix}:resource-share-invitation/{self.invitation_id}"

    def to_json(self) -> dict[str, Any]:
        return {
            "resourceShareInvitationArn": self.arn,
            "resourceShareArn": self.share.arn,
            "resourceShareName": self.share.name,
            "senderAccountId": self.share.account_id,
            "receiverAccountId": self.receiver,
            "invitationTimestamp": self.sent_at,
            "status": self.status,
        }


class Share(ResourceShare):
    """A share of CAs or private domain names; certificates are not a resource type that RAM knows."""

    SHAREABLE_RESOURCES = [*ResourceShare.SHAREABLE_RESOURCES, "certificate-authority"]
    organization: ClassVar[Organization] = Organization()

    def __init__(self, account_id: str, region: str, **request: Any):
        super().__init__(account_id, region, **request)
        self.tags = {tag["key"]: tag["value"] for tag in request.get("tags", ())}
        self.invitations: list[Invitation] = []
        self.permission_arns: list[str] = request.get("permissionArns") or []
        if len(self.permission_arns) > 1:
            raise InvalidParameterException(
                "You can associate only one permission with each resource type in a share."
            )
        for arn in self.permission_arns:
            if permission_name(arn) not in MANAGED_PERMISSIONS:
                raise UnknownResourceException(f"Permission {arn} could not be found.")

    def add_resources(self, resource_arns: list[str]) -> None:
        """Only what the account owns in this Region can be shared."""
        for arn in resource_arns:
            self._check_resource(arn)
            # RAM attaches the default permission of a type that has none yet (RAM API Reference, CreateResourceShare).
            if not self.permission_arns:
                self.permission_arns = [permission_arn(self.partition, default_permission(arn))]
        added = [arn for arn in resource_arns if arn not in self.resource_arns]
        # moto knows no resource that begins with a slash, as those of API Gateway do.
        self.resource_arns += [arn for arn in added if arn.split(":")[2] == "apigateway"]
        super().add_resources([arn for arn in added if arn not in self.resource_arns])

    def add_principals(self, principals: list[str]) -> None:
        for principal in principals:
            if ":organizations::" in principal:
                self._check_organization(principal)
            else:
                self._invite(principal)
            if principal not in self.principals:
                self.principals.append(principal)

    def remove(self, resource_arns: list[str], principals: list[str]) -> None:
        self.resource_arns = [arn for arn in self.resource_arns if arn not in resource_arns]
        self.principals = [entry for entry in self.principals if entry not in principals]
        self.invitations = [entry for entry in self.invitations if entry.receiver in self.principals]

    def is_external(self, principal: str) -> bool:
        account_id = _account_of(principal)
        return account_id is not None and not self.organization.shares_freely(
            self.account_id, account_id
        )

    def principal_status(self, principal: str) -> str:
        if not self.is_external(principal):
            return "ASSOCIATED"
        accepted = {entry.receiver for entry in self.invitations if entry.status == "ACCEPTED"}
        return "ASSOCIATED" if _account_of(principal) in accepted else "ASSOCIATING"

    def reaches(self, account_id: str) -> bool:
        """Whether another account can use the resources now."""
        if self.status != "ACTIVE" or account_id == self.account_id:
            return False
        return any(
            self.organization.shares_freely(self.account_id, account_id)
            if self.organization.is_principal(principal)
            else _account_of(principal) == account_id
            and self.principal_status(principal) == "ASSOCIATED"
            for principal in self.principals
        )

    def describe(self) -> dict[str, Any]:
        tags = [{"key": key, "value": value} for key, value in self.tags.items()]
        return {**super().describe(), "tags": tags}

    def associations(self, association_type: str) -> Iterator[dict[str, Any]]:
        of_principals = association_type == "PRINCIPAL"
        for entity in self.principals if of_principals else self.resource_arns:
            yield {
                "resourceShareArn": self.arn,
                "resourceShareName": self.name,
                "associatedEntity": entity,
                "associationType": association_type,
                "status": self.principal_status(entity) if of_principals else "ASSOCIATED",
                "creationTime": unix_time(self.creation_time),
                "lastUpdatedTime": unix_time(self.last_updated_time),
                "external": of_principals and self.is_external(entity),
            }

    def _check_resource(self, arn: str) -> None:
        _, _, service, region, owner, _ = arn.split(":", 5)
        if service not in ("acm-pca", "apigateway"):
            return
        if (region, owner) != (self.region, self.account_id):
            raise MalformedArnException(f"{arn} is not a resource of this account and Region.")
        if arn not in _resources(service, owner, region):
            raise UnknownResourceException(f"Resource {arn} could not be found.")

    def _check_organization(self, principal: str) -> None:
        if not self.organization.is_principal(principal):
            raise UnknownResourceException(f"Organization {principal} could not be found.")
        if not self.organization.shares_freely(self.account_id, self.account_id):
            raise InvalidParameterException(
                "Sharing with an organization must first be enabled in the management account."
            )

    def _invite(self, principal: str) -> None:
        account_id = _account_of(principal)
        if account_id is None:
            raise InvalidParameterException(
                f"Principal ID {principal} is malformed. Verify the ID and try again."
            )
        if not self.is_external(principal):
            return
        if not self.allow_external_principals:
            raise InvalidParameterException(
                f"Account {account_id} is outside your organization, "
                "and the resource share does not allow external principals."
            )
        if account_id not in {entry.receiver for entry in self.invitations}:
            self.invitations.append(Invitation(self, account_id))


def _resources(service: str, owner: str, region: str) -> set[str]:
    if service == "acm-pca":
        return set(acmpca_backends[owner][region].certificate_authorities)
    domains = apigateway_backends[owner][region].domain_names.values()
    return {domain.arn for domain in domains if domain.is_private}  # type: ignore[attr-defined]


def _account_of(principal: str) -> str | None:
    """The account of a RAM principal that is an account, an IAM role or a user."""
    match = re.match(r"^(?:arn:aws[a-z-]*:iam::)?(\d{12})(?:$|:(?:root|role/.+|user/.+)$)", principal)
    return match.group(1) if match else None
