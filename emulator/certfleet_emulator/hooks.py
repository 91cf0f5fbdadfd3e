"""How a subclass takes the place of one of moto's classes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.responses import BaseResponse


def replace_backend(backends: BackendDict[Any], backend: type[BaseBackend]) -> None:
    """Let every account and Region created from now on be served by `backend`."""
    backend.__module__ = backends.backend.__module__  # moto looks for the service's URLs beside it
    backends.backend = backend


def replace_response(
    url_paths: dict[str, Any], replaced: type[BaseResponse], response: type[BaseResponse]
) -> None:
    """Send the requests that moto dispatches to `replaced` to its subclass `response`."""
    for path, handler in url_paths.items():
        if handler == replaced.dispatch:
            url_paths[path] = response.dispatch


def add_actions(
    url_paths: dict[str, Any], response: type[BaseResponse], actions: Iterable[str]
) -> None:
    """Route REST actions that moto has no path for; their path is their name in lower case."""
    for action in actions:
        url_paths[f"{{0}}/{action.lower()}/?$"] = response.dispatch


@contextmanager
def answering(module: ModuleType, function: str, answer: str | None) -> Iterator[None]:
    """Let a function by which moto draws an id give a certain one; nothing changes where there is none."""
    drawn = getattr(module, function)
    if answer is not None:
        setattr(module, function, lambda *_, **__: answer)
    try:
        yield
    finally:
        setattr(module, function, drawn)
