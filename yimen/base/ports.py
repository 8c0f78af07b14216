"""Ports of this machine."""

from __future__ import annotations

import socket

from yimen.kernel.errors import Trouble


def check_free(port: int, *, choose: str) -> None:
    """Make sure that nobody listens on this port of 127.0.0.1; `choose` says how to take another.

    Raises Trouble.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Trouble(f"port {port} on 127.0.0.1 is taken: choose another {choose}") from error
