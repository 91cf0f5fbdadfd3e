"""AWS Private CA: usage mode, validity, permissions, CRL buckets, and authorities shared by RAM."""

import base64
import json
from typing import Any

from moto.acmpca import urls
from moto.acmpca.exceptions import InvalidStateException, ResourceNotFoundException
from moto.acmpca.models import ACMPCABackend, acmpca_backends
from moto.acmpca.responses import ACMPCAResponse
from moto.core.exceptions import JsonRESTError

from . import ram
from .clock import timestamp
from .crl_bucket import check_crl_bucket, publish_list
from .hooks import replace_backend, replace_response
from .installed_certificate import check_installed
from .issuing import end_of_validity
from .private_authority import PrivateAuthority


def install() -> None:
    replace_backend(acmpca_backends, Backend)
    replace_response(urls.url_paths, ACMPCAResponse, Response)


def find_authority(arn: str) -> PrivateAuthority | None:
    """The authority of an ARN, whoever owns it."""
    _, _, _, region, owner, _ = arn.split(":", 5)
    return acmpca_backends[owner][region].certificate_authorities.get(arn)  # type: ignore[return-value]


class AccessDenied(JsonRESTError):
    def __init__(self, account_id: str, action: str, arn: str):
        super().__init__(
            "AccessDeniedException",
            f"Account {account_id} is not authorized to perform: acm-pca:{action} on resource: {arn} "
            f"because no resource-based policy allows the acm-pca:{action} action",
        )


class Backend(ACMPCABackend):
    """The authorities of one account in one Region."""

    def create_authority(self, request: dict[str, Any]) -> str:
        revocation = request.get("RevocationConfiguration")
        check_crl_bucket(revocation)
        authority = PrivateAuthority(
            self.region_name,
            self.account_id,
            request["CertificateAuthorityConfiguration"],
            request["CertificateAuthorityType"],
            revocation,
            request.get("KeyStorageSecurityStandard"),
            request.get("UsageMode"),
        )
        self.certificate_authorities[authority.arn] = authority
        self.tagger.tag_resource(authority.arn, request.get("Tags"))
        return authority.arn

    def authority(self, arn: str) -> PrivateAuthority:
        return self.describe_certificate_authority(arn)  # type: ignore[return-value]

    def delete_certificate_authority(self, certificate_authority_arn: str) -> None:
        if self.authority(certificate_authority_arn).status == "ACTIVE":
            raise JsonRESTError(
                "InvalidStateException",
                f"The certificate authority {certificate_authority_arn} is ACTIVE; disable it first",
            )
        super().delete_certificate_authority(certificate_authority_arn)


class Response(ACMPCAResponse):
    """AWS Private CA's actions; those on a foreign authority go to its owner if RAM allows them."""

    @property
    def request(self) -> dict[str, Any]:
        return json.loads(self.body)

    @property
    def acmpca_backend(self) -> Backend:
        arn = self.request.get("CertificateAuthorityArn") or self.request.get("ResourceArn")
        owner = arn.split(":")[4] if arn else self.current_account
        if owner != self.current_account:
            self._check_shared(arn)
        return acmpca_backends[owner][self.region]  # type: ignore[return-value]

    def create_certificate_authority(self) -> str:
        return json.dumps({"CertificateAuthorityArn": self.acmpca_backend.create_authority(self.request)})

    def update_certificate_authority(self) -> str:
        if self._authority().status not in ("ACTIVE", "DISABLED"):
            raise JsonRESTError(
                "InvalidStateException",
                "The certificate authority must be in the ACTIVE or DISABLED state to be updated",
            )
        check_crl_bucket(self.request.get("RevocationConfiguration"))
        answer = super().update_certificate_authority()
        publish_list(self._authority())
        return answer

    def revoke_certificate(self) -> str:
        authority = self._authority()
        authority.revoke(self.request["CertificateSerial"], self.request["RevocationReason"])
        publish_list(authority)
        return "{}"

    def import_certificate_authority_certificate(self) -> str:
        authority = self._authority()
        chain = self.request.get("CertificateChain")
        if (chain is None) != (authority.certificate_authority_type == "ROOT"):
            raise JsonRESTError(
                "ValidationException",
                "A certificate chain is required for a subordinate CA and not allowed for a root CA",
            )
        # A disabled CA takes no new certificate (AWS Private CA User Guide, CA status).
        if authority.status == "DISABLED":
            raise authority.wrong_state("take a certificate")
        check_installed(
            authority,
            base64.b64decode(self.request["Certificate"]),
            base64.b64decode(chain) if chain else b"",
        )
        authority.import_certificate_authority_certificate(
            base64.b64decode(self.request["Certificate"]),
            base64.b64decode(chain) if chain else None,
        )
        publish_list(authority)
        return "{}"

    def get_certificate_authority_certificate(self) -> str:
        authority = self._authority()
        if not authority.certificate_bytes:
            raise InvalidStateException(authority.arn)
        answer = {"Certificate": authority.certificate_bytes.decode()}
        if authority.certificate_chain:
            answer["CertificateChain"] = authority.certificate_chain.decode()
        return json.dumps(answer)

    def issue_certificate(self) -> str:
        authority = self._authority()
        certificate, chain = authority.issue(
            base64.b64decode(self.request["Csr"]),
            self.request.get("TemplateArn"),
            end_of_validity(self.request["Validity"]),
        )
        return json.dumps({"CertificateArn": authority.keep_issued(certificate, chain)})

    def create_permission(self) -> str:
        authority, key = self._authority(), self._permission_key()
        if key in authority.permissions:
            raise JsonRESTError("PermissionAlreadyExistsException", f"{key[0]} already has permissions")
        authority.permissions[key] = {
            "CertificateAuthorityArn": authority.arn,
            "Principal": key[0],
            "SourceAccount": key[1],
            "Actions": self.request["Actions"],
            "CreatedAt": timestamp(),
        }
        return "{}"

    def list_permissions(self) -> str:
        return json.dumps({"Permissions": list(self._authority().permissions.values())})

    def delete_permission(self) -> str:
        permissions = self._authority().permissions
        if self._permission_key() not in permissions:
            raise ResourceNotFoundException(self.request["CertificateAuthorityArn"])
        del permissions[self._permission_key()]
        return "{}"

    def _authority(self) -> PrivateAuthority:
        return self.acmpca_backend.authority(self.request["CertificateAuthorityArn"])

    def _permission_key(self) -> tuple[str, str]:
        return self.request["Principal"], self.request.get("SourceAccount") or self.current_account

    def _check_shared(self, arn: str) -> None:
        template_arn = self.request.get("TemplateArn") or ":template/EndEntityCertificate/V1"
        action = self._get_action()
        if not ram.is_allowed(arn, self.current_account, action, template_arn.split(":template/")[1]):
            raise AccessDenied(self.current_account, action, arn)
