"""One certificate authority of AWS Private CA: its key, its state and what it agrees to sign."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from moto.acmpca.exceptions import ResourceNotFoundException
from moto.acmpca.models import CertificateAuthority
from moto.core.exceptions import JsonRESTError
from moto.moto_api._internal import mock_random

from .clock import now
from .issuing import PrivateKey, generate_key

SHORT_LIVED = "SHORT_LIVED_CERTIFICATE"

_SHORT_LIVED_LIMIT = timedelta(days=7)
_ROOT = "RootCACertificate/V1"
_END_ENTITY = "EndEntityCertificate/V1"
_SUBORDINATE = "SubordinateCACertificate_PathLen"


@dataclass(frozen=True)
class Revocation:
    revoked_at: datetime
    reason: str


class PrivateAuthority(CertificateAuthority):
    """An authority with the key algorithm, usage mode and validity that were asked for."""

    def __init__(
        self,
        region: str,
        account_id: str,
        certificate_authority_configuration: dict[str, Any],
        certificate_authority_type: str,
        revocation_configuration: dict[str, Any] | None = None,
        security_standard: str | None = None,
        usage_mode: str | None = None,
    ):
        self._key = generate_key(certificate_authority_configuration["KeyAlgorithm"])
        super().__init__(
            region,
            account_id,
            certificate_authority_configuration,
            certificate_authority_type,
            revocation_configuration or {},
            security_standard,
        )
        self.usage_mode = usage_mode or "GENERAL_PURPOSE"
        self.permissions: dict[tuple[str, str], dict[str, Any]] = {}
        self.revocations: dict[int, Revocation] = {}
        self._lists = 0
        self._csr = super().csr

    @property
    def key(self) -> PrivateKey:  # type: ignore[override]
        return self._key

    @property
    def csr(self) -> bytes:
        """Stable, because Terraform replaces what was made from another request."""
        return self._csr

    @property
    def not_after(self) -> datetime:
        if self.certificate is None:
            raise JsonRESTError("InvalidStateException", f"{self.arn} has no certificate yet")
        return self.certificate.not_valid_after_utc

    def set_revocation_configuration(self, revocation_configuration: dict[str, Any] | None) -> None:
        """Unlike moto, leave a disabled CRL without the fields that only an enabled one has."""
        if revocation_configuration is not None:
            self.revocation_configuration = revocation_configuration
            crl = revocation_configuration.get("CrlConfiguration", {})
            if crl.get("Enabled"):
                crl.setdefault("S3ObjectAcl", "PUBLIC_READ")

    def issue(
        self, csr: bytes, template_arn: str | None, not_after: datetime
    ) -> tuple[bytes, bytes]:
        """Sign a request as IssueCertificate does: the certificate, and its chain up to the root."""
        template = _template_name(template_arn)
        self._check_may_issue(template, not_after)
        request = x509.load_pem_x509_csr(csr)
        builder = x509.CertificateBuilder(
            issuer_name=self.issuer,
            subject_name=request.subject,
            public_key=request.public_key(),
            serial_number=x509.random_serial_number(),
            not_valid_before=now() - timedelta(hours=1),
            not_valid_after=not_after,
        )
        for extension, critical in self._x509_extensions(request, template_arn):
            builder = builder.add_extension(extension, critical)
        certificate = builder.sign(self.key, hashes.SHA256())
        chain = b"" if template == _ROOT else self.certificate_bytes + (self.certificate_chain or b"")
        return certificate.public_bytes(serialization.Encoding.PEM), chain

    def revoke(self, serial: str, reason: str) -> None:
        """Revoke a certificate of this authority, by its serial number in hexadecimal."""
        if self.status not in ("ACTIVE", "DISABLED"):
            raise self.wrong_state("revoke")
        number = int(serial.replace(":", ""), 16)
        if self.certificate is not None and number == self.certificate.serial_number:
            raise JsonRESTError("InvalidRequestException", "Self-signed certificate can not be revoked")
        issued = map(x509.load_pem_x509_certificate, self.issued_certificates.values())
        if number not in {certificate.serial_number for certificate in issued}:
            raise ResourceNotFoundException(f"{self.arn}/certificate/{serial}")
        if number in self.revocations:
            raise JsonRESTError("RequestAlreadyProcessedException", f"{serial} is revoked already")
        self.revocations[number] = Revocation(now(), reason)

    def revocation_list(self) -> bytes:
        """The list as the authority publishes it, in DER."""
        lifetime = timedelta(days=self.revocation_configuration["CrlConfiguration"]["ExpirationInDays"])
        builder = x509.CertificateRevocationListBuilder(
            issuer_name=self.issuer, last_update=now(), next_update=now() + lifetime
        )
        self._lists += 1
        builder = builder.add_extension(x509.CRLNumber(self._lists), critical=False)
        for number, revocation in self.revocations.items():
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder(number, revocation.revoked_at).build()
            )
        return builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)

    def wrong_state(self, what: str) -> JsonRESTError:
        return JsonRESTError(
            "InvalidStateException",
            f"The certificate authority {self.arn} is {self.status}, in which it cannot {what}",
        )

    def keep_issued(self, certificate: bytes, chain: bytes) -> str:
        """Remember an issued certificate for GetCertificate."""
        arn = f"{self.arn}/certificate/{mock_random.get_random_hex(32)}"
        self.issued_certificates[arn] = certificate
        self.issued_certificates_certificate_chains[arn] = chain
        return arn

    def _check_may_issue(self, template: str, not_after: datetime) -> None:
        if template == _ROOT and self.certificate_authority_type == "ROOT":
            return
        if self.status != "ACTIVE":
            raise self.wrong_state("issue")
        if not_after > self.not_after:
            raise JsonRESTError(
                "ValidationException",
                "The certificate validity specified exceeds the certificate authority validity",
            )
        if self.usage_mode == SHORT_LIVED and not_after > now() + _SHORT_LIVED_LIMIT:
            raise JsonRESTError(
                "ValidationException",
                "A SHORT_LIVED_CERTIFICATE authority issues certificates of at most 7 days",
            )

    def _x509_extensions(
        self, csr: x509.CertificateSigningRequest, template_arn: str | None
    ) -> list[tuple[x509.ExtensionType, bool]]:
        template = _template_name(template_arn)
        if template.startswith(_SUBORDINATE):
            path_length = int(template.removeprefix(_SUBORDINATE)[0])
            root_like = super()._x509_extensions(csr, _arn(_ROOT))
            return [(x509.BasicConstraints(ca=True, path_length=path_length), True), *root_like[1:]]
        if template == "EndEntityServerAuthCertificate/V1":
            server_only = x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.SERVER_AUTH])
            return [
                (server_only if isinstance(extension, x509.ExtendedKeyUsage) else extension, critical)
                for extension, critical in super()._x509_extensions(csr, _arn(_END_ENTITY))
            ]
        return super()._x509_extensions(csr, _arn(template))


def _template_name(template_arn: str | None) -> str:
    return template_arn.split(":template/")[1] if template_arn else _END_ENTITY


def _arn(template: str) -> str:
    return f"arn:aws:acm-pca:::template/{template}"
