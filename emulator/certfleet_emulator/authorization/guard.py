"""The gate before all services: what a role may not do is refused, and so is what nobody can judge."""

from collections.abc import Iterable
from typing import Any

from werkzeug.wrappers import Request, Response

from ..serving import Application, rewind
from .actions import Unmapped, needed_for
from .call import Unreadable, is_signed, read_call
from .caller import caller_of
from .denial import denial
from .judging import Judging


class Guard:
    """Lets through what administrators ask, what is not signed, and what a role's policies allow."""

    def __init__(self, application: Application, judging: Judging):
        self._application = application
        self._judging = judging

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        body = request.get_data()
        refusal = self._refusal(request) if is_signed(request) else None
        if refusal is not None:
            return refusal(environ, start_response)
        rewind(environ, body)
        return self._application(environ, start_response)

    def _refusal(self, request: Request) -> Response | None:
        caller = caller_of(request)
        if caller is None:
            return None
        try:
            call = read_call(request)
            partition = caller.arn.split(":")[1]
            needed = needed_for(call, partition, caller.account_id)
        except (Unreadable, Unmapped) as error:
            return denial(request, f"nobody can judge this call: {error}")
        for each in needed:
            judgement = self._judging.judged(call, caller, each)
            if not judgement.allowed:
                return denial(
                    request,
                    f"User: {caller.arn} is not authorized to perform: {each.action} on resource: {each.resource} "
                    f"because {judgement.reason}",
                )
        return None
