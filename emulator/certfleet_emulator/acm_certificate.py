"""One ACM certificate: how it is issued and what DescribeCertificate says of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from moto.acm.models import CertBundle

from .acm_events import ISSUANCE, tell_available, tell_expired
from .acm_lifetime import PRIVATE, PUBLIC, VALIDATION_WAIT, Lifetime
from .certificate_users import certificate_users
from .clock import now
from .domain_validation import ValidationRecord
from .issuing import generate_key, private_key_pem, signing_request
from .private_authority import PrivateAuthority
from .public_authority import public_authority
from .renewal_summary import RenewalSummary

_TEMPLATE = "arn:aws:acm-pca:::template/"
_PUBLIC_TEMPLATE = f"{_TEMPLATE}EndEntityServerAuthCertificate/V1"
_PRIVATE_TEMPLATE = f"{_TEMPLATE}EndEntityCertificate/V1"
# Nobody can choose: a private key can always be exported (ACM User Guide, exporting a private certificate).
_PRIVATE_OPTIONS = {"CertificateTransparencyLoggingPreference": "ENABLED", "Export": "ENABLED"}
_KNOWN_ONCE_ISSUED = ("NotBefore", "NotAfter", "IssuedAt", "Serial")
_NEVER_ISSUED = ("PENDING_VALIDATION", "VALIDATION_TIMED_OUT", "FAILED")
_VALIDATION_STATUS = {"PENDING_VALIDATION": "PENDING_VALIDATION", "VALIDATION_TIMED_OUT": "FAILED"}
_MAILBOXES = ("admin", "administrator", "hostmaster", "postmaster", "webmaster")


class Certificate(CertBundle):
    """A certificate that is issued once proved, and tells who uses it."""

    def __init__(
        self,
        account_id: str,
        region: str,
        certificate: bytes,
        private_key: bytes,
        chain: bytes | None = None,
        validation_method: str | None = None,
        **description: Any,
    ):
        super().__init__(
            account_id, certificate, private_key, chain=chain, region=region, **description
        )
        self.chain = chain or b""
        self.account_id = account_id
        self.region = region
        self.validation_method = validation_method
        self.validation_domains: dict[str, str] = {}
        self.failure_reason: str | None = None
        self.exported = False
        self.exported_since_issue = False
        self.renewal = RenewalSummary()

    @classmethod
    def public(
        cls,
        account_id: str,
        region: str,
        domain_names: Sequence[str],
        key_algorithm: str,
        validation_method: str,
    ) -> "Certificate":
        key = generate_key(key_algorithm)
        certificate, chain = public_authority().issue(
            signing_request(key, domain_names),
            _PUBLIC_TEMPLATE,
            now() + PUBLIC.validity,
        )
        return cls(
            account_id,
            region,
            certificate,
            private_key_pem(key),
            chain,
            validation_method,
            cert_type="AMAZON_ISSUED",
            cert_status="PENDING_VALIDATION",
        )

    @classmethod
    def private(
        cls,
        account_id: str,
        region: str,
        domain_names: Sequence[str],
        key_algorithm: str,
        authority: PrivateAuthority,
    ) -> "Certificate":
        key = generate_key(key_algorithm)
        certificate, chain = authority.issue(
            signing_request(key, domain_names),
            _PRIVATE_TEMPLATE,
            now() + PRIVATE.validity,
        )
        return cls(
            account_id,
            region,
            certificate,
            private_key_pem(key),
            chain,
            cert_type="PRIVATE",
            cert_authority_arn=authority.arn,
            cert_options=dict(_PRIVATE_OPTIONS),
        )

    @classmethod
    def failed(
        cls,
        account_id: str,
        region: str,
        domain_names: Sequence[str],
        key_algorithm: str,
        authority_arn: str,
        reason: str,
    ) -> "Certificate":
        """One that its authority did not issue: what stands in for it is never shown."""
        key = generate_key(key_algorithm)
        certificate, _ = public_authority().issue(
            signing_request(key, domain_names), None, now() + PRIVATE.validity
        )
        failed = cls(
            account_id,
            region,
            certificate,
            private_key_pem(key),
            cert_type="PRIVATE",
            cert_status="FAILED",
            cert_authority_arn=authority_arn,
            cert_options=dict(_PRIVATE_OPTIONS),
        )
        failed.failure_reason = reason
        return failed

    @property
    def users(self) -> list[str]:
        return certificate_users(self.account_id, self.region, self.arn)

    @property
    def domain_names(self) -> list[str]:
        return super().describe()["Certificate"]["SubjectAlternativeNames"]

    @property
    def key_algorithm(self) -> str:
        return super().describe()["Certificate"]["KeyAlgorithm"]

    @property
    def created(self) -> datetime:
        return self.created_at.replace(tzinfo=timezone.utc, microsecond=0)

    @property
    def not_before(self) -> datetime:
        return self._cert.not_valid_before_utc

    @property
    def not_after(self) -> datetime:
        return self._cert.not_valid_after_utc

    @property
    def time_left(self) -> timedelta:
        return self.not_after - now()

    @property
    def was_issued(self) -> bool:
        return self.status not in _NEVER_ISSUED

    @property
    def is_due(self) -> bool:
        """Whether its end is so near that ACM would renew it."""
        return self.status == "ISSUED" and self.time_left <= self._lifetime.renewal

    @property
    def is_near_end(self) -> bool:
        """Whether ACM tells every day how long it still lasts."""
        return self.status == "ISSUED" and self.time_left <= self._lifetime.notice

    @property
    def _lifetime(self) -> Lifetime:
        """ACM tells of the end of an imported one as early as of a private one's."""
        return PUBLIC if self.type == "AMAZON_ISSUED" else PRIVATE

    @property
    def next_end(self) -> datetime:
        """When its successor ends: later, even where it is renewed within the second in which it was issued."""
        return max(now() + self._lifetime.validity, self.not_after + timedelta(seconds=1))

    @property
    def is_eligible(self) -> bool:
        return self._is_eligible(self.users)

    def _is_eligible(self, users: list[str]) -> bool:
        """Whether ACM would renew it: in use, or exported since it was issued (ACM User Guide, managed renewal)."""
        return self.type != "IMPORTED" and self.status == "ISSUED" and (self.exported_since_issue or bool(users))

    def check(self) -> None:
        """Issue a pending certificate as soon as every name is proved; time ends the waiting, and what was issued."""
        if self.status == "PENDING_VALIDATION" and self.is_proved():
            self.status = "ISSUED"
            tell_available(self, ISSUANCE)
        elif self.status == "PENDING_VALIDATION" and now() >= self.created + VALIDATION_WAIT:
            self.status = "VALIDATION_TIMED_OUT"
        elif self.status == "ISSUED" and self.time_left <= timedelta():
            self.status = "EXPIRED"
            tell_expired(self)

    def is_proved(self) -> bool:
        """Whether the records of all names stand; e-mail is never answered here."""
        return self.validation_method == "DNS" and all(record.is_published() for record in self.validation_records)

    @property
    def validation_records(self) -> set[ValidationRecord]:
        return {ValidationRecord.of(self.account_id, name) for name in self.domain_names}

    def renew_from(self, authority: PrivateAuthority) -> None:
        """Put a new certificate for a new key in the place of the old one."""
        key = generate_key(self.key_algorithm)
        template = _PRIVATE_TEMPLATE if self.type == "PRIVATE" else _PUBLIC_TEMPLATE
        self.cert, self.chain = authority.issue(signing_request(key, self.domain_names), template, self.next_end)
        self.key = private_key_pem(key)
        self._key, self._cert = self.validate_pk(), self.validate_certificate()
        self.exported_since_issue = False
        self.renewal.report("SUCCESS")

    def describe(self) -> dict[str, Any]:
        certificate = super().describe()["Certificate"]
        users = self.users
        certificate["InUseBy"] = users
        certificate["Serial"] = _with_colons(self._cert.serial_number)
        if self._is_eligible(users):
            certificate["RenewalEligibility"] = "ELIGIBLE"
        if self.type == "AMAZON_ISSUED":
            certificate["DomainValidationOptions"] = [
                self._domain_validation(name) for name in certificate["SubjectAlternativeNames"]
            ]
        if not self.was_issued:
            for key in _KNOWN_ONCE_ISSUED:
                del certificate[key]
        if self.renewal.status:
            options = certificate.get("DomainValidationOptions", [])
            certificate["RenewalSummary"] = self.renewal.to_json(options)
        if self.failure_reason:
            certificate["FailureReason"] = self.failure_reason
        return {"Certificate": certificate}

    def _domain_validation(self, domain_name: str) -> dict[str, Any]:
        validation_domain = self.validation_domains.get(domain_name, domain_name)
        option: dict[str, Any] = {
            "DomainName": domain_name,
            "ValidationDomain": validation_domain,
            "ValidationMethod": self.validation_method,
            "ValidationStatus": _VALIDATION_STATUS.get(self.status, "SUCCESS"),
        }
        if self.validation_method == "DNS":
            option["ResourceRecord"] = ValidationRecord.of(self.account_id, domain_name).to_json()
        else:
            option["ValidationEmails"] = [
                f"{mailbox}@{validation_domain.removeprefix('*.')}" for mailbox in _MAILBOXES
            ]
        return option


def _with_colons(serial: int) -> str:
    """A serial number as ACM writes it: bytes in hexadecimal."""
    return serial.to_bytes((serial.bit_length() + 7) // 8, "big").hex(":")
