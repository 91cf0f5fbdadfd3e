"""Nitro Enclaves in CloudFormation: a role is tied to an issued certificate of its account and Region."""

from typing import Any
from uuid import uuid4

from moto.cloudformation import urls
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import Stack
from moto.cloudformation.parsing import get_model_map
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.common_models import CloudFormationModel

from .acm import is_usable
from .hooks import replace_response

_TYPE = "AWS::EC2::EnclaveCertificateIamRoleAssociation"
_BUCKET = "aws-ec2-enclave-certificate-{region}-prod"


def install() -> None:
    get_model_map()[_TYPE] = EnclaveCertificateIamRoleAssociation
    replace_response(urls.url_paths, CloudFormationResponse, Response)


class Response(CloudFormationResponse):
    """An update of a stack may change its tags alone."""

    def _validate_different_update(
        self, incoming_params: list[dict[str, Any]] | None, stack_body: str, old_stack: Stack
    ) -> None:
        if {tag["Key"]: tag["Value"] for tag in self._get_param("Tags", [])} == old_stack.tags:
            super()._validate_different_update(incoming_params, stack_body, old_stack)


class EnclaveCertificateIamRoleAssociation(CloudFormationModel):
    """What AWS answers: where the encrypted private key lies, and the key that decrypts it."""

    def __init__(self, region: str, properties: dict[str, str]):
        certificate_arn, role_arn = properties["CertificateArn"], properties["RoleArn"]
        self.physical_resource_id = f"{certificate_arn}|{role_arn}"
        self._attributes = {
            "CertificateS3BucketName": _BUCKET.format(region=region),
            "CertificateS3ObjectKey": f"{role_arn}/{certificate_arn}",
            "EncryptionKmsKeyId": str(uuid4()),
        }

    @staticmethod
    def cloudformation_type() -> str:
        return _TYPE

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr in ("CertificateS3BucketName", "CertificateS3ObjectKey", "EncryptionKmsKeyId")

    def get_cfn_attribute(self, attribute_name: str) -> str:
        return self._attributes[attribute_name]

    @classmethod
    def create_from_cloudformation_json(  # type: ignore[override]
        cls, resource_name: str, cloudformation_json: dict[str, Any], account_id: str, region_name: str, **_: Any
    ) -> "EnclaveCertificateIamRoleAssociation":
        properties = cloudformation_json["Properties"]
        arn = properties["CertificateArn"]
        if not is_usable(account_id, region_name, arn):
            raise ValidationError(resource_name, f"Certificate {arn} must be issued, in this account and Region")
        return cls(region_name, properties)

    @classmethod
    def update_from_cloudformation_json(  # type: ignore[override]
        cls, original_resource: Any, new_resource_name: str, *args: Any, **kwargs: Any
    ) -> "EnclaveCertificateIamRoleAssociation":
        """Whatever changes, it is another association."""
        return cls.create_from_cloudformation_json(new_resource_name, *args, **kwargs)

    @classmethod
    def delete_from_cloudformation_json(cls, *_: Any, **__: Any) -> None:  # type: ignore[override]
        """Nothing else knows of it."""

    def is_created(self) -> bool:
        return True
