"""AWS RAM: resource shares across accounts, with the invitations that only outsiders get."""

import json
from collections.abc import Iterator
from typing import Any

from moto.ram import urls
from moto.ram.exceptions import UnknownResourceException
from moto.ram.models import ResourceAccessManagerBackend, ram_backends
from moto.ram.responses import ResourceAccessManagerResponse

from .hooks import add_actions, replace_backend, replace_response
from .organization import Organization
from .ram_permissions import MANAGED_PERMISSIONS, is_default, permission_name, resource_type, type_of_permission
from .ram_share import Invitation, Share

_ADDED_ACTIONS = (
    "AcceptResourceShareInvitation",
    "AssociateResourceShare",
    "DisassociateResourceShare",
    "GetResourceShareInvitations",
    "ListPrincipals",
    "ListResources",
    "ListResourceSharePermissions",
    "TagResource",
    "UntagResource",
)


def install(organization: Organization) -> None:
    Share.organization = organization
    replace_backend(ram_backends, Backend)
    replace_response(urls.url_paths, ResourceAccessManagerResponse, Response)
    add_actions(urls.url_paths, Response, _ADDED_ACTIONS)


def is_allowed(arn: str, account_id: str, action: str, template: str | None = None) -> bool:
    """Whether some share lets another account take an AWS Private CA action on an authority."""
    region = arn.split(":")[3]
    return any(
        MANAGED_PERMISSIONS[permission_name(permission)].allows(action, template)
        for share in _shares(region)
        if arn in share.resource_arns and share.reaches(account_id)
        for permission in share.permission_arns
    )


def share_of(arn: str) -> Share | None:
    """The share of this ARN, or that an invitation of this ARN is to."""
    for share in _shares(arn.split(":")[3]):
        if arn == share.arn or any(each.arn == arn for each in share.invitations):
            return share
    return None


def _shares(region: str) -> Iterator[Share]:
    for _, backend_region, backend in list(ram_backends.iter_backends()):
        if backend_region == region:
            yield from list(backend.resource_shares)  # type: ignore[attr-defined]


class Backend(ResourceAccessManagerBackend):
    """The shares of one account in one Region, and its view of the shares of others."""

    def create_resource_share(self, **request: Any) -> dict[str, Any]:
        share = Share(self.account_id, self.region_name, **request)
        share.add_principals(request.get("principals", []))
        share.add_resources(request.get("resourceArns", []))
        self.resource_shares.append(share)
        return {"resourceShare": share.describe()}

    def shares(self, owner: str, arns: list[str] | None = None) -> list[Share]:
        """Own shares for SELF, those that reach this account for OTHER-ACCOUNTS."""
        return [
            share
            for share in _shares(self.region_name)
            if (share.account_id == self.account_id if owner == "SELF" else share.reaches(self.account_id))
            and (not arns or share.arn in arns)
        ]

    def share(self, arn: str) -> Share:
        for share in [*self.shares("SELF", [arn]), *self.shares("OTHER-ACCOUNTS", [arn])]:
            if share.status == "ACTIVE":
                return share
        raise UnknownResourceException(f"ResourceShare {arn} could not be found.")

    def invitations(self) -> list[Invitation]:
        return [
            invitation
            for share in _shares(self.region_name)
            for invitation in share.invitations
            if invitation.receiver == self.account_id and share.status == "ACTIVE"
        ]


