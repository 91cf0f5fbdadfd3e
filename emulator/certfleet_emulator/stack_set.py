"""CloudFormation: a stack set with service-managed permissions, whose stacks are in the accounts of organizational units."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from moto.cloudformation.models import cloudformation_backends
from moto.core.exceptions import ServiceException
from moto.core.utils import utcnow
from werkzeug.exceptions import HTTPException

from .organization import Organization

_ORG_ADMIN = "role/aws-service-role/stacksets.cloudformation.amazonaws.com/AWSServiceRoleForCloudFormationStackSetsOrgAdmin"


@dataclass
class Instance:
    """The stack of one account and Region; one that failed has a reason."""

    account_id: str
    region: str
    # The unit that was named, maybe above the account's own.
    unit_id: str
    stack_name: str
    stack_id: str = ""
    reason: str = ""


@dataclass
class StackSet:
    """What accounts below units have, also those that join later."""

    organization: Organization
    name: str
    region: str
    template: str
    # As it was asked for: capabilities, description, automatic deployment and the like.
    settings: dict[str, Any]
    tags: dict[str, str]
    stack_set_id: str = ""
    # Regions by unit.
    targets: dict[str, set[str]] = field(default_factory=dict)
    instances: list[Instance] = field(default_factory=list)
    operations: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.stack_set_id = f"{self.name}:{uuid4()}"

    def deploy(self, unit_ids: Iterable[str], regions: Iterable[str]) -> list[Instance]:
        """Stacks of these units are made anew, Region by Region."""
        places = [(unit_id, region) for region in regions for unit_id in unit_ids]
        for unit_id, region in places:
            self.targets.setdefault(unit_id, set()).add(region)
        return [
            self._stand(account_id, region, unit_id)
            for unit_id, region in places
            for account_id in self._accounts_below(unit_id)
        ]

    def redeploy(self) -> list[Instance]:
        return [self._stand(each.account_id, each.region, each.unit_id) for each in list(self.instances)]

    def withdraw(self, unit_ids: Iterable[str], regions: Iterable[str]) -> list[Instance]:
        units, places = set(unit_ids), set(regions)
        for unit_id in units & self.targets.keys():
            self.targets[unit_id] -= places
        gone = [each for each in self.instances if each.unit_id in units and each.region in places]
        for each in gone:
            self._remove(each)
        return gone

    def follow(self) -> None:
        """Automatic deployment: accounts have joined units or left them."""
        deployment = self.settings.get("AutoDeployment") or {}
        if not deployment.get("Enabled"):
            return
        wanted = {
            (account_id, region): unit_id
            for unit_id, regions in self.targets.items()
            for account_id in self._accounts_below(unit_id)
            for region in sorted(regions)
        }
        standing = {(each.account_id, each.region): each for each in self.instances}
        for place in standing.keys() - wanted.keys():
            self._remove(standing[place], bool(deployment.get("RetainStacksOnAccountRemoval")))
        for account_id, region in (place for place in wanted if place not in standing):
            self._stand(account_id, region, wanted[account_id, region])

    def finish(self, operation_id: str, action: str, touched: list[Instance]) -> dict[str, Any]:
        """Keeps what came of an operation; one in which a stack failed has failed."""
        self.operations[operation_id] = {
            "OperationId": operation_id,
            "StackSetId": self.stack_set_id,
            "Action": action,
            "Status": "FAILED" if any(each.reason for each in touched) else "SUCCEEDED",
            "CreationTimestamp": utcnow(),
            "EndTimestamp": utcnow(),
            "results": list(touched),
        }
        return {"OperationId": operation_id}

    def describe(self) -> dict[str, Any]:
        management = self.organization.management_account_id
        return {
            **self.settings,
            "StackSetName": self.name,
            "StackSetId": self.stack_set_id,
            "StackSetARN": f"arn:aws:cloudformation:{self.region}:{management}:stackset/{self.stack_set_id}",
            "Status": "ACTIVE",
            "TemplateBody": self.template,
            "Parameters": {},
            "Tags": self.tags,
            "PermissionModel": "SERVICE_MANAGED",
            # CloudFormation says it, though nobody may set it (hashicorp/terraform-provider-aws#23464).
            "AdministrationRoleARN": f"arn:aws:iam::{management}:{_ORG_ADMIN}",
            "OrganizationalUnitIds": [unit_id for unit_id, regions in self.targets.items() if regions],
        }

    def _accounts_below(self, unit_id: str) -> list[str]:
        """The management account is no target (AWS CloudFormation User Guide, StackSets with AWS Organizations)."""
        below = self.organization.units.accounts_below(unit_id)
        return [each for each in below if each != self.organization.management_account_id]

    def _stand(self, account_id: str, region: str, unit_id: str) -> Instance:
        for each in self.instances:
            if (each.account_id, each.region) == (account_id, region):
                self._remove(each)
                break
        instance = Instance(account_id, region, unit_id, f"StackSet-{self.name}-{uuid4()}")
        self.instances.append(instance)
        backend = cloudformation_backends[account_id][region]
        try:
            instance.stack_id = backend.create_stack(instance.stack_name, self.template, {}, tags=self.tags).stack_id
        except (HTTPException, ServiceException) as error:
            instance.reason = str(error)
            self._delete_stack(instance)
        return instance

    def _remove(self, instance: Instance, is_retained: bool = False) -> None:
        self.instances.remove(instance)
        if not is_retained:
            self._delete_stack(instance)

    def _delete_stack(self, instance: Instance) -> None:
        backend = cloudformation_backends[instance.account_id][instance.region]
        if any(stack.name == instance.stack_name for stack in backend.stacks.values()):
            backend.delete_stack(instance.stack_name)
