"""Amplify Hosting, which moto lacks: domains of apps, with an issued certificate of their account in us-east-1."""

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from moto.iam.models import get_account_id_from
from werkzeug.wrappers import Request, Response

from .acm import is_usable
from .amplify_domains import DOMAINS, Key, changes, new_domain
from .serving import Application

_CERTIFICATE_REGION = "us-east-1"
_CREDENTIAL = re.compile(r"Credential=([^/]+)/\d+/([^/]+)/amplify/")
_PATH = re.compile(r"^/apps/(?P<app>[^/]+)/domains(?:/(?P<domain>[^/]+))?$")


class Amplify:
    """Answers the service's requests, and leaves all others to moto."""

    def __init__(self, application: Application):
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        credential = _CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
        path = _PATH.match(environ.get("PATH_INFO", ""))
        if not credential or not path:
            return self._application(environ, start_response)
        request = Request(environ)
        body = json.loads(request.get_data() or b"{}")
        name = unquote(path["domain"] or body.get("domainName", ""))
        key = (get_account_id_from(credential[1]), credential[2], path["app"], name)
        answer, status = _answer(request.method, key, body)
        return Response(json.dumps(answer), status, content_type="application/json")(environ, start_response)


def _answer(method: str, key: Key, body: dict[str, Any]) -> tuple[dict[str, Any], int]:
    domain = DOMAINS.get(key)
    if domain is not None and method == "GET":
        return {"domainAssociation": domain}, 200
    if domain is not None and method == "DELETE":
        return {"domainAssociation": DOMAINS.pop(key)}, 200
    if method != "POST":
        return {"message": f"Domain association {key[3]} not found"}, 404
    arn = body.get("certificateSettings", {}).get("customCertificateArn")
    if arn and not is_usable(key[0], _CERTIFICATE_REGION, arn):
        return {"message": f"The custom certificate {arn} is not a valid one of {_CERTIFICATE_REGION}"}, 400
    DOMAINS[key] = {**(domain or new_domain(key)), **changes(key, body)}
    return {"domainAssociation": DOMAINS[key]}, 200
