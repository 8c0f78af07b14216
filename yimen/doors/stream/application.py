"""The ASGI application: server-sent events at /stream, and its own health.

Nothing in the loop of a stream touches the database. Each stream ends after some minutes and is
opened again by its page, so that a role taken away, or a session ended, is heard no longer.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import OperationalError, close_old_connections
from django.http.request import split_domain_port, validate_host

from yimen.doors.stream.following import Follower, Listener
from yimen.doors.stream.listening import units_heard

PING_S = 15.0  # proxies close what is silent
CALM_S = 1.0  # what happens within it is told together
LONGEST_S = 300.0
AGAIN_MS = 3000
MOST = 5000  # streams of a process, at some 70 kB each

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Stream:
    """The application; it begins to follow the ledger with its first request."""

    def __init__(self) -> None:
        self._follower = Follower()
        self._following: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            return
        if self._following is None:
            self._following = asyncio.create_task(self._follower.run())
        heads = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        if not _is_ours(heads.get("host", "")) or scope["method"] not in {"GET", "HEAD"}:
            await _answer(send, 400, {"stream": False})
        elif scope["path"] == "/stream":
            await self._stream(heads, receive, send)
        elif scope["path"] == "/health/live":
            await _answer(send, 200, {"live": True})
        elif scope["path"] == "/health/ready":
            ready = self._follower.listening
            await _answer(send, 200 if ready else 503, {"ready": ready})
        else:
            await _answer(send, 404, {"stream": False})

    async def _stream(self, heads: Mapping[str, str], receive: Receive, send: Send) -> None:
        if len(self._follower.listeners) >= MOST:
            await _answer(send, 503, {"stream": False})
            return
        try:
            units = await asyncio.to_thread(_heard, heads.get("cookie", ""))
        except OperationalError:
            await _answer(send, 503, {"stream": False})
            return
        listener = Listener(units)
        self._follower.listeners.add(listener)
        gone = asyncio.create_task(_gone(receive))
        told = asyncio.create_task(self._tell(listener, heads, send))
        try:
            await asyncio.wait({gone, told}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._follower.listeners.discard(listener)
            gone.cancel()
            told.cancel()

    async def _tell(self, listener: Listener, heads: Mapping[str, str], send: Send) -> None:
        """Where the ledger stands, then each change, until it is time to open a new stream."""
        await _begin(send, heads)
        await self._follower.begun.wait()
        await _send(send, f"retry: {AGAIN_MS}\n{self._at()}\n")
        if heads.get("last-event-id", "") not in {"", str(self._follower.place)}:
            listener.hear_figures()
            listener.hear(listener.units)
        loop = asyncio.get_running_loop()
        until = loop.time() + LONGEST_S
        while loop.time() < until:
            try:
                await asyncio.wait_for(listener.woken.wait(), PING_S)
            except TimeoutError:
                await _send(send, ": still here\n\n")
                continue
            await asyncio.sleep(CALM_S)
            await _send(send, "".join(f"{self._at()}{event}\n" for event in _events(listener)))
        await send({"type": "http.response.body", "body": b""})

    def _at(self) -> str:
        return f"id: {self._follower.place}\n"


def _events(listener: Listener) -> Iterator[str]:
    """What a listener was not told yet, as events; afterwards it was."""
    listener.woken.clear()
    if listener.changed:
        yield f"event: work\ndata: {' '.join(sorted(listener.changed))}\n"
        listener.changed.clear()
    if listener.figures:
        yield "event: figures\ndata: changed\n"
        listener.figures = False


def _heard(cookies: str) -> frozenset[str]:
    """Called in a thread, whose connection may have gone stale since."""
    close_old_connections()
    return units_heard(cookies)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _is_ours(host: str) -> bool:
    name, _ = split_domain_port(host)
    return bool(name) and validate_host(name, settings.ALLOWED_HOSTS)


async def _begin(send: Send, heads: Mapping[str, str]) -> None:
    answer = [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),  # nginx passes each event on at once
    ]
    origin = heads.get("origin", "")
    if origin and urlsplit(origin).hostname == urlsplit(f"//{heads.get('host', '')}").hostname:
        # On one machine without a proxy the site has another port, which is another origin
        answer += [
            (b"access-control-allow-origin", origin.encode("latin-1")),
            (b"access-control-allow-credentials", b"true"),
            (b"vary", b"origin"),
        ]
    await send({"type": "http.response.start", "status": 200, "headers": answer})


async def _send(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _answer(send: Send, status: int, body: Mapping[str, object]) -> None:
    heads = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": heads})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})
