"""Condition keys of a call: those that every call has, and those of single services."""

from collections.abc import Callable, Mapping
from typing import Any

from moto.awslambda.models import lambda_backends

from .. import acm, ram
from ..organization import Organization
from .call import Call
from .caller import Caller, find_role
from .resource_tags import tags_of

Context = dict[str, str | list[str]]


def context_of(call: Call, caller: Caller, organization: Organization, resource: str) -> Context:
    member = organization.has_member(caller.account_id) and organization.organization_id
    paths = organization.paths_of(caller.account_id)
    parameters = call.parameters
    requested = requested_tags(parameters)
    return {
        "aws:PrincipalArn": caller.role_arn,
        "aws:PrincipalAccount": caller.account_id,
        "aws:PrincipalType": "AssumedRole",
        "aws:RequestedRegion": call.region,
        # The emulator stands behind plain HTTP on loopback where AWS has TLS.
        "aws:SecureTransport": "true",
        **({"aws:PrincipalOrgID": member} if member else {}),
        **({"aws:PrincipalOrgPaths": paths} if paths else {}),
        **{f"aws:RequestTag/{key}": value for key, value in requested.items()},
        **({"aws:TagKeys": list(requested)} if requested else {}),
        **{f"aws:ResourceTag/{key}": value for key, value in tags_of(resource).items()},
        **(_SERVICES[call.service](parameters) if call.service in _SERVICES else {}),
        **(_via_service(call) if ":kms:" in resource and call.service != "kms" else {}),
        **({"acm:DomainNames": acm.domain_names(resource)} if call.operation == "ExportCertificate" else {}),
        **(_boundary(parameters, resource) if call.service == "iam" else {}),
        **(_share(resource) if ":resource-share" in resource else {}),
        **({"iam:PassedToService": _PASSED_TO[call.operation]} if call.operation in _PASSED_TO else {}),
        **(_mapped(call, caller) if "EventSourceMapping" in call.operation else {}),
    }


def _via_service(call: Call) -> Context:
    """Of a key that a service uses with the caller's rights."""
    return {"kms:ViaService": f"{call.service}.{call.region}.amazonaws.com"}


def requested_tags(parameters: Mapping[str, Any]) -> dict[str, str]:
    """Tags are a list of keys and values, or a map, under names that differ from service to service."""
    found: dict[str, str] = {}
    for name in ("Tags", "tags", "AddTags", "TagList"):
        tags = parameters.get(name)
        if isinstance(tags, dict):
            found |= {key: value for key, value in tags.items() if isinstance(value, str)}
        elif isinstance(tags, list):
            found |= dict(_tag(each) for each in tags)
    for specification in parameters.get("TagSpecifications", ()):
        found |= requested_tags(specification)
    return found


def _tag(tag: Mapping[str, str]) -> tuple[str, str]:
    names = next(each for each in _TAG_MEMBERS if each[0] in tag)
    return tag[names[0]], tag.get(names[1], "")


_TAG_MEMBERS = (("Key", "Value"), ("key", "value"), ("TagKey", "TagValue"))

# Operations that pass a role, by whom they pass it to.
_PASSED_TO = {
    "AddRoleToInstanceProfile": "ec2.amazonaws.com",
    "CreateFunction": "lambda.amazonaws.com",
    "CreateService": "ecs.amazonaws.com",
    "PutTargets": "events.amazonaws.com",
    "UpdateFunctionConfiguration": "lambda.amazonaws.com",
    "UpdateService": "ecs.amazonaws.com",
}


def _mapped(call: Call, caller: Caller) -> Context:
    """Of an event source mapping that is asked for or stands, the function."""
    backend = lambda_backends[caller.account_id][call.region]
    if (standing := backend._event_source_mappings.get(call.parameters.get("UUID", ""))) is not None:
        return {"lambda:FunctionArn": standing.function_arn}
    name = call.parameters.get("FunctionName", "")
    arn = name if name.startswith("arn:") else f"arn:{backend.partition}:lambda:{call.region}:{caller.account_id}:function:{name}"
    return {"lambda:FunctionArn": arn} if name else {}


