"""How a request names a function: by name, by part of its ARN or by all of it, each with or without a qualifier."""

import re
from dataclasses import dataclass
from typing import Self

from moto.utilities.utils import get_partition

_NAME = re.compile(r"(?:(?:(?P<place>.*):)?function:)?(?P<name>[^:]+)(?::(?P<qualifier>[^:]+))?")


@dataclass(frozen=True)
class FunctionName:
    account_id: str
    region: str
    name: str
    # An alias or a version; none where the function itself is meant.
    qualifier: str | None

    @classmethod
    def read(cls, text: str, qualifier: str | None, region: str, account_id: str) -> Self:
        """Of what is asked for in this account and Region; a qualifier may stand in the name or beside it."""
        matched = _NAME.fullmatch(text)
        if matched is None:
            raise ValueError(f"a function must be named by its name or ARN, got {text}")
        place = (matched["place"] or "").split(":")
        owner = place[-1] or account_id
        home = place[3] if len(place) > 4 else region
        return cls(owner, home, matched["name"], matched["qualifier"] or qualifier)

    @property
    def function_arn(self) -> str:
        """Without the qualifier."""
        return f"arn:{get_partition(self.region)}:lambda:{self.region}:{self.account_id}:function:{self.name}"

    @property
    def arn(self) -> str:
        return f"{self.function_arn}:{self.qualifier}" if self.qualifier else self.function_arn
