"""Classic Load Balancers: issued certificates of their account and Region, and what moto forgets of a listener."""

from typing import Any

from moto.core.exceptions import ServiceException
from moto.elb import models
from moto.elb.models import ELBBackend, LoadBalancer, elb_backends

from .acm import is_usable
from .hooks import replace_backend

_ZONE = "Z32O12XQLNTSW2"
_DEFAULT_POLICY = "ELBSecurityPolicy-2016-08"


def install() -> None:
    replace_backend(elb_backends, Backend)
    models.FakeListener = Listener  # type: ignore[misc]


class Listener(models.FakeListener):
    """A listener with a protocol to instances, and with TLS the policy that AWS gives it (User Guide, HTTPS listeners)."""

    instance_protocol = ""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.instance_protocol = self.protocol
        self.policy_names = [_DEFAULT_POLICY] if self.protocol in ("HTTPS", "SSL") else []


class Backend(ELBBackend):
    """The Classic Load Balancers of one account in one Region."""

    def create_load_balancer(self, *args: Any, **kwargs: Any) -> LoadBalancer:
        ports = kwargs["ports"]
        self._check(ports)
        balancer = super().create_load_balancer(*args, **kwargs)
        balancer.canonical_hosted_zone_name_id = _ZONE  # type: ignore[attr-defined]
        balancer.dns_name = f"{balancer.name}-1234567890.{self.region_name}.elb.amazonaws.com"
        _keep_instance_protocols(balancer, ports)
        return balancer

    def create_load_balancer_listeners(
        self, name: str, ports: list[dict[str, Any]]
    ) -> LoadBalancer | None:
        self._check(ports)
        balancer = super().create_load_balancer_listeners(name, ports)
        if balancer:
            _keep_instance_protocols(balancer, ports)
        return balancer

    def modify_load_balancer_attributes(self, load_balancer_name: str, **changes: Any) -> None:
        """What is not told stays; moto sets the mode of desync mitigation back each time."""
        attributes = self.get_load_balancer(load_balancer_name).attributes
        kept = list(attributes["additional_attributes"])
        super().modify_load_balancer_attributes(load_balancer_name, **changes)
        if not changes.get("additional_attributes"):
            attributes["additional_attributes"] = kept or [("elb.http.desyncmitigationmode", "defensive")]

    def _check(self, ports: list[dict[str, Any]]) -> None:
        for port in ports:
            arn = port.get("SSLCertificateId") or ""
            if ":acm:" in arn and not is_usable(self.account_id, self.region_name, arn):
                raise ServiceException("CertificateNotFound", f"Server Certificate not found for the key: {arn}")


def _keep_instance_protocols(balancer: LoadBalancer, ports: list[dict[str, Any]]) -> None:
    asked = {str(port["LoadBalancerPort"]): port.get("InstanceProtocol") for port in ports}
    for listener in balancer.listeners:
        protocol = asked.get(str(listener.load_balancer_port))
        if protocol:
            listener.instance_protocol = protocol.upper()
