"""The tree of an organization: its root, its units and where each account is, as long as nobody moves it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

_UNIT = re.compile(r"^ou-(?P<root>[0-9a-z]{4,32})-[0-9a-z]{8,32}$")


@dataclass
class Units:
    """Ids of what is above accounts and units; what is in no unit is in the root."""

    root_id: str
    # Of each unit: what it is in.
    parents: dict[str, str] = field(default_factory=dict)
    # Of each account: what it is in.
    accounts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, organization_id: str, account_ids: Iterable[str], declared: Iterable[dict[str, Any]]) -> "Units":
        """Raises ValueError where the ids are not of one organization."""
        units = list(declared)
        roots = {match["root"] if (match := _UNIT.match(unit["id"])) else unit["id"] for unit in units}
        if len(roots) > 1 or any(root.startswith("ou-") for root in roots):
            raise ValueError(f"organizational units must be ou-<id of the root>-<8 or more of a-z0-9>, got {units!r}")
        tree = cls(f"r-{roots.pop() if roots else organization_id[-4:]}")
        for unit in units:
            tree.parents[unit["id"]] = unit.get("parentId") or tree.root_id
        tree.accounts = dict.fromkeys(account_ids, tree.root_id)
        for unit in units:
            for account_id in unit.get("accountIds", ()):
                tree.move(account_id, unit["id"])
        for parent_id in tree.parents.values():
            tree.check_parent(parent_id)
        return tree

    def move(self, account_id: str, parent_id: str) -> None:
        """Raises ValueError."""
        if account_id not in self.accounts:
            raise ValueError(f"accountId must be an account of the organization, got {account_id!r}")
        self.check_parent(parent_id)
        self.accounts[account_id] = parent_id

    def check_parent(self, parent_id: str) -> None:
        """Raises ValueError."""
        if not self.is_parent(parent_id):
            raise ValueError(f"parentId must be the root or a unit of the organization, got {parent_id!r}")

    def is_parent(self, parent_id: str) -> bool:
        return parent_id == self.root_id or parent_id in self.parents

    def parent_of(self, child_id: str) -> str | None:
        """Of an account or a unit."""
        return self.accounts.get(child_id) or self.parents.get(child_id)

    def accounts_in(self, parent_id: str) -> list[str]:
        return sorted(account_id for account_id, parent in self.accounts.items() if parent == parent_id)

    def accounts_below(self, parent_id: str) -> list[str]:
        """With those of the units below it."""
        return sorted(account_id for account_id in self.accounts if parent_id in self.path_of(account_id))

    def units_in(self, parent_id: str) -> list[str]:
        return sorted(unit_id for unit_id, parent in self.parents.items() if parent == parent_id)

    def path_of(self, account_id: str) -> list[str]:
        """From the root down, without the account."""
        above: list[str] = []
        parent = self.accounts.get(account_id)
        while parent is not None:
            above.insert(0, parent)
            parent = self.parents.get(parent)
        return above
