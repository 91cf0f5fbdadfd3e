"""The AWS Organization that the emulated accounts belong to, and what other teams already run in them."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .organizational_units import Units
from .outside_issuer import Source

_ORGANIZATION_PRINCIPAL = re.compile(
    r"^arn:aws[a-z-]*:organizations::\d{12}:(?:organization/(?P<organization>o-\w+)|ou/(?P<parent>o-\w+)/ou-[\w-]+)$"
)


@dataclass(frozen=True)
class Organization:
    """Which accounts are members, and whether RAM may share inside the organization without invitations."""

    organization_id: str | None = None
    management_account_id: str | None = None
    ram_sharing_enabled: bool = False
    member_account_ids: frozenset[str] = frozenset()
    existing: tuple[dict[str, Any], ...] = field(default=())
    roles: tuple[dict[str, Any], ...] = field(default=())
    boundaries: tuple[dict[str, Any], ...] = field(default=())
    sources: tuple[Source, ...] = field(default=())
    keys: tuple[dict[str, Any], ...] = field(default=())
    state_bucket: dict[str, Any] | None = None
    units: Units = field(default_factory=lambda: Units("r-none"))
    # Accounts that may read the organization beside its management account.
    delegated_administrators: frozenset[str] = frozenset()

    @classmethod
    def read(cls, path: Path) -> "Organization":
        document = json.loads(path.read_text())
        return cls(
            organization_id=document.get("organizationId"),
            management_account_id=document.get("managementAccountId"),
            ram_sharing_enabled=document.get("ramSharingEnabled", False),
            member_account_ids=frozenset(document.get("memberAccountIds", ())),
            existing=tuple(document.get("existing", ())),
            roles=tuple(document.get("roles", ())),
            boundaries=tuple(document.get("boundaries", ())),
            sources=tuple(
                Source(
                    each["accountId"],
                    each["region"],
                    each["source"],
                    tuple(each["domainNames"]),
                    each["keyAlgorithm"],
                    each.get("kmsKeyArn"),
                )
                for each in document.get("sources", ())
            ),
            keys=tuple(document.get("keys", ())),
            state_bucket=document.get("stateBucket"),
            units=_units(document),
            delegated_administrators=frozenset(document.get("delegatedAdministrators", ())),
        )

    def paths_of(self, account_id: str) -> list[str]:
        """Where the account is, as `aws:PrincipalOrgPaths` has it; none where it is no member."""
        above = self.units.path_of(account_id)
        return ["/".join([str(self.organization_id), *above, ""])] if above else []

    def has_member(self, account_id: str) -> bool:
        return account_id == self.management_account_id or account_id in self.member_account_ids

    def shares_freely(self, owner: str, receiver: str) -> bool:
        """RAM asks nobody to accept when both accounts are members and sharing is enabled."""
        return self.ram_sharing_enabled and self.has_member(owner) and self.has_member(receiver)

    def is_principal(self, principal: str) -> bool:
        """Whether a RAM principal is this organization or one of its organizational units."""
        match = _ORGANIZATION_PRINCIPAL.match(principal)
        return match is not None and self.organization_id in match.groups()


def _units(document: dict[str, Any]) -> Units:
    management = document.get("managementAccountId")
    accounts = [*document.get("memberAccountIds", ()), *([management] if management else [])]
    return Units.read(document.get("organizationId") or "none", accounts, document.get("organizationalUnits", ()))
