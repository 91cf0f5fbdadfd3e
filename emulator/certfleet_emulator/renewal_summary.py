"""What a certificate says of its renewals."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .clock import now


@dataclass
class RenewalSummary:
    """Empty until the first renewal."""

    status: str | None = None
    reason: str | None = None
    updated_at: datetime | None = None

    def report(self, status: str, reason: str | None = None) -> None:
        self.status, self.reason, self.updated_at = status, reason, now()

    def to_json(self, domain_validation_options: list[dict[str, Any]]) -> dict[str, Any]:
        assert self.updated_at is not None
        return {
            "RenewalStatus": self.status,
            "DomainValidationOptions": domain_validation_options,
            **({"RenewalStatusReason": self.reason} if self.reason else {}),
            "UpdatedAt": int(self.updated_at.timestamp()),
        }
