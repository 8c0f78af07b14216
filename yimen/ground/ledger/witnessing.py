"""The witness's file (见证文件): kept where the administrator of the database cannot reach."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from yimen.base.postgres.home import write_secretly
from yimen.ground.ledger import queries, rules, signing
from yimen.ground.ledger.rules import Witness
from yimen.kernel import note
from yimen.kernel.errors import Refused, Trouble


class NothingSigned(Refused):
    """There is no checkpoint yet that could be witnessed."""

    code = "ledger.nothing-signed"


def load(path: Path) -> Witness:
    """The witness kept in a file. Trouble when it cannot be read; Refused: NoteMalformed."""
    try:
        return rules.read_witness(path.read_text())
    except OSError as error:
        raise Trouble(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError:
        raise note.NoteMalformed(what="witness file") from None


def observe(path: Path) -> Witness:
    """Show the last checkpoint to the witness and keep what it accepts, in one step.

    A file that is missing is begun, and trusts the key it is shown first.
    Refused: NothingSigned, rules.WitnessRefuses, SignatureWrong; the file is then left as it was.
    """
    with _alone(path.absolute().parent):
        signed = queries.checkpoint()
        if signed is None:
            raise NothingSigned
        old = load(path) if path.exists() else Witness(signing.verifier())
        size = note.read_checkpoint(note.split(signed)[0]).size
        proof = queries.consistency(old.size, size) if 0 < old.size < size else ()
        new = old.accept(signed, proof)
        if new != old:
            write_secretly(path, new.text())
    return new


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two observers of one folder take turns: what is checked against is what gets replaced."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise Trouble(f"cannot open {folder}: {error.strerror}") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
