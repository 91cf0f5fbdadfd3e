"""What AWS does by itself as days pass: ACM renews, gives notice and lets certificates end; daily schedules come."""

from typing import Any

from werkzeug.exceptions import BadRequest

from . import clock
from .acm_certificate import Certificate
from .acm_events import tell_approaching_expiration
from .acm_renewal import certificates, renew
from .bus import pass_schedules

_MOST_DAYS = 3650


def move_clock(asked: Any) -> None:
    """
    Let days pass, one after the other for ACM, so that nothing jumps over the time in which it is renewed. Every schedule comes
    once, when the last day is there: functions start after the move, however many days it has.
    """
    days = asked.get("days") if isinstance(asked, dict) else None
    if type(days) is not int or not 1 <= days <= _MOST_DAYS:
        raise BadRequest(f"days must be a whole number from 1 to {_MOST_DAYS}, got {days!r}")
    for _ in range(days):
        clock.pass_day()
        for certificate in list(certificates()):
            _pass_day(certificate)
    pass_schedules()


def _pass_day(certificate: Certificate) -> None:
    certificate.check()
    if certificate.is_due and certificate.is_eligible:
        renew(certificate)
    if certificate.is_near_end:
        tell_approaching_expiration(certificate)
