"""CloudFront's edge: what a distribution answers from its bucket under the distribution's names."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from moto.cloudfront.models import Distribution, cloudfront_backends
from moto.s3.models import FakeBucket
from werkzeug.wrappers import Request, Response

from .s3 import find_bucket
from .serving import Application


class Edge:
    """Answers requests for names of distributions, over plain HTTP, and leaves all others to AWS's own endpoints."""

    def __init__(self, application: Application):
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        distribution = _distribution_of(request.host.split(":")[0])
        if distribution is None:
            return self._application(environ, start_response)
        return _answer(distribution, request)(environ, start_response)


def _distribution_of(host: str) -> Distribution | None:
    return next((each for each in _distributions() if host in _names(each)), None)


def _distributions() -> Iterator[Distribution]:
    for _, _, backend in list(cloudfront_backends.iter_backends()):
        yield from list(backend.distributions.values())  # type: ignore[attr-defined]


def _names(distribution: Distribution) -> list[str]:
    return [distribution.domain_name, *vars(distribution.distribution_config)["Aliases"].get("Items", [])]


def _answer(distribution: Distribution, request: Request) -> Response:
    behavior = vars(distribution.distribution_config)["DefaultCacheBehavior"]
    if request.method not in behavior.allowed_methods.items:
        return Response("method not allowed", 403)
    if behavior.viewer_protocol_policy == "redirect-to-https":
        return Response("", 301, {"Location": request.url.replace("http:", "https:", 1)})
    if behavior.viewer_protocol_policy == "https-only":
        return Response("https only", 403)
    bucket = _bucket_of(distribution)
    key = bucket and bucket.keys.get(request.path.removeprefix("/"))
    # S3 answers like this where the bucket may not be listed, whether the object is there or not.
    if not bucket or not key or not _may_read(bucket, key.name, distribution):
        return Response("AccessDenied", 403)
    return Response(key.value, content_type="application/pkix-crl")


def _bucket_of(distribution: Distribution) -> FakeBucket | None:
    name = vars(distribution.distribution_config)["Origins"]["Items"][0].domain_name.split(".s3.")[0]
    return find_bucket(name)


def _may_read(bucket: FakeBucket, key: str, distribution: Distribution) -> bool:
    """Whether the bucket's policy lets this distribution read below a prefix that the key has."""
    return any(
        statement["Principal"] == {"Service": "cloudfront.amazonaws.com"}
        and statement["Action"] == "s3:GetObject"
        and f"{bucket.arn}/{key}".startswith(statement["Resource"].removesuffix("*"))
        and statement["Condition"] == {"StringEquals": {"aws:SourceArn": distribution.arn}}
        for statement in json.loads(bucket.policy or b"{}").get("Statement", [])
    )
