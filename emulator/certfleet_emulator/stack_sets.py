"""CloudFormation: stack sets with service-managed permissions, and templates with nothing that nobody here makes."""

import json
from typing import Any

from moto.cloudformation import urls
from moto.cloudformation.exceptions import (
    CloudFormationError,
    StackSetNotEmpty,
    StackSetNotFoundException,
    ValidationError,
)
from moto.cloudformation.parsing import get_model_map
from moto.core.responses import ActionResult, EmptyResult

from . import enclaves, organizations
from .hooks import replace_response
from .organization import Organization
from .stack_set import Instance, StackSet

_SETTINGS = ("AutoDeployment", "Capabilities", "Description", "ManagedExecution")

_organization = Organization()
# By Region and name: the management account has those of its delegated administrators too.
_sets: dict[tuple[str, str], StackSet] = {}


class InsufficientCapabilities(CloudFormationError):
    code = "InsufficientCapabilitiesException"


def install(organization: Organization) -> None:
    """After what else stands before moto's CloudFormation."""
    global _organization
    _organization = organization
    replace_response(urls.url_paths, enclaves.Response, Response)


def move_account(asked: Any) -> None:
    """Put an account into a unit; stacks follow it."""
    organizations.move_account(asked)
    for each in _sets.values():
        each.follow()


class Response(enclaves.Response):
    """Service-managed stack sets are ours, and everything else is moto's."""

    def create_stack(self) -> ActionResult:
        _check_template(self._get_param("TemplateBody"))
        return super().create_stack()

    def update_stack(self) -> ActionResult:
        _check_template(self._get_param("TemplateBody"))
        return super().update_stack()

    def create_stack_set(self) -> ActionResult:
        body = self._get_param("TemplateBody")
        _check_template(body)
        if self._get_param("PermissionModel") != "SERVICE_MANAGED":
            return super().create_stack_set()
        self._check_caller()
        name = self._get_param("StackSetName")
        if (self.region, name) in _sets:
            raise CloudFormationError(f"StackSet {name} already exists")
        if self._get_param("AdministrationRoleARN") or self._get_param("ExecutionRoleName"):
            raise ValidationError(message="A SERVICE_MANAGED stack set takes no administration or execution role")
        _check_capabilities(body, self._get_param("Capabilities", []))
        stack_set = StackSet(_organization, name, self.region, body, self._settings(), self._tags_asked())
        _sets[self.region, name] = stack_set
        return ActionResult({"StackSetId": stack_set.stack_set_id})

    def describe_stack_set(self) -> ActionResult:
        stack_set = self._find()
        return super().describe_stack_set() if stack_set is None else ActionResult({"StackSet": stack_set.describe()})

    def update_stack_set(self) -> ActionResult:
        stack_set = self._find()
        if stack_set is None:
            return super().update_stack_set()
        body = self._get_param("TemplateBody")
        _check_template(body)
        _check_capabilities(body, self._get_param("Capabilities", []))
        stack_set.template, stack_set.settings, stack_set.tags = body, self._settings(), self._tags_asked()
        return ActionResult(stack_set.finish(self._get_param("OperationId"), "UPDATE", stack_set.redeploy()))

    def delete_stack_set(self) -> ActionResult:
        stack_set = self._find()
        if stack_set is None:
            return super().delete_stack_set()
        if stack_set.instances:
            raise StackSetNotEmpty()
        del _sets[self.region, stack_set.name]
        return EmptyResult()

    def create_stack_instances(self) -> ActionResult:
        stack_set = self._find()
        if stack_set is None:
            return super().create_stack_instances()
        return self._operate(stack_set, "CREATE", stack_set.deploy(self._units(), self._regions_in_order()))

    def update_stack_instances(self) -> ActionResult:
        stack_set = self._find()
        if stack_set is None:
            return super().update_stack_instances()
        return self._operate(stack_set, "UPDATE", stack_set.deploy(self._units(), self._regions_in_order()))

    def delete_stack_instances(self) -> ActionResult:
        stack_set = self._find()
        if stack_set is None:
            return super().delete_stack_instances()
        return self._operate(stack_set, "DELETE", stack_set.withdraw(self._units(), self._get_param("Regions", [])))

    def list_stack_instances(self) -> ActionResult:
        stack_set = self._find()
        if stack_set is None:
            return super().list_stack_instances()
        return ActionResult({"Summaries": [_summary(stack_set, each) for each in stack_set.instances]})

    def describe_stack_set_operation(self) -> ActionResult:
        stack_set = self._find()
        if stack_set is None:
            return super().describe_stack_set_operation()
        operation = stack_set.operations[self._get_param("OperationId")]
        shown = {key: value for key, value in operation.items() if key != "results"}
        return ActionResult({"StackSetOperation": shown})

    def list_stack_set_operation_results(self) -> ActionResult:
        stack_set = self._find()
        if stack_set is None:
            return super().list_stack_set_operation_results()
        results = stack_set.operations[self._get_param("OperationId")]["results"]
        return ActionResult({"Summaries": [_result(each) for each in results]})

    def describe_organizations_access(self) -> ActionResult:
        self._check_caller()
        return ActionResult({"Status": "ENABLED"})

    def _operate(self, stack_set: StackSet, action: str, touched: list[Instance]) -> ActionResult:
        return ActionResult(stack_set.finish(self._get_param("OperationId"), action, touched))

    def _find(self) -> StackSet | None:
        """None for what is moto's."""
        name = self._get_param("StackSetName")
        stack_set = _sets.get((self.region, name))
        if stack_set is not None:
            self._check_caller()
        elif self._get_param("CallAs") == "DELEGATED_ADMIN":
            self._check_caller()
            raise StackSetNotFoundException(name)
        return stack_set

    def _check_caller(self) -> None:
        """AWS CloudFormation API Reference, CallAs: who is no management account says that it acts for it."""
        right = (
            "SELF"
            if self.current_account == _organization.management_account_id
            else "DELEGATED_ADMIN"
            if self.current_account in _organization.delegated_administrators
            else None
        )
        if right is None or (self._get_param("CallAs") or "SELF") != right:
            raise ValidationError(
                message="You must be the management account or delegated admin account of an organization "
                "before operating a SERVICE_MANAGED stack set"
            )

    def _settings(self) -> dict[str, Any]:
        return {name: value for name in _SETTINGS if (value := self._get_param(name)) is not None}

    def _tags_asked(self) -> dict[str, str]:
        return {tag["Key"]: tag["Value"] for tag in self._get_param("Tags", [])}

    def _units(self) -> list[str]:
        units: list[str] = (self._get_params().get("DeploymentTargets") or {}).get("OrganizationalUnitIds", [])
        if not units or self._get_param("Accounts"):
            raise ValidationError(
                message="StackSets with SERVICE_MANAGED permission model can only have OrganizationalUnit as target"
            )
        for unit_id in units:
            if not _organization.units.is_parent(unit_id):
                raise ValidationError(message=f"The organizational unit {unit_id} does not exist")
        return units

    def _regions_in_order(self) -> list[str]:
        regions: list[str] = self._get_param("Regions", [])
        order = (self._get_params().get("OperationPreferences") or {}).get("RegionOrder") or sorted(regions, reverse=True)
        if set(order) != set(regions):
            raise ValidationError(message="RegionOrder must have each of Regions once")
        return list(order)


