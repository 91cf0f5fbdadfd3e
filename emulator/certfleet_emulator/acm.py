"""ACM: certificates issued only once proved, FAILED where a CA cannot issue, deleted only when unused."""

import json
from typing import Any

from moto.acm import urls
from moto.acm.exceptions import AWSValidationException, CertificateNotFound
from moto.acm.models import AWSCertificateManagerBackend, acm_backends
from moto.acm.responses import AWSCertificateManagerResponse
from moto.core.exceptions import AWSError

from . import ram
from .acm_certificate import PRIVATE_VALIDITY, Certificate
from .acm_pca import find_authority
from .hooks import replace_backend, replace_response
from .iam import ensure_acm_role
from .issuing import now
from .private_authority import SHORT_LIVED, PrivateAuthority

_DOMAIN_NAME_QUOTA = 10
_COMMON_NAME_LIMIT = 64
_ACM = "acm.amazonaws.com"
_ACM_ACTIONS = {"IssueCertificate", "GetCertificate", "ListPermissions"}
_NO_PRIVATE_OPTIONS = (
    "One or more of the options specified in the request are not supported for PRIVATE certificate types"
)
_DEFAULT_OPTIONS = {"CertificateTransparencyLoggingPreference": "ENABLED", "Export": "DISABLED"}


def install() -> None:
    replace_backend(acm_backends, Backend)
    replace_response(urls.url_paths, AWSCertificateManagerResponse, Response)


def is_usable(account_id: str, region: str, certificate_arn: str) -> bool:
    """Whether a service of this account and Region accepts the certificate: it is theirs, and issued."""
    try:
        certificate = acm_backends[account_id][region].get_certificate(certificate_arn)
    except CertificateNotFound:
        return False
    return certificate.status == "ISSUED"


def domain_names(certificate_arn: str) -> list[str]:
    """The names on a certificate of any account; none where ACM has no such certificate."""
    _, _, service, region, account_id, _ = certificate_arn.split(":", 5)
    if service != "acm":
        return []
    try:
        return acm_backends[account_id][region].get_certificate(certificate_arn).domain_names  # type: ignore[attr-defined]
    except CertificateNotFound:
        return []


class Backend(AWSCertificateManagerBackend):
    """The certificates of one account in one Region."""

    def request(self, request: dict[str, Any]) -> str:
        token = request.get("IdempotencyToken")
        if token and (arn := self._get_arn_from_idempotency_token(token)):
            return arn
        options = request.get("Options")
        if options and request.get("CertificateAuthorityArn"):
            raise AWSValidationException(_NO_PRIVATE_OPTIONS)
        certificate = self._issue(request)
        if certificate.type != "PRIVATE":
            certificate.cert_options = {**_DEFAULT_OPTIONS, **(options or {})}
        certificate.tags.add(request.get("Tags") or [])
        self._certificates[certificate.arn] = certificate
        if token:
            self._set_idempotency_token_arn(token, certificate.arn)
        return certificate.arn

    def update_options(self, arn: str, options: dict[str, str]) -> None:
        current = self.get_certificate(arn).cert_options
        if options.get("Export", current["Export"]) != current["Export"]:
            raise AWSValidationException("Export option for certificates cannot be updated")
        current.update(options)

    def delete_certificate(self, arn: str) -> None:
        users = self.get_certificate(arn).users  # type: ignore[attr-defined]
        if users:
            raise AWSError(
                f"Certificate {arn} is in use by {', '.join(users)}", "ResourceInUseException"
            )
        super().delete_certificate(arn)

    def import_certificate(
        self,
        certificate: bytes,
        private_key: bytes,
        chain: bytes | None,
        arn: str | None,
        tags: list[dict[str, str]],
    ) -> str:
        """Importing again under an ARN keeps its tags, and works only on an imported certificate."""
        imported = Certificate(
            self.account_id, self.region_name, certificate, private_key, chain, arn=arn
        )
        if arn is None:
            imported.tags.add(tags or [])
        else:
            current = self.get_certificate(arn)
            if current.type != "IMPORTED":
                raise AWSValidationException(f"Certificate {arn} is {current.type}, not IMPORTED")
            if tags:
                raise AWSValidationException("Tags cannot be given when a certificate is imported again")
            # ACM User Guide, reimport a certificate.
            if imported.key_algorithm != current.key_algorithm:
                raise AWSValidationException(
                    f"The new certificate's key is {imported.key_algorithm}, not {current.key_algorithm}"
                )
            imported.tags = current.tags
        self._certificates[imported.arn] = imported
        return imported.arn

    def _issue(self, request: dict[str, Any]) -> Certificate:
        names = _domain_names(request)
        key_algorithm = request.get("KeyAlgorithm") or "RSA_2048"
        if authority_arn := request.get("CertificateAuthorityArn"):
            return self._issue_private(names, key_algorithm, authority_arn)
        certificate = Certificate.public(
            self.account_id,
            self.region_name,
            names,
            key_algorithm,
            request.get("ValidationMethod") or "EMAIL",
        )
        for option in request.get("DomainValidationOptions") or []:
            certificate.validation_domains[option["DomainName"]] = option["ValidationDomain"]
        return certificate

    def _issue_private(
        self, names: list[str], key_algorithm: str, authority_arn: str
    ) -> Certificate:
        """RequestCertificate has no error about a CA; it answers, and DescribeCertificate says FAILED."""
        wanted = (self.account_id, self.region_name, names, key_algorithm)
        authority = find_authority(authority_arn)
        if authority is None or authority.status == "DELETED" or authority.region_name != self.region_name:
            return Certificate.failed(*wanted, authority_arn, "PCA_RESOURCE_NOT_FOUND")
        if authority.account_id != self.account_id:
            ensure_acm_role(self.account_id, self.partition)
        if reason := _failure_reason(self.account_id, authority):
            return Certificate.failed(*wanted, authority_arn, reason)
        return Certificate.private(*wanted, authority)


