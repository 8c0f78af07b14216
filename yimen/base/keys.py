"""Secret keys of this installation, kept as files outside the database: YIMEN_HOME/keys, mode 0600.

A copy of the database alone therefore opens nothing. Back the folder up apart from the database:
what was sealed with a lost key stays sealed.
"""

from __future__ import annotations

import os
import secrets
from functools import cache

from yimen.base.postgres.home import home, made
from yimen.kernel.errors import Trouble

LENGTH = 32


@cache
def secret(name: str) -> bytes:
    """The 32 random bytes called `name`; made on first use, the same in every process.

    Raises Trouble when the file cannot be read or written or has another length.
    """
    path = made(home()) / "keys" / name
    made(path.parent)
    try:
        if not path.exists():
            fresh = path.with_name(f"{name}.{secrets.token_hex(8)}")
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as to:
                to.write(secrets.token_bytes(LENGTH))
                to.flush()
                os.fsync(to.fileno())
            try:
                os.link(fresh, path)  # one of two processes wins, and both read what it wrote
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        key = path.read_bytes()
    except OSError as error:
        raise Trouble(f"cannot use the key {path}: {error.strerror}", permanent=True) from error
    if len(key) != LENGTH:
        raise Trouble(f"the key {path} has {len(key)} bytes and not {LENGTH}", permanent=True)
    return key
