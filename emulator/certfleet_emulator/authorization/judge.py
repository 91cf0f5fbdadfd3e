"""The judge: a process that knows IAM's rules, asked a line of JSON a question."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Judgement:
    allowed: bool
    # What a refused caller reads.
    reason: str


class Judge:
    """Answers one question at a time; ends when this process does."""

    def __init__(self, command: Sequence[str]):
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        # Policies are sent once: most questions are about the same few roles.
        self._known: set[str] = set()

    def ask(self, question: dict[str, Any]) -> Judgement:
        policies = json.dumps(question.pop("policies"), sort_keys=True)
        key = str(hash(policies))
        if key not in self._known:
            self._known.add(key)
            self._send({"policies": key, "documents": json.loads(policies)})
        answer = self._send({**question, "policies": key})
        return Judgement(answer["allowed"], answer.get("reason", ""))

    def _send(self, message: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the judge of IAM's policies has ended")
        return json.loads(answer)