class Response(AWSCertificateManagerResponse):
    """ACM's actions, those of moto that differ and those it lacks."""

    def request_certificate(self) -> str:
        arn = self.acm_backend.request(json.loads(self.body))  # type: ignore[attr-defined]
        return json.dumps({"CertificateArn": arn})

    def list_certificates(self) -> str:
        answer = json.loads(super().list_certificates())
        for summary in answer["CertificateSummaryList"]:
            summary["SubjectAlternativeNameSummaries"] = summary["SubjectAlternativeNames"]
        return json.dumps(answer)

    def update_certificate_options(self) -> str:
        arn, options = self._get_param("CertificateArn"), self._get_param("Options")
        self.acm_backend.update_options(arn, options)  # type: ignore[attr-defined]
        return ""

    def get_certificate(self) -> Any:
        certificate = self.acm_backend.get_certificate(self._get_param("CertificateArn"))
        if certificate.status in ("PENDING_VALIDATION", "FAILED"):
            raise AWSError(f"Certificate {certificate.arn} is not issued yet", "RequestInProgressException")
        return super().get_certificate()


def _domain_names(request: dict[str, Any]) -> list[str]:
    first = request["DomainName"]
    names = list(dict.fromkeys([first, *(request.get("SubjectAlternativeNames") or [])]))
    if len(first) > _COMMON_NAME_LIMIT:
        raise AWSValidationException("The first domain name can be no longer than 64 characters.")
    if len(names) > _DOMAIN_NAME_QUOTA:
        raise AWSError(
            f"A certificate takes at most {_DOMAIN_NAME_QUOTA} domain names, got {len(names)}",
            "LimitExceededException",
        )
    return names


def _failure_reason(account_id: str, authority: PrivateAuthority) -> str | None:
    """Why ACM could not issue from an authority (ACM User Guide, private certificate exceptions)."""
    if not _may_use(account_id, authority):
        return "PCA_ACCESS_DENIED"
    if authority.status != "ACTIVE":
        return "PCA_INVALID_STATE"
    if authority.usage_mode == SHORT_LIVED:
        return "PCA_INVALID_ARGS"
    if authority.not_after < now() + PRIVATE_VALIDITY:
        return "PCA_INVALID_DURATION"
    return None


def _may_use(account_id: str, authority: PrivateAuthority) -> bool:
    """The owner's ACM needs a permission on the authority, another account's needs a RAM share."""
    if authority.account_id == account_id:
        granted = authority.permissions.get((_ACM, account_id), {}).get("Actions", [])
        return _ACM_ACTIONS <= set(granted)
    return ram.is_allowed(authority.arn, account_id, "IssueCertificate", "EndEntityCertificate/V1")
