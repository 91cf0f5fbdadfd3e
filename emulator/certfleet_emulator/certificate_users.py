"""Who uses a certificate: what ACM lists as InUseBy, and refuses to delete the certificate for."""

from collections.abc import Iterator

from moto.apigateway.models import apigateway_backends
from moto.apigatewayv2.models import apigatewayv2_backends
from moto.appsync.models import appsync_backends
from moto.cloudfront.models import cloudfront_backends
from moto.cognitoidp.models import cognitoidp_backends
from moto.elb.models import elb_backends
from moto.elasticbeanstalk.models import eb_backends
from moto.elbv2.models import elbv2_backends
from moto.iot.models import iot_backends
from moto.transfer.models import transfer_backends
from moto.utilities.utils import get_partition
from moto.vpclattice.models import vpclattice_backends

from .amplify_domains import certificates_of_domains


def certificate_users(account_id: str, region: str, certificate_arn: str) -> list[str]:
    """ARNs of whatever presents the certificate."""
    users = (
        arn
        for account_users in _USERS
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


def _environments(account_id: str, region: str) -> Iterator[tuple[str, str]]:
    # AWS names the load balancer that Elastic Beanstalk made.
    for environment in eb_backends[account_id][region].describe_environments():
        for certificate_arn in environment.certificate_arns:  # type: ignore[attr-defined]
            yield environment.environment_arn, certificate_arn


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


def _lattice_services(account_id: str, region: str) -> Iterator[tuple[str, str]]:
    for service in list(vpclattice_backends[account_id][region].services.values()):
        yield service.arn, service.certificate_arn


def _iot_domains(account_id: str, region: str) -> Iterator[tuple[str, str]]:
    for domain in list(iot_backends[account_id][region].domain_configurations.values()):
        for certificate in domain.server_certificates:
            yield domain.domain_configuration_arn, certificate["serverCertificateArn"]


def _amplify_domains(account_id: str, _region: str) -> Iterator[tuple[str, str]]:
    # An app lives in any Region, and its domains use certificates of us-east-1.
    return certificates_of_domains(account_id)


def _transfer_servers(account_id: str, region: str) -> Iterator[tuple[str, str]]:
    for server in list(transfer_backends[account_id][region].servers.values()):
        yield server["Arn"], server.get("Certificate", "")  # type: ignore[index]


def _user_pool_domains(account_id: str, _region: str) -> Iterator[tuple[str, str]]:
    # A user pool lives in any Region; AWS names the distribution that Cognito made.
    for pools in list(cognitoidp_backends[account_id].values()):
        for domain in list(pools.user_pool_domains.values()):
            arn = f"arn:aws:cloudfront::{account_id}:distribution/{domain.domain}"
            yield arn, domain.certificate_arn  # type: ignore[attr-defined]


def _appsync_domains(account_id: str, _region: str) -> Iterator[tuple[str, str]]:
    # As those of user pools.
    for apis in list(appsync_backends[account_id].values()):
        for name, domain in list(apis.domains.items()):  # type: ignore[attr-defined]
            yield f"arn:aws:cloudfront::{account_id}:distribution/{name}", domain["certificateArn"]


_USERS = (
    _load_balancers,
    _classic_load_balancers,
    _environments,
    _domain_names,
    _distributions,
    _amplify_domains,
    _lattice_services,
    _iot_domains,
    _transfer_servers,
    _user_pool_domains,
    _appsync_domains,
)
"""Each gives the ARNs of one kind of service, with the certificate that it presents."""
