"""Identity numbers at rest: encrypted, found by a keyed hash, with keys the database never sees.

Two keys are derived (HKDF, RFC 5869) from the secret `identity`: one seals with AES-256-GCM, one
makes HMAC-SHA-256 marks. A mark finds a number without opening anything, and cannot be made by
guessing numbers without the key.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from yimen.base import keys
from yimen.kernel.errors import Trouble

NONCE = 12


@cache
def _derived(purpose: str) -> bytes:
    kdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"yimen {purpose} v1".encode())
    return kdf.derive(keys.secret("identity"))


def seal(plain: str, *, context: str) -> bytes:
    """The number encrypted; it opens again only with the same `context` (whose number it is)."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(_derived("seal")).encrypt(nonce, plain.encode(), context.encode())


def unseal(sealed: bytes, *, context: str) -> str:
    """The number that was sealed; Trouble if key or context are others or a byte was changed."""
    nonce, body = sealed[:NONCE], sealed[NONCE:]
    try:
        return AESGCM(_derived("seal")).decrypt(nonce, body, context.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise Trouble(
            "an identity number does not open with this installation's key", permanent=True
        ) from error


def mark(plain: str, *, kind: str) -> bytes:
    """The 32 bytes by which a number of a kind is found; the same number always gives the same."""
    return hmac.digest(_derived("mark"), f"{kind}\0{plain}".encode(), hashlib.sha256)
