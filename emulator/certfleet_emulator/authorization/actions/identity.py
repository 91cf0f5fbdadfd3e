"""STS, IAM and Systems Manager's parameters."""

from moto.iam.models import iam_backends

from .needed import ANY, Parameters, Row, Table


def _role(action: str) -> Row:
    """The path is part of a role's ARN, and no part of most requests."""

    def row(parameters: Parameters, account_id: str) -> list[tuple[str, str]]:
        name = parameters["RoleName"]
        roles = [role for each in iam_backends[account_id].values() for role in each.get_roles()]
        standing = next((role.path for role in roles if role.name == name), "/")
        return [(action, f"arn:{{partition}}:iam::{{account}}:role{parameters.get('Path', standing)}{name}")]

    return row


def _parameter(action: str, name: str = "Name") -> Row:
    def row(parameters: Parameters, _: str) -> list[tuple[str, str]]:
        path = "/" + parameters[name].removeprefix("/")
        return [(action, f"arn:{{partition}}:ssm:{{region}}:{{account}}:parameter{path}")]

    return row


def _parameters(parameters: Parameters, account_id: str) -> list[tuple[str, str]]:
    named = _parameter("GetParameters")
    assert callable(named)
    return [each for name in parameters["Names"] for each in named({"Name": name}, account_id)]


def _profile(action: str) -> Row:
    def row(parameters: Parameters, account_id: str) -> list[tuple[str, str]]:
        name = parameters["InstanceProfileName"]
        profiles = [each for backend in iam_backends[account_id].values() for each in backend.instance_profiles.values()]
        standing = next((each.path for each in profiles if each.name == name), "/")
        path = parameters.get("Path", standing)
        return [(action, f"arn:{{partition}}:iam::{{account}}:instance-profile{path}{name}")]

    return row


def _add_role(parameters: Parameters, account_id: str) -> list[tuple[str, str]]:
    """Whoever gives instances a role must be allowed to pass it to EC2."""
    added, passed = _profile("AddRoleToInstanceProfile"), _role("PassRole")
    assert callable(added) and callable(passed)
    return [*added(parameters, account_id), *passed(parameters, account_id)]


def _create_oidc_provider(parameters: Parameters, _: str) -> list[tuple[str, str]]:
    url = parameters["Url"].removeprefix("https://")
    return [("CreateOpenIDConnectProvider", f"arn:{{partition}}:iam::{{account}}:oidc-provider/{url}")]


_PROFILE_ACTIONS = (
    "CreateInstanceProfile",
    "DeleteInstanceProfile",
    "GetInstanceProfile",
    "RemoveRoleFromInstanceProfile",
    "TagInstanceProfile",
    "UntagInstanceProfile",
)

_OIDC_PROVIDER_ACTIONS = (
    "DeleteOpenIDConnectProvider",
    "GetOpenIDConnectProvider",
    "TagOpenIDConnectProvider",
    "UntagOpenIDConnectProvider",
)

_ROLE_ACTIONS = (
    "AttachRolePolicy",
    "CreateRole",
    "DeleteRole",
    "DeleteRolePermissionsBoundary",
    "DeleteRolePolicy",
    "DetachRolePolicy",
    "GetRole",
    "GetRolePolicy",
    "ListAttachedRolePolicies",
    "ListInstanceProfilesForRole",
    "ListRolePolicies",
    "PutRolePermissionsBoundary",
    "PutRolePolicy",
    "TagRole",
    "UntagRole",
    "UpdateAssumeRolePolicy",
    "UpdateRole",
    "UpdateRoleDescription",
)

TABLES = {
    "sts": Table("sts", {"AssumeRole": "{RoleArn}", "GetCallerIdentity": ANY}),
    "iam": Table(
        "iam",
        {
            **{action: _role(action) for action in _ROLE_ACTIONS},
            "AddRoleToInstanceProfile": _add_role,
            **{action: _profile(action) for action in _PROFILE_ACTIONS},
            "CreateOpenIDConnectProvider": _create_oidc_provider,
            **{action: "{OpenIDConnectProviderArn}" for action in _OIDC_PROVIDER_ACTIONS},
            "CreateServiceLinkedRole": (
                "arn:{partition}:iam::{account}:role/aws-service-role/{AWSServiceName}/AWSServiceRoleFor"
            ),
        },
        tagging={
            "CreateInstanceProfile": ("TagInstanceProfile", "Tags"),
            "CreateOpenIDConnectProvider": ("TagOpenIDConnectProvider", "Tags"),
            "CreateRole": ("TagRole", "Tags"),
        },
    ),
    "ssm": Table(
        "ssm",
        {
            "AddTagsToResource": _parameter("AddTagsToResource", "ResourceId"),
            "DeleteParameter": _parameter("DeleteParameter"),
            "DescribeParameters": ANY,
            "GetParameter": _parameter("GetParameter"),
            "GetParameters": _parameters,
            "GetParametersByPath": _parameter("GetParametersByPath", "Path"),
            "ListTagsForResource": _parameter("ListTagsForResource", "ResourceId"),
            "PutParameter": _parameter("PutParameter"),
            "RemoveTagsFromResource": _parameter("RemoveTagsFromResource", "ResourceId"),
        },
        tagging={"PutParameter": ("AddTagsToResource", "Tags")},
    ),
}
