"""Who uses a certificate: what ACM lists as InUseBy, and refuses to delete the certificate for."""

from collections.abc import Iterator

from moto.apigateway.models import apigateway_backends
from moto.apigatewayv2.models import apigatewayv2_backends
from moto.cloudfront.models import cloudfront_backends
from moto.elb.models import elb_backends
from moto.elbv2.models import elbv2_backends
from moto.utilities.utils import get_partition


def certificate_users(account_id: str, region: str, certificate_arn: str) -> list[str]:
    """ARNs of the load balancers, custom domain names and distributions that present the certificate."""
    users = (
        arn
        for account_users in (_load_balancers, _classic_load_balancers, _domain_names, _distributions)
        for arn, used in account_users(account_id, region)
        if used == certificate_arn
    )
    return sorted(set(users))


def _load_balancers(account_id: str, region: str) -> Iterator[tuple[str, str]]:
    backend = elbv2_backends[account_id][region]
    for balancer in list(backend.load_balancers.values()):
        for listener in list(balancer.listeners.values()):
            for certificate_arn in backend.describe_listener_certificates(listener.arn):
                yield balancer.arn, certificate_arn


def _classic_load_balancers(account_id: str, region: str) -> Iterator[tuple[str, str]]:
    for balancer in list(elb_backends[account_id][region].load_balancers.values()):
        arn = (
            f"arn:{get_partition(region)}:elasticloadbalancing:{region}:{account_id}"
            f":loadbalancer/{balancer.name}"
        )
        for listener in list(balancer.listeners):
            yield arn, listener.ssl_certificate_id or ""


def _domain_names(account_id: str, region: str) -> Iterator[tuple[str, str]]:
    # An edge-optimized domain name lives in any Region and uses a certificate of us-east-1.
    for home, rest in list(apigateway_backends[account_id].items()):
        for domain in list(rest.domain_names.values()):
            arn = f"arn:{get_partition(region)}:apigateway:{home}::/domainnames/{domain.domain_name}"
            yield arn, domain.certificate_arn
            yield arn, domain.regional_certificate_arn
    for domain in list(apigatewayv2_backends[account_id][region].domain_names.values()):
        for configuration in domain.domain_name_configurations:
            yield domain.domain_name_arn, configuration.get("certificateArn", "")


def _distributions(account_id: str, region: str) -> Iterator[tuple[str, str]]:
    backend = cloudfront_backends[account_id][get_partition(region)]
    for distribution in list(backend.distributions.values()):
        certificate = distribution.distribution_config.ViewerCertificate
        yield distribution.arn, certificate.acm_certificate_arn
