"""EventBridge: queues of other accounts, to which a rule sends by its target's role."""

from typing import Any

from moto.sqs.models import sqs_backends


def queue_owner(arn: str) -> str | None:
    """The account of a queue; nothing where it is none."""
    _, _, service, _, account_id, _ = arn.split(":", 5)
    return account_id if service == "sqs" else None


def lets_in(target: dict[str, Any], rule_region: str) -> bool:
    """
    Whether a queue of another account names the role of a target, which needs one, in its policy (EventBridge User Guide, services in
    another account); it must be in the rule's Region. What the policy says of the role is not judged.
    """
    _, _, _, region, account_id, _ = target["Arn"].split(":", 5)
    queues = sqs_backends[account_id][region].queues.values()
    policy = next((queue.policy for queue in queues if queue.queue_arn == target["Arn"]), None)
    role = target.get("RoleArn")
    return region == rule_region and bool(role) and f'"{role}"' in str(policy)
