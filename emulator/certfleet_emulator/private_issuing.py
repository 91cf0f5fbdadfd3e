"""Whether ACM may have an authority of AWS Private CA issue for an account."""

from datetime import datetime

from . import ram
from .private_authority import SHORT_LIVED, PrivateAuthority

_ACM = "acm.amazonaws.com"
_ACM_ACTIONS = {"IssueCertificate", "GetCertificate", "ListPermissions"}


def failure_reason(account_id: str, authority: PrivateAuthority, not_after: datetime) -> str | None:
    """Why ACM could not issue from an authority (ACM User Guide, private certificate exceptions)."""
    if not _may_use(account_id, authority):
        return "PCA_ACCESS_DENIED"
    if authority.status != "ACTIVE":
        return "PCA_INVALID_STATE"
    if authority.usage_mode == SHORT_LIVED:
        return "PCA_INVALID_ARGS"
    if authority.not_after < not_after:
        return "PCA_INVALID_DURATION"
    return None


def _may_use(account_id: str, authority: PrivateAuthority) -> bool:
    """The owner's ACM needs a permission on the authority, another account's needs a RAM share."""
    if authority.account_id == account_id:
        granted = authority.permissions.get((_ACM, account_id), {}).get("Actions", [])
        return _ACM_ACTIONS <= set(granted)
    return ram.is_allowed(authority.arn, account_id, "IssueCertificate", "EndEntityCertificate/V1")
