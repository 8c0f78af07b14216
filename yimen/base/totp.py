"""One-time codes of a telephone or key (动态口令, RFC 6238): six digits, SHA-1, thirty seconds.

These are the values that every authenticator app takes without being told.
"""

from __future__ import annotations

import base64
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.constant_time import bytes_eq
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

SECONDS = 30
DIGITS = 6
DRIFT = (0, -1, 1)  # steps that a clock may be off, RFC 6238 5.2


def fresh() -> str:
    """A new secret of 160 bits, in base32 as people type it into an app."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def address(secret: str, *, login: str, issuer: str) -> str:
    """The otpauth address by which an app takes the secret over."""
    label = quote(f"{issuer}:{login}")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': issuer})}"


def code(secret: str, step: int) -> str:
    """The code of one time step (seconds since 1970 by thirty)."""
    key = base64.b32decode(secret)
    made = TOTP(key, DIGITS, SHA1(), SECONDS).generate(step * SECONDS)  # noqa: S303 - what apps speak
    return made.decode()


def step_of(now: datetime) -> int:
    """The time step of an instant."""
    return int(now.timestamp()) // SECONDS


def taken(secret: str, typed: str, *, now: datetime, after: int) -> int | None:
    """The time step whose code was typed, this one or a neighbour, or None.

    A step up to `after` counts no more, so that a code is taken once (RFC 6238 5.2).
    """
    here = step_of(now)
    for step in (here + drift for drift in DRIFT):
        if step > after and bytes_eq(code(secret, step).encode(), typed.encode()):
            return step
    return None