class Response(ResourceAccessManagerResponse):
    """RAM's REST actions, those of moto that differ and those it lacks."""

    @property
    def backend(self) -> Backend:
        return self.ram_backend  # type: ignore[return-value]

    def get_resource_shares(self) -> str:
        request = self.request_params
        shares = [
            share.describe()
            for share in self.backend.shares(request["resourceOwner"], request.get("resourceShareArns"))
            if request.get("name") in (None, share.name)
            and request.get("resourceShareStatus") in (None, share.status)
        ]
        return json.dumps({"resourceShares": shares})

    def get_resource_share_associations(self) -> str:
        request = self.request_params
        associations = [
            association
            for share in self.backend.shares("SELF", request.get("resourceShareArns"))
            for association in share.associations(request["associationType"])
            if share.status == "ACTIVE"
            and request.get("resourceArn") in (None, association["associatedEntity"])
            and request.get("principal") in (None, association["associatedEntity"])
            and request.get("associationStatus") in (None, association["status"])
        ]
        return json.dumps({"resourceShareAssociations": associations})

    def associate_resource_share(self) -> str:
        request = self.request_params
        share = self.backend.share(request["resourceShareArn"])
        share.add_resources(request.get("resourceArns") or [])
        share.add_principals(request.get("principals") or [])
        return self._associations_of(share, request)

    def disassociate_resource_share(self) -> str:
        request = self.request_params
        share = self.backend.share(request["resourceShareArn"])
        removed = self._associations_of(share, request)
        share.remove(request.get("resourceArns") or [], request.get("principals") or [])
        return removed

    def get_resource_share_invitations(self) -> str:
        request = self.request_params
        invitations = [
            invitation.to_json()
            for invitation in self.backend.invitations()
            if not request.get("resourceShareArns") or invitation.share.arn in request["resourceShareArns"]
            if not request.get("resourceShareInvitationArns")
            or invitation.arn in request["resourceShareInvitationArns"]
        ]
        return json.dumps({"resourceShareInvitations": invitations})

    def accept_resource_share_invitation(self) -> str:
        arn = self.request_params["resourceShareInvitationArn"]
        for invitation in self.backend.invitations():
            if invitation.arn == arn:
                invitation.status = "ACCEPTED"
                return json.dumps({"resourceShareInvitation": invitation.to_json()})
        raise UnknownResourceException(f"ResourceShareInvitation {arn} could not be found.")

    def list_resources(self) -> str:
        request = self.request_params
        resources = [
            {"arn": arn, "type": resource_type(arn), "resourceShareArn": share.arn, "status": "AVAILABLE"}
            for share in self.backend.shares(request["resourceOwner"], request.get("resourceShareArns"))
            for arn in share.resource_arns
            if share.status == "ACTIVE"
        ]
        return json.dumps({"resources": resources})

    def list_principals(self) -> str:
        request = self.request_params
        principals = [
            {"id": principal, "resourceShareArn": share.arn, "external": share.is_external(principal)}
            for share in self.backend.shares(request["resourceOwner"], request.get("resourceShareArns"))
            for principal in share.principals
            if share.status == "ACTIVE"
        ]
        return json.dumps({"principals": principals})

    def list_resource_share_permissions(self) -> str:
        share = self.backend.share(self.request_params["resourceShareArn"])
        permissions = [
            {
                "arn": arn,
                "name": permission_name(arn),
                "version": "1",
                "defaultVersion": True,
                "isResourceTypeDefault": is_default(permission_name(arn)),
                "resourceType": type_of_permission(permission_name(arn)),
                "status": "ASSOCIATED",
            }
            for arn in share.permission_arns
        ]
        return json.dumps({"permissions": permissions})

    def tag_resource(self) -> str:
        request = self.request_params
        tags = {tag["key"]: tag["value"] for tag in request["tags"]}
        self.backend.share(request["resourceShareArn"]).tags.update(tags)
        return "{}"

    def untag_resource(self) -> str:
        request = self.request_params
        tags = self.backend.share(request["resourceShareArn"]).tags
        for key in request["tagKeys"]:
            tags.pop(key, None)
        return "{}"

    @staticmethod
    def _associations_of(share: Share, request: dict[str, Any]) -> str:
        entities = [*(request.get("resourceArns") or []), *(request.get("principals") or [])]
        associations = [
            association
            for association_type in ("RESOURCE", "PRINCIPAL")
            for association in share.associations(association_type)
            if association["associatedEntity"] in entities
        ]
        return json.dumps({"resourceShareAssociations": associations})
