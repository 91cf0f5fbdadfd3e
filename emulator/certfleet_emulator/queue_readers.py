"""Lambda reads queues: a thread for each event source mapping, as long as it stands."""

import json
import time
from threading import Thread
from typing import Any

from moto.awslambda.models import EventSourceMapping, LambdaBackend, lambda_backends
from moto.awslambda.exceptions import InvalidParameterValueException
from moto.sqs.models import Message, sqs_backends

from .functions import run
from .hooks import replace_backend
from .serving import turn

_PAUSE_SECONDS = 0.1


def install() -> None:
    replace_backend(lambda_backends, Backend)


class Backend(LambdaBackend):
    """Functions that read queues beside the requests of others, not within SendMessage."""

    def create_event_source_mapping(self, spec: dict[str, Any]) -> EventSourceMapping:
        mapping = super().create_event_source_mapping(spec)
        queue = _queue_of(mapping)
        queue.lambda_event_source_mappings.clear()
        function = self.get_function(mapping.function_name)
        # A message would come again while its function still works (Lambda Developer Guide, SQS event sources).
        if int(queue.visibility_timeout) < int(function.timeout):  # type: ignore[call-overload]
            self._event_source_mappings.pop(mapping.uuid)
            raise InvalidParameterValueException(
                f"Queue visibility timeout: {queue.visibility_timeout} seconds is less than "
                f"Function timeout: {function.timeout} seconds"
            )
        Thread(target=self._read, args=(mapping,), daemon=True).start()
        return mapping

    def _read(self, mapping: EventSourceMapping) -> None:
        while self.get_event_source_mapping(mapping.uuid) is mapping:
            if not self._read_batch(mapping):
                time.sleep(_PAUSE_SECONDS)

    def _read_batch(self, mapping: EventSourceMapping) -> bool:
        """Give the function one batch; false where there is none."""
        sqs = sqs_backends[self.account_id][self.region_name]
        with turn:
            queue = _find_queue(mapping)
            if queue is None or not mapping.enabled:
                return False
            messages = sqs.receive_message(queue.name, mapping.batch_size, 0, int(queue.visibility_timeout))  # type: ignore[call-overload]
            function = self.get_function(mapping.function_name)
        if not messages:
            return False
        answer = run(function, json.dumps(_event(messages, mapping, self.region_name)), mapping.function_arn)
        failed = _failed(messages, answer.failed, answer.payload, mapping)
        with turn:
            for message in messages:
                if message.id in failed:
                    # At once, where AWS lets the visibility time-out pass.
                    sqs.change_message_visibility(queue.name, message.receipt_handle, visibility_timeout=0)
                else:
                    sqs.delete_message(queue.name, message.receipt_handle)
        return True


def _queue_of(mapping: EventSourceMapping) -> Any:
    queue = _find_queue(mapping)
    if queue is None:
        raise InvalidParameterValueException(f"no queue {mapping.event_source_arn}")
    return queue


def _find_queue(mapping: EventSourceMapping) -> Any:
    queues = sqs_backends[mapping.account_id][mapping.region].queues
    return next((each for each in queues.values() if each.queue_arn == mapping.event_source_arn), None)


def _event(messages: list[Message], mapping: EventSourceMapping, region: str) -> dict[str, Any]:
    return {
        "Records": [
            {
                "messageId": message.id,
                "receiptHandle": message.receipt_handle,
                "body": message.body,
                "attributes": {"ApproximateReceiveCount": str(message.approximate_receive_count)},
                "messageAttributes": {},
                "eventSource": "aws:sqs",
                "eventSourceARN": mapping.event_source_arn,
                "awsRegion": region,
            }
            for message in messages
        ]
    }


def _failed(messages: list[Message], all_failed: bool, payload: str, mapping: EventSourceMapping) -> set[str]:
    """Ids of messages that stay; those that a function names count only where the mapping asks for them."""
    every = {message.id for message in messages}
    if all_failed:
        return every
    if "ReportBatchItemFailures" not in (mapping.function_response_types or []):
        return set()
    named = {each["itemIdentifier"] for each in (json.loads(payload) or {}).get("batchItemFailures", [])}
    # A name that is none of the batch's fails all of it (Lambda Developer Guide, partial batch responses).
    return named if named <= every else every
