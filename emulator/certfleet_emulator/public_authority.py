"""Who signs ACM's public certificates."""

from datetime import timedelta
from functools import cache

from .clock import now
from .private_authority import PrivateAuthority

# Longer than anybody moves the clock.
_VALIDITY = timedelta(days=36500)


@cache
def public_authority() -> PrivateAuthority:
    """The authority that signs public certificates; no account owns it."""
    authority = PrivateAuthority(
        region="us-east-1",
        account_id="000000000000",
        certificate_authority_configuration={
            "KeyAlgorithm": "EC_prime256v1",
            "Subject": {"Country": "US", "Organization": "Amazon", "CommonName": "Amazon"},
        },
        certificate_authority_type="ROOT",
    )
    certificate, _ = authority.issue(
        authority.csr, "arn:aws:acm-pca:::template/RootCACertificate/V1", now() + _VALIDITY
    )
    authority.import_certificate_authority_certificate(certificate, None)
    return authority
