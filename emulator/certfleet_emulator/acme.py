"""ACME endpoints of ACM in CloudFormation: what CloudFormation answers of them, and what AWS refuses."""

import json
import re
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.parsing import get_model_map
from moto.core.common_models import CloudFormationModel
from moto.iam.models import iam_backends
from moto.utilities.utils import get_partition

_SERVICE = "AWS::CertificateManager::"
_ASSUME = {"sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"}


def install() -> None:
    for model in (AcmeEndpoint, AcmeDomainValidation, AcmeExternalAccountBinding):
        get_model_map()[model.cloudformation_type()] = model


class _AcmeModel(CloudFormationModel):
    """A resource with an ARN, which stays while the resource is changed in place."""

    attributes: dict[str, str]

    def __init__(self, arn: str):
        self.physical_resource_id = arn

    @classmethod
    def cloudformation_type(cls) -> str:  # type: ignore[override]
        return _SERVICE + cls.__name__

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr in cls.attributes

    def get_cfn_attribute(self, attribute_name: str) -> str:
        return self.attributes[attribute_name].format(arn=self.physical_resource_id, id=self.physical_resource_id[-36:])

    @classmethod
    def arn(cls, properties: dict[str, Any], account_id: str, region: str) -> str:
        raise NotImplementedError

    @classmethod
    def problem(cls, properties: dict[str, Any], account_id: str, region: str) -> str | None:
        raise NotImplementedError

    @classmethod
    def create_from_cloudformation_json(  # type: ignore[override]
        cls, resource_name: str, cloudformation_json: dict[str, Any], account_id: str, region_name: str, **_: Any
    ) -> "_AcmeModel":
        properties = cloudformation_json["Properties"]
        if problem := cls.problem(properties, account_id, region_name):
            raise ValidationError(resource_name, problem)
        return cls(cls.arn(properties, account_id, region_name))

    @classmethod
    def update_from_cloudformation_json(  # type: ignore[override]
        cls, original_resource: Any, new_resource_name: str, *args: Any, **kwargs: Any
    ) -> "_AcmeModel":
        updated = cls.create_from_cloudformation_json(new_resource_name, *args, **kwargs)
        if not cls.is_replaced():
            updated.physical_resource_id = original_resource.physical_resource_id
        return updated

    @classmethod
    def is_replaced(cls) -> bool:
        return False

    @classmethod
    def delete_from_cloudformation_json(cls, *_: Any, **__: Any) -> None:  # type: ignore[override]
        """Nothing else knows of it."""

    def is_created(self) -> bool:
        return True


class AcmeEndpoint(_AcmeModel):
    attributes = {"AcmeEndpointArn": "{arn}", "EndpointUrl": "https://acm-acme-enroll.api.aws/{id}/directory"}

    @classmethod
    def arn(cls, properties: dict[str, Any], account_id: str, region: str) -> str:
        return f"arn:{get_partition(region)}:acm:{region}:{account_id}:acme-endpoint/{uuid4()}"

    @classmethod
    def problem(cls, properties: dict[str, Any], account_id: str, region: str) -> str | None:
        if properties.get("AuthorizationBehavior") != "PRE_APPROVED":
            return "AuthorizationBehavior must be PRE_APPROVED"
        if "PublicCertificateAuthority" not in properties.get("CertificateAuthority", {}):
            return "CertificateAuthority must be a PublicCertificateAuthority"
        return None


class AcmeDomainValidation(_AcmeModel):
    attributes = {"Arn": "{arn}"}

    @classmethod
    def arn(cls, properties: dict[str, Any], account_id: str, region: str) -> str:
        return f"{properties['AcmeEndpointArn']}/acme-domain-validation/{uuid4()}"

    @classmethod
    def problem(cls, properties: dict[str, Any], account_id: str, region: str) -> str | None:
        options = properties["PrevalidationOptions"]["DnsPrevalidation"]
        if not set(options.get("DomainScope", {}).values()) <= {"ENABLED", "DISABLED"}:
            return "DomainScope takes ENABLED and DISABLED"
        if not re.fullmatch(r"Z[A-Z0-9]{1,31}", options.get("HostedZoneId", "Z0")):
            return "HostedZoneId must be the ID of a hosted zone"
        return None


class AcmeExternalAccountBinding(_AcmeModel):
    attributes = {"AcmeExternalAccountBindingArn": "{arn}"}

    @classmethod
    def arn(cls, properties: dict[str, Any], account_id: str, region: str) -> str:
        return f"{properties['AcmeEndpointArn']}/acme-external-account-binding/{uuid4()}"

    @classmethod
    def problem(cls, properties: dict[str, Any], account_id: str, region: str) -> str | None:
        if f":{region}:{account_id}:acme-endpoint/" not in properties["AcmeEndpointArn"]:
            return "The ACME endpoint must be in this account and Region"
        role = iam_backends[account_id][get_partition(region)].get_role_by_arn(properties["RoleArn"])
        trust = json.loads(unquote(role.assume_role_policy_document))
        trusted = [
            statement
            for statement in trust["Statement"]
            if statement["Principal"].get("Service") == "acm-acme.amazonaws.com" and _ASSUME <= set(statement["Action"])
        ]
        return None if trusted else "The role must trust acm-acme.amazonaws.com"

    @classmethod
    def is_replaced(cls) -> bool:
        return True
