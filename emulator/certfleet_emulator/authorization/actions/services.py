"""Elastic Beanstalk, Cognito, IoT Core, CloudWatch, CloudTrail, and CloudFormation with what its stacks of ours make."""

import json

from ...elasticbeanstalk import environments_of
from .needed import ANY, Parameters, Row, Table

_ENVIRONMENT = "arn:{partition}:elasticbeanstalk:{region}:{account}:environment/{ApplicationName}/{EnvironmentName}"
_APPLICATION = "arn:{partition}:elasticbeanstalk:{region}:{account}:application/"
_POOL = "arn:{partition}:cognito-idp:{region}:{account}:userpool/{UserPoolId}"
_DOMAIN = "arn:{partition}:iot:{region}:{account}:domainconfiguration/{domainConfigurationName}/*"
_STACK = "arn:{partition}:cloudformation:{region}:{account}:stack/{StackName}/00000000-0000-0000-0000-000000000000"


def _stack(action: str) -> Row:
    """A stack is asked for by its name, or by its ARN."""

    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        return [(action, "{StackName}" if parameters["StackName"].startswith("arn:") else _STACK)]

    return row

_STACK_SET = "arn:{partition}:cloudformation:{region}:{account}:stackset/{StackSetName}:00000000-0000-0000-0000-000000000000"


def _stack_set(action: str) -> Row:
    """What deploys is asked about the set, its units and the types of the template; a set that is not there yet has no ARN."""

    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        tagged = [("TagResource", _STACK_SET)] if parameters.get("Tags") else []
        if action == "CreateStackSet":
            return [(action, ANY), *tagged]
        targets = (parameters.get("DeploymentTargets") or {}).get("OrganizationalUnitIds", [])
        body = json.loads(parameters.get("TemplateBody") or "{}")
        types = sorted({each["Type"].replace("::", "-") for each in body.get("Resources", {}).values()})
        return [
            (action, _STACK_SET),
            *((action, f"{_STACK_SET.replace(':stackset/', ':stackset-target/')}/{unit_id}") for unit_id in targets),
            *((action, f"arn:{{partition}}:cloudformation:{{region}}:{{account}}:type/resource/{each}") for each in types),
            *tagged,
        ]

    return row


def _of_environment(action: str) -> Row:
    """Terraform names an environment by its id, and its ARN has the names."""

    def row(parameters: Parameters, account_id: str) -> list[tuple[str, str]]:
        ids = [parameters.get("EnvironmentId"), *parameters.get("EnvironmentIds", ())]
        arns = [each.environment_arn for each in environments_of(account_id) if each.environment_id in ids]
        return [(action, arn) for arn in arns] or [(action, _ENVIRONMENT.replace("{ApplicationName}/{EnvironmentName}", "*"))]

    return row


