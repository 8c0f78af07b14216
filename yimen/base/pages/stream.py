"""Where pages find the event stream, and what a browser must allow for it."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.request import split_domain_port

PATH = "/stream"


def address(request: HttpRequest) -> str:
    """The address of the stream as this visitor reaches it; "" where there is none.

    Behind a proxy it is a path of the site. On this machine alone it has a port of its own.
    """
    if settings.ORIGINS:
        return PATH
    if not settings.STREAM_PORT:
        return ""
    name, _ = split_domain_port(host(request))
    return f"http://{name}:{settings.STREAM_PORT}{PATH}" if name else ""


def host(request: HttpRequest) -> str:
    """The name by which the visitor reached us; "" where it is none of ours."""
    try:
        return request.get_host()
    except DisallowedHost:  # its answer is a page as well
        return ""


def policy() -> str:
    """What the content policy of pages adds: the port of the stream, where it has its own."""
    if settings.ORIGINS or not settings.STREAM_PORT:
        return ""
    hosts = " ".join(f"http://{name}:{settings.STREAM_PORT}" for name in ("127.0.0.1", "localhost"))
    return f"; connect-src 'self' {hosts}"
