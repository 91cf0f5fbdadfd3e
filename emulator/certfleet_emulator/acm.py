"""ACM: certificates issued only once proved, FAILED where a CA cannot issue, deleted only when unused."""

import base64
import json
from collections.abc import Collection
from typing import Any

from moto.acm import urls
from moto.acm.exceptions import AWSValidationException, CertificateNotFound
from moto.acm.models import AWSCertificateManagerBackend, acm_backends
from moto.acm.responses import AWSCertificateManagerResponse
from moto.core.exceptions import AWSError

from .acm_certificate import Certificate
from .acm_events import IMPORT, ISSUANCE, REIMPORT, tell_available
from .acm_export import export
from .acm_lifetime import PRIVATE
from .acm_pca import find_authority
from .acm_renewal import renew_at_request
from .clock import now
from .hooks import replace_backend, replace_response
from .iam import ensure_acm_role
from .late_records import requested, without_late_records
from .private_issuing import failure_reason

_DOMAIN_NAME_QUOTA = 10
_COMMON_NAME_LIMIT = 64
# Where no key types are asked for (ACM API Reference, Filters).
_LISTED_KEY_TYPES = ("RSA_1024", "RSA_2048")
_LISTED_NAMES = 100
# ACM API Reference, CertificateSummary: no records, no renewal.
_SUMMARIZED = (
    "CertificateArn",
    "DomainName",
    "Status",
    "Type",
    "KeyAlgorithm",
    "InUse",
    "RenewalEligibility",
    "NotBefore",
    "NotAfter",
    "CreatedAt",
    "IssuedAt",
    "ImportedAt",
    "RevokedAt",
    "ManagedBy",
)
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


def issue_proved(records: Collection[str]) -> None:
    """Issue what is pending and proved by one of these records, which have just been changed."""
    for _, _, backend in list(acm_backends.iter_backends()):
        for certificate in list(backend._certificates.values()):
            if certificate.status == "PENDING_VALIDATION":
                names = {record.name for record in certificate.validation_records}  # type: ignore[attr-defined]
                if not names.isdisjoint(records):
                    certificate.check()


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
        if certificate.status == "ISSUED":
            tell_available(certificate, ISSUANCE)
        if certificate.validation_method == "DNS":
            requested(certificate.arn)
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
        tell_available(imported, IMPORT if arn is None else REIMPORT)
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
        if reason := failure_reason(self.account_id, authority, now() + PRIVATE.validity):
            return Certificate.failed(*wanted, authority_arn, reason)
        return Certificate.private(*wanted, authority)


class Response(AWSCertificateManagerResponse):
    """ACM's actions, those of moto that differ and those it lacks."""

    def request_certificate(self) -> str:
        arn = self.acm_backend.request(json.loads(self.body))  # type: ignore[attr-defined]
        return json.dumps({"CertificateArn": arn})

    def describe_certificate(self) -> str:
        certificate = self.acm_backend.describe_certificate(self._get_param("CertificateArn"))
        return json.dumps({"Certificate": without_late_records(certificate.describe()["Certificate"])})

    def list_certificates(self) -> str:
        includes = self._get_param("Includes") or {}
        key_types = includes.get("keyTypes") or _LISTED_KEY_TYPES
        answer = json.loads(super().list_certificates())
        summaries = [_summary(self.acm_backend, each) for each in answer["CertificateSummaryList"]]
        return json.dumps(
            {"CertificateSummaryList": [each for each in summaries if each["KeyAlgorithm"] in key_types]}
        )

    def update_certificate_options(self) -> str:
        arn, options = self._get_param("CertificateArn"), self._get_param("Options")
        self.acm_backend.update_options(arn, options)  # type: ignore[attr-defined]
        return ""

    def export_certificate(self) -> str:
        certificate = self.acm_backend.get_certificate(self._get_param("CertificateArn"))
        passphrase = base64.standard_b64decode(self._get_param("Passphrase"))
        return json.dumps(export(certificate, passphrase))  # type: ignore[arg-type]

    def renew_certificate(self) -> str:
        renew_at_request(self.acm_backend.get_certificate(self._get_param("CertificateArn")))  # type: ignore[arg-type]
        return ""

    def get_certificate(self) -> Any:
        certificate = self.acm_backend.get_certificate(self._get_param("CertificateArn"))
        if not certificate.was_issued:  # type: ignore[attr-defined]
            raise AWSError(f"Certificate {certificate.arn} is not issued yet", "RequestInProgressException")
        return super().get_certificate()


def _summary(backend: Any, described: dict[str, Any]) -> dict[str, Any]:
    certificate = backend.get_certificate(described["CertificateArn"])
    names = described["SubjectAlternativeNames"]
    return {
        **{key: described[key] for key in _SUMMARIZED if key in described},
        "SubjectAlternativeNameSummaries": names[:_LISTED_NAMES],
        "HasAdditionalSubjectAlternativeNames": len(names) > _LISTED_NAMES,
        "ExportOption": described["Options"]["Export"],
        "Exported": certificate.exported,
    }


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
