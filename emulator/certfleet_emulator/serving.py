"""The emulated AWS over HTTP on loopback: requests one after the other, each answer in one piece."""

import io
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

_LOOPBACK = "127.0.0.1"

# Whoever reads and changes what the services keep holds it.
turn = Lock()


def serve(port: int, application: Application) -> BaseWSGIServer:
    """A server that listens; port 0 takes a free one."""
    return make_server(_LOOPBACK, port, application, threaded=True, request_handler=WholeAnswers)


def rewind(environ: dict[str, Any], body: bytes) -> None:
    """Lets the next application read the body again."""
    environ["wsgi.input"] = io.BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))
    environ.pop("HTTP_TRANSFER_ENCODING", None)
    environ.pop("wsgi.input_terminated", None)


class OneAtATime:
    """
    Terraform sends fifty requests at once. Most handlers, moto's and ours, read, change and write what they keep:
    two of them on one listener could each put back what the other has taken away.
    """

    def __init__(self, application: Application):
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with turn:
            return self._application(environ, start_response)


class WholeAnswers(WSGIRequestHandler):
    """
    Sends headers and body together. Between the two, Terraform's provider gives up one connection in a thousand on a
    busy machine, and asks again, also for what can be done only once.
    """

    wbufsize = 1 << 20

    def handle_expect_100(self) -> bool:
        """A client that asks whether it may go on waits for this line before it sends what is to be answered."""
        goes_on = super().handle_expect_100()
        self.wfile.flush()
        return goes_on