def _applications(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    return [("DescribeApplications", f"{_APPLICATION}{name}") for name in parameters["ApplicationNames"]]


_ALARM = "arn:{partition}:cloudwatch:{region}:{account}:alarm:{AlarmName}"


def _alarms(action: str) -> Row:
    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        return [(action, _ALARM.replace("{AlarmName}", name)) for name in parameters["AlarmNames"]]

    return row


_DASHBOARD = "arn:{partition}:cloudwatch::{account}:dashboard/"


def _deleted_dashboards(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    return [("DeleteDashboards", f"{_DASHBOARD}{name}") for name in parameters["DashboardNames"]]


# An alarm that no pattern of names allows, so that only a permission for all alarms does.
_EVERY_ALARM = "arn:{partition}:cloudwatch:{region}:{account}:alarm:every alarm"


def _described_alarms(parameters: Parameters, account_id: str) -> list[tuple[str, str]]:
    """Composite alarms are told to those who may see all alarms (Amazon CloudWatch API Reference, DescribeAlarms)."""
    if "CompositeAlarm" in parameters.get("AlarmTypes", ()):
        return [("DescribeAlarms", _EVERY_ALARM)]
    return _alarms("DescribeAlarms")(parameters, account_id)


def _composite_alarm(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    """Written by those who may write all alarms (Amazon CloudWatch API Reference, PutCompositeAlarm); its tags are its own."""
    return [("PutCompositeAlarm", _EVERY_ALARM), *([("TagResource", _ALARM)] if parameters.get("Tags") else [])]


TABLES: dict[str, Table] = {
    "elasticbeanstalk": Table(
        "elasticbeanstalk",
        {
            "AddTags": "{ResourceArn}",
            "CreateEnvironment": _ENVIRONMENT,
            "DescribeApplications": _applications,
            "DescribeConfigurationSettings": _ENVIRONMENT,
            "DescribeEnvironmentResources": _of_environment("DescribeEnvironmentResources"),
            "DescribeEnvironments": _of_environment("DescribeEnvironments"),
            "DescribeEvents": _of_environment("DescribeEvents"),
            "ListTagsForResource": "{ResourceArn}",
            "TerminateEnvironment": _of_environment("TerminateEnvironment"),
            "UpdateEnvironment": _of_environment("UpdateEnvironment"),
            "UpdateTagsForResource": "{ResourceArn}",
        },
        tagging={"CreateEnvironment": ("AddTags", "Tags")},
    ),
    "cognito-idp": Table(
        "cognito-idp",
        {
            "CreateUserPoolDomain": _POOL,
            "DeleteUserPoolDomain": _POOL,
            "DescribeUserPoolDomain": ANY,
            "UpdateUserPoolDomain": _POOL,
        },
    ),
    "iot": Table(
        "iot",
        {
            "CreateDomainConfiguration": _DOMAIN,
            "DeleteDomainConfiguration": _DOMAIN,
            "DescribeDomainConfiguration": _DOMAIN,
            "DescribeEndpoint": ANY,
            "ListTagsForResource": "{resourceArn}",
            "TagResource": "{resourceArn}",
            "UntagResource": "{resourceArn}",
            "UpdateDomainConfiguration": _DOMAIN,
        },
        tagging={"CreateDomainConfiguration": ("TagResource", "tags")},
    ),
    "cloudformation": Table(
        "cloudformation",
        {
            "CreateStack": _stack("CreateStack"),
            "DeleteStack": _stack("DeleteStack"),
            # It looks at who is delegated with the caller's rights (hashicorp/terraform-provider-aws#32536).
            "DescribeOrganizationsAccess": [
                ("DescribeOrganizationsAccess", ANY),
                ("organizations:ListDelegatedAdministrators", ANY),
            ],
            "DescribeStacks": _stack("DescribeStacks"),
            "GetTemplate": _stack("GetTemplate"),
            "UpdateStack": _stack("UpdateStack"),
            **{
                action: _stack_set(action)
                for action in (
                    "CreateStackInstances",
                    "CreateStackSet",
                    "DeleteStackInstances",
                    "DeleteStackSet",
                    "DescribeStackSet",
                    "DescribeStackSetOperation",
                    "ListStackInstances",
                    "ListStackSetOperationResults",
                    "UpdateStackInstances",
                    "UpdateStackSet",
                )
            },
        },
    ),
    "cloudtrail": Table(
        "cloudtrail",
        {"DescribeTrails": ANY, "GetEventSelectors": "{TrailName}", "GetTrailStatus": "{Name}"},
    ),
    "cloudwatch": Table(
        "cloudwatch",
        {
            "DeleteAlarms": _alarms("DeleteAlarms"),
            "DeleteDashboards": _deleted_dashboards,
            "DescribeAlarms": _described_alarms,
            "GetDashboard": f"{_DASHBOARD}{{DashboardName}}",
            "ListTagsForResource": "{ResourceARN}",
            "PutCompositeAlarm": _composite_alarm,
            "PutDashboard": f"{_DASHBOARD}{{DashboardName}}",
            "PutMetricAlarm": _ALARM,
            "TagResource": "{ResourceARN}",
            "UntagResource": "{ResourceARN}",
        },
        tagging={"PutMetricAlarm": ("TagResource", "Tags")},
    ),
}
