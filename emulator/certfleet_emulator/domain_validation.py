"""Proofs by DNS: which CNAME ACM asks for, and which records can be seen on the internet."""

import hashlib
from dataclasses import dataclass

from moto.route53.models import FakeZone

from .public_zones import public_zones


@dataclass(frozen=True)
class ValidationRecord:
    name: str
    value: str

    @classmethod
    def of(cls, account_id: str, domain_name: str) -> "ValidationRecord":
        """The same for every Region and certificate of an account; a wildcard shares its parent's record."""
        proved = domain_name.removeprefix("*.")
        name_token, value_token = (
            hashlib.sha256(f"{part}/{account_id}/{proved}".encode()).hexdigest()[:32]
            for part in ("name", "value")
        )
        return cls(f"_{name_token}.{proved}.", f"_{value_token}.emulated.acm-validations.aws.")

    def is_published(self) -> bool:
        """ACM resolves on the internet, so a public zone of any account counts and a private one never does."""
        return any(
            record.type == "CNAME"
            and _canonical(record.name) == self.name
            and [_canonical(value) for value in record.records] == [self.value]
            for zone in _public_zones_of(self.name)
            for record in list(zone.rrsets)
        )

    def to_json(self) -> dict[str, str]:
        return {"Name": self.name, "Type": "CNAME", "Value": self.value}


def public_texts(name: str) -> list[str]:
    """The texts of the TXT record of a name, in public zones of any account."""
    return [
        value.strip('"')
        for zone in _public_zones_of(_canonical(name))
        for record in list(zone.rrsets)
        if record.type == "TXT" and _canonical(record.name) == _canonical(name)
        for value in record.records
    ]


def _public_zones_of(name: str) -> list[FakeZone]:
    return [zone for zone in public_zones() if name.endswith(f".{_canonical(zone.name)}")]


def _canonical(name: str) -> str:
    return name.lower().rstrip(".") + "."
