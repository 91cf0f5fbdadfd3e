"""Requests to the emulator itself, by which whoever starts it says what happens to the emulated AWS."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.wrappers import Request, Response

from .serving import Application

# No path of AWS.
_PATH = "/certfleet-emulator/"


class OwnRequests:
    """Does what is asked below the emulator's own path, and leaves all other requests to AWS's services."""

    def __init__(self, application: Application, deeds: Mapping[str, Callable[[Any], Any]]):
        """Each deed is given the body, and may give an answer; it refuses one by an exception of HTTP."""
        self._application = application
        self._deeds = deeds

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        if not request.path.startswith(_PATH):
            return self._application(environ, start_response)
        return self._answer(request)(environ, start_response)

    def _answer(self, request: Request) -> Response:
        name = request.path.removeprefix(_PATH)
        try:
            if name not in self._deeds:
                raise NotFound(f"{name} must be one of {', '.join(self._deeds)}")
            answer = self._deeds[name](request.get_json(force=True))
        except HTTPException as refusal:
            return Response(refusal.description, status=refusal.code)
        return Response(status=204) if answer is None else Response(json.dumps(answer), mimetype="application/json")
