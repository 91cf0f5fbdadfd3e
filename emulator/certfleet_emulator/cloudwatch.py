"""CloudWatch: composite alarms, which moto has no call for, and the alarms that they hold."""

import re

from moto.cloudwatch import urls
from moto.cloudwatch.exceptions import ValidationError
from moto.cloudwatch.models import CloudWatchBackend, cloudwatch_backends
from moto.cloudwatch.responses import CloudWatchResponse
from moto.core.responses import ActionResult

from .hooks import replace_backend, replace_response

# Amazon CloudWatch API Reference, PutCompositeAlarm.
_CHILDREN = 100
_RULE_LENGTH = 10_240


def install() -> None:
    replace_backend(cloudwatch_backends, Backend)
    replace_response(urls.url_paths, CloudWatchResponse, Response)


class Backend(CloudWatchBackend):
    """The alarms of one account in one Region."""

    def check_rule(self, rule: str) -> None:
        named = _named_in(rule)
        if len(rule) > _RULE_LENGTH or len(named) > _CHILDREN:
            raise ValidationError(f"AlarmRule must have at most {_CHILDREN} alarms and {_RULE_LENGTH} characters")
        missing = [name for name in named if name not in self.alarms]
        if missing:
            raise ValidationError(
                f"Could not save the composite alarm as alarms [{', '.join(missing)}] in the alarm rule do not exist"
            )

    def delete_alarms(self, alarm_names: list[str]) -> None:
        going = set(alarm_names)
        composites = [alarm for alarm in self.alarms.values() if alarm.rule is not None]
        if sum(alarm.name in going for alarm in composites) > 1:
            raise ValidationError("You can delete only one composite alarm at a time")
        held = going & {name for alarm in composites for name in _named_in(alarm.rule) if alarm.name not in going}
        if held:
            raise ValidationError(
                f"Cannot delete {','.join(sorted(held))} as there are composite alarm(s) depending on them."
            )
        super().delete_alarms(alarm_names)


class Response(CloudWatchResponse):
    def put_composite_alarm(self) -> ActionResult:
        backend = self.cloudwatch_backend
        assert isinstance(backend, Backend)
        backend.check_rule(self._get_param("AlarmRule"))
        return self.put_metric_alarm()


def _named_in(rule: str) -> list[str]:
    return re.findall(r'ALARM\("([^"]+)"\)', rule)
