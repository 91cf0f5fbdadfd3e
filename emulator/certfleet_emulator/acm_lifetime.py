"""How long ACM's certificates last, and what comes before their end (ACM User Guide)."""

from dataclasses import dataclass
from datetime import timedelta

# DNS validation: for so long ACM looks for the records.
VALIDATION_WAIT = timedelta(hours=72)


@dataclass(frozen=True)
class Lifetime:
    validity: timedelta
    # Managed renewal: before the end, from when on ACM renews.
    renewal: timedelta
    # EventBridge: before the end, from when on ACM tells of it every day.
    notice: timedelta


PUBLIC = Lifetime(timedelta(days=198), renewal=timedelta(days=45), notice=timedelta(days=30))
PRIVATE = Lifetime(timedelta(days=395), renewal=timedelta(days=60), notice=timedelta(days=45))
