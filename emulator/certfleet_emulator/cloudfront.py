"""CloudFront: a distribution takes an issued certificate of its account in us-east-1."""

from typing import Any

from moto.cloudfront import models
from moto.cloudfront.exceptions import CloudFrontException
from moto.cloudfront.models import CloudFrontBackend, Distribution, cloudfront_backends

from .acm import is_usable
from .hooks import replace_backend

_REGION = "us-east-1"


def install() -> None:
    replace_backend(cloudfront_backends, Backend)
    models.Distribution = ArnDistribution  # type: ignore[misc]
    models.Origin = Origin  # type: ignore[misc]
    models.DefaultCacheBehaviour = DefaultCacheBehaviour  # type: ignore[misc]
    models.ViewerCertificate = ViewerCertificate  # type: ignore[misc]


class ArnDistribution(Distribution):
    """A distribution whose ARN has all of an ARN's parts; moto leaves the empty Region out."""

    def __init__(self, account_id: str, region_name: str, config: dict[str, Any]):
        super().__init__(account_id, region_name, config)
        self.arn = self.arn.replace(":cloudfront:", ":cloudfront::", 1)


class Origin(models.Origin):
    """An origin that keeps its access control; without it every plan shows the origins changed."""

    def __init__(self, origin: dict[str, Any]):
        super().__init__(origin)
        self.origin_access_control_id = origin.get("OriginAccessControlId", "")


class DefaultCacheBehaviour(models.DefaultCacheBehaviour):
    """A behavior forwards values only when it was told to, which one with a cache policy is not."""

    def __init__(self, config: dict[str, Any]):
        super().__init__(config)
        if "ForwardedValues" not in config:
            self.forwarded_values = None


class ViewerCertificate(models.ViewerCertificate):
    """A distribution with a certificate of its own does not use CloudFront's."""

    def __init__(self, config: dict[str, Any]):
        super().__init__(config)
        if self.acm_certificate_arn or self.iam_certificate_id:
            self.cloud_front_default_certificate = False


class Backend(CloudFrontBackend):
    """The distributions of one account."""

    def create_distribution(
        self, distribution_config: dict[str, Any], tags: list[dict[str, str]]
    ) -> tuple[Distribution, str, str]:
        self._check(distribution_config)
        return super().create_distribution(distribution_config, tags)

    def update_distribution(
        self, dist_config: dict[str, Any], _id: str, if_match: bool
    ) -> tuple[Distribution, str, str]:
        self._check(dist_config)
        return super().update_distribution(dist_config, _id, if_match)

    def _check(self, distribution_config: dict[str, Any]) -> None:
        arn = distribution_config.get("ViewerCertificate", {}).get("ACMCertificateArn")
        if arn and not is_usable(self.account_id, _REGION, arn):
            raise CloudFrontException(
                "InvalidViewerCertificate",
                "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, "
                "or doesn't include a valid certificate chain.",
            )
