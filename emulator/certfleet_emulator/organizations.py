"""AWS Organizations: the tree of accounts and units, read by the management account and by delegated administrators."""

import base64
import json
from typing import Any

from moto.organizations import urls
from moto.organizations.exceptions import OrganizationsClientError
from moto.organizations.responses import OrganizationsResponse
from werkzeug.exceptions import BadRequest

from .hooks import replace_response
from .organization import Organization

_MOST_RESULTS = 20

_organization = Organization()


def install(organization: Organization) -> None:
    global _organization
    _organization = organization
    replace_response(urls.url_paths, OrganizationsResponse, Response)


def move_account(asked: Any) -> None:
    """Put an account into a unit; without one, into the root."""
    if not isinstance(asked, dict):
        raise BadRequest("accountId must be an account of the organization")
    try:
        _organization.units.move(asked.get("accountId", ""), asked.get("parentId") or _organization.units.root_id)
    except ValueError as error:
        raise BadRequest(str(error)) from error


def arn_of(asked_id: str) -> str:
    """ARN of an account, a unit or the root."""
    kind = "ou" if asked_id.startswith("ou-") else "root" if asked_id.startswith("r-") else "account"
    return f"arn:aws:organizations::{_organization.management_account_id}:{kind}/{_organization.organization_id}/{asked_id}"


class Response(OrganizationsResponse):
    """What is read of the tree; everything else is moto's."""

    def list_parents(self) -> str:
        self._check_caller()
        parent_id = _organization.units.parent_of(self._get_param("ChildId"))
        if parent_id is None:
            raise OrganizationsClientError("ChildNotFoundException", "You specified a child that doesn't exist.")
        kind = "ORGANIZATIONAL_UNIT" if parent_id.startswith("ou-") else "ROOT"
        return self._page("Parents", [{"Id": parent_id, "Type": kind}])

    def list_accounts_for_parent(self) -> str:
        return self._page("Accounts", [_account(each) for each in _organization.units.accounts_in(self._parent())])

    def list_organizational_units_for_parent(self) -> str:
        return self._page("OrganizationalUnits", [_unit(each) for each in _organization.units.units_in(self._parent())])

    def describe_organizational_unit(self) -> str:
        self._check_caller()
        unit_id = self._get_param("OrganizationalUnitId")
        if unit_id not in _organization.units.parents:
            raise OrganizationsClientError(
                "OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist."
            )
        return json.dumps({"OrganizationalUnit": _unit(unit_id)})

    def _parent(self) -> str:
        self._check_caller()
        parent_id: str = self._get_param("ParentId")
        if not _organization.units.is_parent(parent_id):
            raise OrganizationsClientError("ParentNotFoundException", "You specified parent that doesn't exist.")
        return parent_id

    def _check_caller(self) -> None:
        """Organizations API Reference: called from the management account or a delegated administrator only."""
        caller = self.current_account
        if not _organization.has_member(caller):
            raise OrganizationsClientError(
                "AWSOrganizationsNotInUseException", "Your account is not a member of an organization."
            )
        if caller != _organization.management_account_id and caller not in _organization.delegated_administrators:
            raise OrganizationsClientError(
                "AccessDeniedException", "You don't have permissions to access this resource."
            )

    def _page(self, name: str, found: list[dict[str, Any]]) -> str:
        size = self._get_param("MaxResults") or _MOST_RESULTS
        start = _start(self._get_param("NextToken"))
        end = start + size
        if not 1 <= size <= _MOST_RESULTS:
            raise OrganizationsClientError("InvalidInputException", f"MaxResults must be from 1 to {_MOST_RESULTS}.")
        more = {"NextToken": base64.b64encode(f"from {end}".encode()).decode()} if end < len(found) else {}
        return json.dumps({name: found[start:end], **more})


def _start(token: str | None) -> int:
    if token is None:
        return 0
    try:
        return int(base64.b64decode(token, validate=True).decode().removeprefix("from "))
    except ValueError as error:
        raise OrganizationsClientError("InvalidInputException", "The NextToken is not valid.") from error


def _account(account_id: str) -> dict[str, Any]:
    return {
        "Id": account_id,
        "Arn": arn_of(account_id),
        "Email": f"{account_id}@example.com",
        "Name": account_id,
        "State": "ACTIVE",
        "JoinedMethod": "CREATED",
        "JoinedTimestamp": 1700000000.0,
    }


def _unit(unit_id: str) -> dict[str, Any]:
    return {"Id": unit_id, "Arn": arn_of(unit_id), "Name": unit_id}
