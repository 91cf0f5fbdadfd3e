"""AWS Organizations: reading where accounts are."""

from ...organizations import arn_of
from .needed import Parameters, Row, Table


def _on(action: str, name: str) -> Row:
    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        return [(action, arn_of(parameters[name]))]

    return row


TABLES = {
    "organizations": Table(
        "organizations",
        {
            "DescribeOrganizationalUnit": _on("DescribeOrganizationalUnit", "OrganizationalUnitId"),
            "ListAccountsForParent": _on("ListAccountsForParent", "ParentId"),
            "ListOrganizationalUnitsForParent": _on("ListOrganizationalUnitsForParent", "ParentId"),
            "ListParents": _on("ListParents", "ChildId"),
        },
    ),
}
