"""The public hosted zones of all accounts: what the internet sees of Route 53."""

from moto.route53.models import FakeZone, route53_backends


def public_zones() -> list[FakeZone]:
    """In the order in which they were made."""
    zones = [
        zone
        for _, _, backend in list(route53_backends.iter_backends())
        for zone in list(backend.zones.values())
        if not zone.private_zone
    ]
    return sorted(zones, key=lambda zone: zone.place)
