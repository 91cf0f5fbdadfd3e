"""Route 53: ids of zones as AWS gives them, and which was made before which; a record can be created where none of its name and type stands."""

from itertools import count
from typing import Any

from moto.route53 import models
from moto.route53.exceptions import ResourceRecordAlreadyExists
from moto.route53.models import FakeZone, Route53Backend, route53_backends

from . import acm
from .hooks import replace_backend


_moto_zone_id = models.create_route53_zone_id
_places = count(1)


def install() -> None:
    replace_backend(route53_backends, Backend)
    models.create_route53_zone_id = _zone_id


def _zone_id(**kwargs: Any) -> str:
    """An id that starts with Z, as all that AWS's documents show; moto's starts with any letter or digit."""
    return f"Z{_moto_zone_id(**kwargs)[1:]}"


class Backend(Route53Backend):
    """The hosted zones of one account."""

    def create_hosted_zone(self, *args: Any, **kwargs: Any) -> FakeZone:
        zone = super().create_hosted_zone(*args, **kwargs)
        # Among the zones of all accounts.
        zone.place = next(_places)
        return zone

    def change_resource_record_sets(self, zoneid: str, change_list: list[dict[str, Any]]) -> None:
        zone = self.get_hosted_zone(zoneid)
        standing = {(record.name.strip("."), record.type) for record in zone.rrsets}
        for change in change_list:
            name, record_type = key = _key(change)
            if change["Action"] == "CREATE" and key in standing:
                raise ResourceRecordAlreadyExists(name=f"{name}.", _type=record_type)
        # moto looks a new record up in the changes so far, and takes any later record of the zone for it.
        zone.rr_changes[:] = [change for change in zone.rr_changes if _key(change) in standing]
        super().change_resource_record_sets(zoneid, change_list)
        # ACM looks again and again, so a certificate is issued, and told of, without anybody asking for it.
        acm.issue_proved({f"{name.lower()}." for name, record_type in map(_key, change_list) if record_type == "CNAME"})


def _key(change: dict[str, Any]) -> tuple[str, str]:
    record = change["ResourceRecordSet"]
    return record["Name"].strip("."), record["Type"]
