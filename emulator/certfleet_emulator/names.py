"""What the internet's DNS has at a name, by the public hosted zones of all accounts."""

import re
from collections.abc import Collection
from typing import Any

from moto.route53.models import FakeZone, RecordSet
from werkzeug.exceptions import BadRequest

from .public_zones import public_zones

# Labels from the top, so that the names above one are its beginnings.
Name = tuple[bytes, ...]

_WILDCARD = b"*"
_OCTAL = re.compile(rb"\\([0-3][0-7]{2})")

# By it a resolver is known to know the DNS at all.
_ROOT = {"type": "SOA", "ttl": 86400, "values": ["a.example. hostmaster.example. 1 7200 900 1209600 86400"]}

# An alias leads to addresses that nobody has but documents (RFC 5737, RFC 3849).
_ALIAS_ADDRESSES = {"A": "192.0.2.1", "AAAA": "2001:db8::1"}


def look_up(asked: Any) -> dict[str, Any]:
    """
    Whether there is such a name, and its records.

    The zone with the longest name answers, as if every parent delegated to it, and of two with the same name the one that was
    made first: moto gives all zones the same name servers, so no delegation tells them apart. Of top-level domains all are
    there, and nothing stands in them but the zones; the root has its SOA record.
    """
    text = asked.get("name") if isinstance(asked, dict) else None
    if not isinstance(text, str):
        raise BadRequest(f"name must be a text, got {text!r}")
    name = _name(text)
    zones = _zones()
    zone = zones.get(_nearest(name, zones))
    records = _records(zone) if zone else {}
    standing = {above for each in (*zones, *records) for above in _at_or_above(each)}
    # A wildcard speaks for names that are not there, below the nearest name that is (RFC 4592).
    source = name if name in standing else (*_nearest(name, standing), _WILDCARD)
    return {
        "exists": source in standing or len(name) <= 1,
        "records": [_to_json(record) for record in records.get(source, {}).values() if _values(record)]
        or ([] if name else [_ROOT]),
    }


def _nearest(name: Name, names: Collection[Name]) -> Name:
    """The longest of some names that is at or above one; the root where none is."""
    return max((above for above in _at_or_above(name) if above in names), key=len, default=())


def _zones() -> dict[Name, FakeZone]:
    zones: dict[Name, FakeZone] = {}
    for zone in public_zones():
        zones.setdefault(_owner(zone.name), zone)
    return zones


def _records(zone: FakeZone) -> dict[Name, dict[str, RecordSet]]:
    """Of a zone, by name and type; where a routing policy chooses among several, the first."""
    records: dict[Name, dict[str, RecordSet]] = {}
    for record in zone.rrsets:
        records.setdefault(_owner(record.name), {}).setdefault(record.type, record)
    return records


def _to_json(record: RecordSet) -> dict[str, Any]:
    return {"type": record.type, "ttl": int(record.ttl or 0), "values": _values(record)}


def _values(record: RecordSet) -> list[str]:
    """None for an alias of another type than addresses, which is not followed."""
    if record.alias_target:
        return [_ALIAS_ADDRESSES[record.type]] if record.type in _ALIAS_ADDRESSES else []
    # moto keeps the SOA record that it makes itself in the form of a request.
    return [value["Value"] if isinstance(value, dict) else value for value in record.records or []]


def _at_or_above(name: Name) -> list[Name]:
    return [name[:length] for length in range(len(name) + 1)]


def _name(text: str) -> Name:
    return tuple(label for label in reversed(text.encode().lower().split(b".")) if label)


def _owner(text: str) -> Name:
    r"""A name as Route 53 writes it, with `\052` for an asterisk."""
    return tuple(_OCTAL.sub(lambda found: bytes([int(found[1], 8)]), label) for label in _name(text))
