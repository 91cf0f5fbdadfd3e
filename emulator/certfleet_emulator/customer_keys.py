"""Keys of KMS that customers have made before anything is deployed, under the ids that an environment names."""

import json
from collections.abc import Iterable
from typing import Any

from moto.kms.models import kms_backends


def stand(keys: Iterable[dict[str, Any]]) -> None:
    for wanted in keys:
        _, _, _, region, account_id, resource = wanted["arn"].split(":", 5)
        backend = kms_backends[account_id][region]
        key = backend.create_key(json.dumps(wanted["policy"]), "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "", None)
        del backend.keys[key.id]
        key.id, key.arn = resource.removeprefix("key/"), wanted["arn"]
        backend.keys[key.id] = key
