"""Secrets Manager, which uses the keys of secrets with the rights of whoever calls it."""

from moto.secretsmanager.models import FakeSecret, secretsmanager_backends

from .needed import Parameters, Row, Table, on_key

_SECRET = "arn:{partition}:secretsmanager:{region}:{account}:secret:"
# A secret that is not there yet gets six characters behind its name.
_SUFFIX = "-000000"


def _standing(secret_id: str, account_id: str) -> FakeSecret | None:
    """By its ARN, which says its account, or by its name."""
    owner = secret_id.split(":")[4] if secret_id.startswith("arn:") else account_id
    found = [backend.secrets.get(secret_id) for backend in secretsmanager_backends[owner].values()]
    return next((each for each in found if isinstance(each, FakeSecret)), None)


def _secret(action: str) -> Row:
    def row(parameters: Parameters, account_id: str) -> list[tuple[str, str]]:
        asked = parameters["SecretId"]
        resource = asked if asked.startswith("arn:") else f"{_SECRET}{asked}{_SUFFIX}"
        standing = _standing(asked, account_id)
        key = parameters.get("KmsKeyId") or (standing.kms_key_id if standing else None)
        return [(action, resource), *on_key(key, *_used(action, parameters, standing))]

    return row


def _used(action: str, parameters: Parameters, standing: FakeSecret | None) -> tuple[str, ...]:
    """What is asked of the key (Secrets Manager User Guide, secret encryption and decryption)."""
    if action == "GetSecretValue":
        return ("Decrypt",)
    if action == "PutSecretValue":
        is_again = standing is not None and parameters.get("ClientRequestToken") in standing.versions
        return ("Decrypt",) if is_again else ("GenerateDataKey",)
    return ("Decrypt", "GenerateDataKey") if parameters.get("KmsKeyId") else ()


def _create(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    made = ("CreateSecret", f"{_SECRET}{parameters['Name']}{_SUFFIX}")
    return [made, *on_key(parameters.get("KmsKeyId"), *_used("CreateSecret", parameters, None))]


_ACTIONS = (
    "DeleteResourcePolicy",
    "DeleteSecret",
    "DescribeSecret",
    "GetResourcePolicy",
    "GetSecretValue",
    "PutResourcePolicy",
    "PutSecretValue",
    "TagResource",
    "UntagResource",
    "UpdateSecret",
)

TABLES = {
    "secretsmanager": Table(
        "secretsmanager",
        {**{action: _secret(action) for action in _ACTIONS}, "CreateSecret": _create},
        tagging={"CreateSecret": ("TagResource", "Tags")},
    ),
}
