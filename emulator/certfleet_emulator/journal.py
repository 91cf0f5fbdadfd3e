"""What changed hands in the emulated AWS, moment by moment, for tests of what must hold at every moment."""

import json
from pathlib import Path
from threading import Lock
from typing import Any

_lock = Lock()
_file: Path | None = None


def keep(file: Path | None) -> None:
    """Write a line of JSON to this file for every change that is noted."""
    global _file
    _file = file


def note(kind: str, arn: str, **what: Any) -> None:
    if _file is None:
        return
    with _lock, _file.open("a") as lines:
        lines.write(json.dumps({"kind": kind, "arn": arn, **what}) + "\n")
