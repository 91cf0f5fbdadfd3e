"""Secrets Manager: a trail tells the bus of each new version of a secret, without its value."""

from typing import Any

from moto.secretsmanager.models import SecretsManagerBackend, secretsmanager_backends

from .bus import send_call
from .hooks import replace_backend


def install() -> None:
    replace_backend(secretsmanager_backends, Backend)


class Backend(SecretsManagerBackend):
    def put_secret_value(self, secret_id: str, *args: Any, **kwargs: Any) -> str:
        return self._told("PutSecretValue", secret_id, super().put_secret_value(secret_id, *args, **kwargs))

    def update_secret(self, secret_id: str, *args: Any, **kwargs: Any) -> str:
        return self._told("UpdateSecret", secret_id, super().update_secret(secret_id, *args, **kwargs))

    def update_secret_version_stage(self, secret_id: str, *args: Any, **kwargs: Any) -> tuple[str, str]:
        answer = super().update_secret_version_stage(secret_id, *args, **kwargs)
        return self._told("UpdateSecretVersionStage", secret_id, answer)

    def _told(self, name: str, secret_id: str, answer: Any) -> Any:
        send_call(self.account_id, self.region_name, "secretsmanager", name, {"secretId": secret_id})
        return answer
