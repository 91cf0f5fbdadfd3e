"""Secrets Manager: a trail tells the bus of each new version of a secret, without its value; other accounts call by ARN."""

from typing import Any

from moto.secretsmanager import urls
from moto.secretsmanager.models import FakeSecret, SecretsManagerBackend, secretsmanager_backends
from moto.secretsmanager.responses import SecretsManagerResponse

from .bus import send_call
from .clock import timestamp
from .hooks import replace_backend, replace_response


def install() -> None:
    replace_backend(secretsmanager_backends, Backend)
    replace_response(urls.url_paths, SecretsManagerResponse, Response)


class Response(SecretsManagerResponse):
    @property
    def backend(self) -> SecretsManagerBackend:
        """Of the secret's account: whether whoever asks may is judged before."""
        asked = str(self._get_param("SecretId") or "")
        account_id = asked.split(":")[4] if asked.startswith("arn:") else self.current_account
        return secretsmanager_backends[account_id][self.region]


class Backend(SecretsManagerBackend):
    def put_secret_value(self, secret_id: str, *args: Any, **kwargs: Any) -> str:
        return self._told("PutSecretValue", secret_id, super().put_secret_value(secret_id, *args, **kwargs))

    def update_secret(self, secret_id: str, *args: Any, **kwargs: Any) -> str:
        return self._told("UpdateSecret", secret_id, super().update_secret(secret_id, *args, **kwargs))

    def update_secret_version_stage(
        self, secret_id: str, version_stage: str, remove_from_version_id: str, move_to_version_id: str
    ) -> tuple[str, str]:
        answer = super().update_secret_version_stage(
            secret_id, version_stage, remove_from_version_id, move_to_version_id
        )
        if version_stage == "AWSCURRENT" and move_to_version_id:
            # By it moto finds the version that is no longer current once another is put.
            self.secrets[secret_id].default_version_id = move_to_version_id  # type: ignore[union-attr]
        return self._told("UpdateSecretVersionStage", secret_id, answer)

    def _add_secret(self, *args: Any, **kwargs: Any) -> tuple[FakeSecret, bool]:
        """Of two versions within a second, AWS knows which is newer: moto's days are whole seconds."""
        secret, is_new = super()._add_secret(*args, **kwargs)
        for version in secret.versions.values():
            if isinstance(version["createdate"], int):
                version["createdate"] = timestamp()
        return secret, is_new

    def _told(self, name: str, secret_id: str, answer: Any) -> Any:
        send_call(self.account_id, self.region_name, "secretsmanager", name, {"secretId": secret_id})
        return answer
