"""Which IAM actions on which resources a call needs: a table for each service that Terraform calls here."""

from ..call import Call
from . import (
    api_gateway,
    automation,
    certificates,
    containers,
    delivery,
    dns_and_storage,
    events,
    identity,
    load_balancing,
    networks,
    organizations,
    secrets,
    services,
)
from .needed import Needed, needs

_TABLES = {
    **certificates.TABLES,
    **identity.TABLES,
    **dns_and_storage.TABLES,
    **load_balancing.TABLES,
    **api_gateway.TABLES,
    **delivery.TABLES,
    **networks.TABLES,
    **secrets.TABLES,
    **services.TABLES,
    **automation.TABLES,
    **containers.TABLES,
    **events.TABLES,
    **organizations.TABLES,
}


class Unmapped(Exception):
    """A call that no table has, so that nobody can say whether it is allowed."""


def needed_for(call: Call, partition: str, account_id: str) -> list[Needed]:
    """Raises Unmapped."""
    table = _TABLES.get(call.service)
    if table is None or call.operation not in table.operations:
        raise Unmapped(f"{call.service} {call.operation} is in no table of {__package__}")
    return needs(table, call, partition, account_id)