def _boundary(parameters: Mapping[str, Any], role_arn: str) -> Context:
    """The boundary that is asked for, else that of the role."""
    role = find_role(role_arn) if ":role/" in role_arn else None
    arn = parameters.get("PermissionsBoundary") or (role and role.permissions_boundary_arn)
    return {"iam:PermissionsBoundary": arn} if arn else {}


def _share(arn: str) -> Context:
    """Of a share, or of an invitation to one."""
    share = ram.share_of(arn)
    if share is None:
        return {}
    return {
        "ram:ResourceShareName": share.name,
        "ram:ShareOwnerAccountId": share.account_id,
        "ram:AllowsExternalPrincipals": str(bool(share.allow_external_principals)).lower(),
    }


def _named(keys: Mapping[str, str]) -> Callable[[Mapping[str, Any]], Context]:
    """Keys that are a parameter's value; one that is not there is no key."""
    return lambda parameters: {
        key: _text(parameters[name]) for key, name in keys.items() if parameters.get(name) is not None
    }


def _text(value: Any) -> str | list[str]:
    if isinstance(value, list):
        return [str(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _acm(parameters: Mapping[str, Any]) -> Context:
    names = {parameters.get("DomainName"), *parameters.get("SubjectAlternativeNames", ())} - {None}
    requested = {
        "acm:ValidationMethod": "ValidationMethod",
        "acm:KeyAlgorithm": "KeyAlgorithm",
        "acm:CertificateAuthority": "CertificateAuthorityArn",
    }
    export = parameters.get("Options", {}).get("Export")
    return {
        **_named(requested)(parameters),
        **({"acm:Export": export} if export else {}),
        **({"acm:DomainNames": sorted(names)} if names else {}),
    }


def _route53(parameters: Mapping[str, Any]) -> Context:
    """Route 53 normalizes names: lower case, no trailing dot, everything but a-z, 0-9, -, _ and . as octal."""
    changes = parameters.get("ChangeBatch", {}).get("Changes", [])
    if not changes:
        return {}
    records = [change["ResourceRecordSet"] for change in changes]
    prefix = "route53:ChangeResourceRecordSets"
    return {
        f"{prefix}NormalizedRecordNames": sorted({_normalized(record["Name"]) for record in records}),
        f"{prefix}RecordTypes": sorted({record["Type"] for record in records}),
        f"{prefix}Actions": sorted({change["Action"] for change in changes}),
    }


def _normalized(name: str) -> str:
    plain = name.lower().rstrip(".").replace("\\052", "*")
    return "".join(each if each.isalnum() or each in "-_." else f"\\{ord(each):03o}" for each in plain)


def _events(parameters: Mapping[str, Any]) -> Context:
    targets = [target["Arn"] for target in parameters.get("Targets", ())]
    return {
        **({"events:TargetArn": targets} if targets else {}),
        **({"events:eventBusInvocation": "false"} if "Entries" in parameters else {}),
    }


_SERVICES: Mapping[str, Callable[[Mapping[str, Any]], Context]] = {
    "acm": _acm,
    "acm-pca": _named({"acm-pca:TemplateArn": "TemplateArn"}),
    "elbv2": _named(
        {
            "elasticloadbalancing:ListenerProtocol": "Protocol",
            "elasticloadbalancing:SecurityPolicy": "SslPolicy",
        }
    ),
    "lambda": _named({"lambda:Principal": "Principal"}),
    "events": _events,
    "iam": _named({"iam:AWSServiceName": "AWSServiceName", "iam:PolicyARN": "PolicyArn"}),
    "ram": _named(
        {
            "ram:Principal": "principals",
            "ram:ResourceArn": "resourceArns",
            "ram:RequestedAllowsExternalPrincipals": "allowExternalPrincipals",
            "ram:PermissionArn": "permissionArn",
        }
    ),
    "route53": _route53,
    "s3": _named({"s3:prefix": "Prefix", "s3:if-none-match": "IfNoneMatch"}),
    "sts": _named({"sts:ExternalId": "ExternalId", "sts:RoleSessionName": "RoleSessionName"}),
}
