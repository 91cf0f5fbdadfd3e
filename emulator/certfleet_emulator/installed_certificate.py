"""What AWS Private CA asks of the certificate that is installed on an authority (ImportCertificateAuthorityCertificate)."""

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from moto.core.exceptions import JsonRESTError

from .private_authority import PrivateAuthority


def check_installed(authority: PrivateAuthority, certificate: bytes, chain: bytes) -> None:
    """Refuse a certificate of another key, or with a chain that does not lead from it to a root."""
    try:
        own = x509.load_pem_x509_certificate(certificate)
        above = x509.load_pem_x509_certificates(chain) if chain else []
    except ValueError:
        raise _malformed("it is no certificate in PEM") from None
    if own.public_key() != authority.key.public_key():
        raise _malformed("its public key is not that of the certificate signing request")
    if not _constraints(own).ca:
        raise _malformed("its basic constraints are not those of a CA")
    if not own.extensions.get_extension_for_class(x509.BasicConstraints).critical:
        raise _malformed("its basic constraints are not critical")
    if above and own.issuer == own.subject:
        raise _malformed("a self-signed certificate cannot be imported as a subordinate CA")
    path = [own, *above]
    for depth, (signed, signer) in enumerate(zip(path, [*above, path[-1]])):
        try:
            signed.verify_directly_issued_by(signer)
        except (ValueError, InvalidSignature):
            raise _mismatch("a certificate of the chain does not sign the one before it") from None
        allowed = _constraints(signed).path_length
        # The CA's own certificate stands between a CA above it and what it issues.
        if allowed is not None and allowed < depth:
            raise _mismatch("the chain is longer than a path length in it allows")


def _constraints(certificate: x509.Certificate) -> x509.BasicConstraints:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    except x509.ExtensionNotFound:
        raise _malformed("it has no basic constraints") from None


def _malformed(why: str) -> JsonRESTError:
    return JsonRESTError("MalformedCertificateException", f"The certificate is malformed: {why}")


def _mismatch(why: str) -> JsonRESTError:
    return JsonRESTError("CertificateMismatchException", f"The certificate does not comply: {why}")
