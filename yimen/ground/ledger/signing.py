"""The key of the log: a file of the home, where no role of the database can reach it."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from yimen.base.postgres.home import made, write_secretly
from yimen.kernel import note
from yimen.kernel.errors import Trouble
from yimen.kernel.note import Signer, Verifier


def _path() -> Path:
    return Path(settings.YIMEN_HOME) / "log.key"


def signer(*, new: bool) -> Signer:
    """The key that signs checkpoints; made on first use if `new`, which says that none ever signed.

    Trouble when it is missing or cannot be read.
    """
    path = _path()
    try:
        return note.read_signer(path.read_text())
    except FileNotFoundError:
        if not new:
            raise Trouble(
                f"{path} is missing: put back the key that signed the log so far", permanent=True
            ) from None
    except OSError as error:
        raise Trouble(f"cannot read {path}: {error.strerror}") from error
    _make(path)
    return signer(new=False)


def verifier() -> Verifier:
    """The public key that goes with it. Trouble when there is none yet."""
    return signer(new=False).verifier


def _make(path: Path) -> None:
    """Two processes may both find no key: the first to link its own wins, and both use that."""
    made(path.parent)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    write_secretly(fresh, note.new_signer(settings.LEDGER_ORIGIN).text() + "\n")
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
