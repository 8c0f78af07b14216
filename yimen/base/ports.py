"""Ports of this machine."""

from __future__ import annotations

import socket

from yimen.kernel.errors import Trouble

TRIED, HIGHEST = 100, 65535


def check_free(port: int, *, choose: str) -> None:
    """Make sure that nobody listens on this port of 127.0.0.1; `choose` says how to take another.

    Raises Trouble.
    """
    if not is_free(port):
        raise Trouble(f"port {port} on 127.0.0.1 is taken: choose another {choose}")


def is_free(port: int) -> bool:
    """Whether one can listen on this port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_pair(port: int) -> int:
    """The first port from this one on that is free together with the one after it.

    Raises Trouble when there is none nearby.
    """
    for first in range(port, min(port + TRIED, HIGHEST)):
        if is_free(first) and is_free(first + 1):
            return first
    raise Trouble(f"no two ports from {port} on are free on 127.0.0.1: choose others with --port")