def _check_template(body: str | None) -> None:
    """What CloudFormation does not know it refuses; moto would make the rest and say nothing."""
    types = {each.get("Type", "") for each in _resources(body)}
    unknown = sorted(types - get_model_map().keys())
    if unknown:
        raise ValidationError(message=f"Template format error: Unrecognized resource types: [{', '.join(unknown)}]")


def _check_capabilities(body: str, capabilities: list[str]) -> None:
    names_roles = any("RoleName" in each.get("Properties", {}) for each in _resources(body))
    if names_roles and "CAPABILITY_NAMED_IAM" not in capabilities:
        raise InsufficientCapabilities("Requires capabilities : [CAPABILITY_NAMED_IAM]")


def _resources(body: str | None) -> list[dict[str, Any]]:
    """Of a template in JSON, which those of the stacks are."""
    try:
        return list(json.loads(body or "{}").get("Resources", {}).values())
    except json.JSONDecodeError:
        return []


def _summary(stack_set: StackSet, instance: Instance) -> dict[str, Any]:
    return {
        "StackSetId": stack_set.stack_set_id,
        "Region": instance.region,
        "Account": instance.account_id,
        "StackId": instance.stack_id,
        "OrganizationalUnitId": instance.unit_id,
        "Status": "OUTDATED" if instance.reason else "CURRENT",
        "StatusReason": instance.reason,
        "StackInstanceStatus": {"DetailedStatus": "FAILED" if instance.reason else "SUCCEEDED"},
        "DriftStatus": "NOT_CHECKED",
    }


def _result(instance: Instance) -> dict[str, Any]:
    return {
        "Account": instance.account_id,
        "Region": instance.region,
        "OrganizationalUnitId": instance.unit_id,
        "Status": "FAILED" if instance.reason else "SUCCEEDED",
        "StatusReason": instance.reason,
    }
