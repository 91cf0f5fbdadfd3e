"""CloudTrail: what a trail of an account tells its default bus of calls that were answered or refused."""

import json
from collections.abc import Iterable
from typing import Any

from moto.iam.models import get_account_id_from
from werkzeug.wrappers import Request, Response

from .authorization.call import access_key_of, is_signed, read_call
from .authorization.caller import caller_of
from .bus import send_call
from .serving import Application, rewind

_TARGET = "CertificateManager.RequestCertificate"


class Trail:
    """
    Tells of each RequestCertificate, once it is answered. In each account there is a trail that logs management events that write,
    without which there would be no event (EventBridge User Guide, AWS service events delivered via AWS CloudTrail).
    """

    def __init__(self, application: Application):
        """Stands before the gate, since a call that IAM refuses is in the trail too."""
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ.get("HTTP_X_AMZ_TARGET") != _TARGET:
            return self._application(environ, start_response)
        request = Request(environ)
        body = request.get_data()
        rewind(environ, body)
        if not is_signed(request):
            return self._application(environ, start_response)
        response = Response.from_app(self._application, environ)
        _tell(request, response)
        return response(environ, start_response)


def _tell(request: Request, response: Response) -> None:
    call = read_call(request)
    account_id = get_account_id_from(access_key_of(request))
    answer = json.loads(response.get_data() or b"{}")
    send_call(
        account_id,
        call.region,
        "acm",
        call.operation,
        _logged(call.parameters),
        userIdentity=_identity(request, account_id),
        **({"responseElements": _logged(answer)} if response.status_code < 400 else _refusal(answer)),
    )


def _identity(request: Request, account_id: str) -> dict[str, Any]:
    caller = caller_of(request)
    return {"type": "AssumedRole", "accountId": account_id, **({"arn": caller.arn} if caller else {})}


def _refusal(answer: dict[str, Any]) -> dict[str, Any]:
    """A refused call has no response (CloudTrail User Guide, record contents); its error is named as the API names it, but for IAM's."""
    code = str(answer.get("__type", "")).rpartition("#")[2]
    return {
        "errorCode": "AccessDenied" if code == "AccessDeniedException" else code,
        "errorMessage": answer.get("message", answer.get("Message", "")),
        "responseElements": None,
    }


def _logged(value: Any) -> Any:
    """Members as trails write them: they begin with a small letter, and those without a value are left out."""
    if isinstance(value, dict):
        return {key[:1].lower() + key[1:]: _logged(each) for key, each in value.items() if each is not None}
    return [_logged(each) for each in value] if isinstance(value, list) else value
