"""The AWS Organization that the emulated accounts belong to, and what other teams already run in them."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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
        )

    def has_member(self, account_id: str) -> bool:
        return account_id == self.management_account_id or account_id in self.member_account_ids

    def shares_freely(self, owner: str, receiver: str) -> bool:
        """RAM asks nobody to accept when both accounts are members and sharing is enabled."""
        return self.ram_sharing_enabled and self.has_member(owner) and self.has_member(receiver)

    def is_principal(self, principal: str) -> bool:
        """Whether a RAM principal is this organization or one of its organizational units."""
        match = _ORGANIZATION_PRINCIPAL.match(principal)
        return match is not None and self.organization_id in match.groups()
