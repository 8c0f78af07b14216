"""How long an answer is kept, how often somebody may call, and what is said when it is too much."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

from yimen.kernel.errors import Refused

KEPT_FOR = timedelta(days=7)
FULL_AFTER = timedelta(hours=1)  # whatever a bucket holds
KEY = re.compile(r"[\x21-\x7e]{1,200}")


class KeyForm(Refused):
    """An act over the API names its Idempotency-Key: 1 to 200 visible ASCII characters."""

    code = "gate.key-form"


class KeyReused(Refused):
    """The key was used for another act."""

    code = "gate.key-reused"


class TooManyCalls(Refused):
    """The bucket of this token or address is empty; `seconds` later it holds a call again."""

    code = "gate.too-many-calls"


def key(given: str) -> str:
    """The Idempotency-Key as given, or `KeyForm`."""
    if not KEY.fullmatch(given):
        raise KeyForm
    return given


def fingerprint(method: str, path: str, body: bytes) -> bytes:
    """What tells one act from another under the same key."""
    return hashlib.sha256(b"\0".join([method.encode(), path.encode(), body])).digest()
