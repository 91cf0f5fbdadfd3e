"""Elastic Load Balancing: issued certificates of the listener's account and Region, to a quota, and always a default."""

from collections.abc import Callable
from typing import Any

from moto.core.responses import ActionResult
from moto.elb import urls
from moto.elbv2.exceptions import ELBClientError, TooManyCertificatesError
from moto.elbv2.models import ELBv2Backend, FakeListener, elbv2_backends
from moto.elbv2.responses import ELBV2Response

from . import journal
from .acm import domain_names, is_usable
from .hooks import replace_backend
from .trust_stores import TrustStoreActions, TrustStores

_CERTIFICATE_QUOTA = 25


def install() -> None:
    replace_backend(elbv2_backends, Backend)
    urls.ELBV2Response = Response  # type: ignore[misc]


class Backend(TrustStores, ELBv2Backend):
    """The load balancers of one account in one Region; SNI certificates stand apart from the default one."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self._sni_certificates: dict[str, list[str]] = {}

    def create_listener(self, *args: Any, **kwargs: Any) -> FakeListener:
        certificate = kwargs.get("certificate")
        self._check([certificate] if certificate else [])
        listener = super().create_listener(*args, **kwargs)
        self._note(listener.arn)
        return listener

    def modify_listener(
        self,
        arn: str,
        port: str | None = None,
        protocol: str | None = None,
        ssl_policy: str | None = None,
        certificates: list[dict[str, Any]] | None = None,
        actions: list[dict[str, Any]] | None = None,
    ) -> FakeListener:
        """Unlike moto, also modify a TLS listener."""
        certificate_arns = _arns(certificates)
        self._check(certificate_arns)
        known_to_moto = None if protocol == "TLS" else protocol
        listener = super().modify_listener(
            arn, port, known_to_moto, ssl_policy, certificates or [], actions or []
        )
        listener.protocol = protocol or listener.protocol
        if certificate_arns:
            listener.certificate = certificate_arns[0]
            listener.certificates = certificate_arns
        self._note(arn)
        return listener

    def delete_listener(self, listener_arn: str) -> FakeListener:
        listener = super().delete_listener(listener_arn)
        journal.note("listener", listener_arn, names=[])
        return listener

    def add_listener_certificates(self, arn: str, certificates: list[dict[str, Any]]) -> list[str]:
        self._check(_arns(certificates))
        added = list(dict.fromkeys([*self._sni_certificates.get(arn, []), *_arns(certificates)]))
        self._check_quota(arn, added)
        self._sni_certificates[arn] = added
        self._note(arn)
        return _arns(certificates)

    def describe_listener_certificates(self, arn: str) -> list[str]:
        return [*super().describe_listener_certificates(arn), *self._sni_certificates.get(arn, [])]

    def remove_listener_certificates(self, arn: str, certificates: list[dict[str, Any]]) -> None:
        """A default certificate can be replaced, never removed (provider source, elbv2/listener_certificate.go)."""
        removed = _arns(certificates)
        default = super().describe_listener_certificates(arn)[:1]
        if set(removed) & set(default):
            raise ELBClientError("OperationNotPermitted", "Default certificate cannot be removed")
        kept = self._sni_certificates.get(arn, [])
        self._sni_certificates[arn] = [entry for entry in kept if entry not in removed]
        self._note(arn)

    def _note(self, arn: str) -> None:
        served = self.describe_listener_certificates(arn)
        names = {name for certificate in served for name in domain_names(certificate)}
        journal.note("listener", arn, names=sorted(names))

    def _check_quota(self, listener_arn: str, listed: list[str]) -> None:
        """
        Certificates per load balancer, "excluding default certificates" (User Guides of both types, quotas): those in
        the lists of all its listeners. A default that is in a list counts there: no source says that it is free.
        """
        [listener] = self.describe_listeners(load_balancer_arn=None, listener_arns=[listener_arn])
        others = self.load_balancers[listener.load_balancer_arn].listeners.keys() - {listener_arn}
        if len(listed) + sum(len(self._sni_certificates.get(arn, [])) for arn in others) > _CERTIFICATE_QUOTA:
            raise TooManyCertificatesError()

    def _check(self, certificate_arns: list[str]) -> None:
        for arn in certificate_arns:
            if ":acm:" in arn and not is_usable(self.account_id, self.region_name, arn):
                raise ELBClientError("CertificateNotFound", f"Certificate '{arn}' not found")


class Response(TrustStoreActions, ELBV2Response):
    """The actions on listeners, which may verify clients, and on trust stores, which moto lacks."""

    def create_listener(self) -> ActionResult:
        usual = {"Mode": "off"} if self._get_param("Protocol") == "HTTPS" else None
        return self._verifying(super().create_listener, usual)

    def modify_listener(self) -> ActionResult:
        return self._verifying(super().modify_listener, None)

    def _verifying(
        self, act: Callable[[], ActionResult], usual: dict[str, Any] | None
    ) -> ActionResult:
        """A listener that is told nothing goes on as before (ELB API Reference, ModifyListener)."""
        asked = self._get_param("MutualAuthentication")
        authentication = self.elbv2_backend.mutual_authentication(asked) if asked else usual
        answer = act()
        [listener] = answer.result["Listeners"]  # type: ignore[index]
        if authentication is not None:
            listener.mutual_authentication = authentication
        return answer


def _arns(certificates: list[dict[str, Any]] | None) -> list[str]:
    return [certificate["CertificateArn"] for certificate in certificates or []]
