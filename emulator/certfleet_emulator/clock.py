"""The clock of the emulated AWS: real time, and the days by which whoever starts the emulator has moved it."""

from datetime import datetime, timedelta, timezone

from moto.acm import models as acm_models
from moto.acmpca import models as acmpca_models
from moto.core.utils import unix_time
from moto.ram import models as ram_models
from moto.sts import models as sts_models

_moved = timedelta()


def install() -> None:
    """
    Let moto date certificates, authorities, shares and sessions by this clock. Queues, logs and what is not dated keep real time,
    in which functions work: a message is not too old because the clock was moved before anybody could read it.
    """
    for models in (acm_models, acmpca_models, ram_models, sts_models):
        for name, ours in (("utcnow", _without_zone), ("unix_time", _unix_time)):
            if hasattr(models, name):
                setattr(models, name, ours)


def now() -> datetime:
    """In whole seconds, as certificates have it."""
    return _exactly().replace(microsecond=0)


def timestamp() -> float:
    """Seconds since 1970."""
    return _exactly().timestamp()


def moved_milliseconds() -> int:
    """How far the clock is ahead of real time."""
    return _moved // timedelta(milliseconds=1)


def pass_day() -> None:
    global _moved
    _moved += timedelta(days=1)


def _exactly() -> datetime:
    return datetime.now(timezone.utc) + _moved


def _without_zone() -> datetime:
    return _exactly().replace(tzinfo=None)


def _unix_time(moment: datetime | None = None) -> float:
    return unix_time(moment or _without_zone())
