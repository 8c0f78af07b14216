"""What pages forget by the clock."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore


def sweep() -> None:
    """Take away the sessions that have ended: nothing else ever does."""
    SessionStore.clear_expired()
