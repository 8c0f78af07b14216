"""A file that somebody brings: which seals it bears. Nothing in it is believed, nor read here."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from threading import Lock

from cryptography.hazmat.primitives.serialization import Encoding

from yimen.base.documents import certificates
from yimen.base.gate.rules import TooManyCalls
from yimen.kernel.errors import Refused, Trouble

READER = (sys.executable, "-m", "yimen.base.documents.reading")
AT_MOST_S = 20  # where the machine is busy; the reader's own limit is of CPU
_one_at_a_time = Lock()  # so that hostile files never take more than one of our threads


class DocumentUnreadable(Refused):
    """A file that cannot be read, and so neither can the seals on it."""

    code = "documents.unreadable"


@dataclass(frozen=True, slots=True)
class Signature:
    """A seal as found on a file: whose certificate, and whether all of the file is as signed."""

    name: str
    fingerprint: str
    intact: bool
    trusted: bool  # the certificate stands below this city's root


def signatures(pdf: bytes, *, cpu_seconds: int = 2) -> list[Signature]:
    """The seals on a file, in the order of signing.

    Refused: `DocumentUnreadable` for what is no PDF, is torn, or costs more to read than any
    document of ours, which needs 60 MB and half a second; `TooManyCalls` while another is read.
    """
    command, given = (*READER, str(cpu_seconds)), b"\0".join([_root(), pdf])
    if not _one_at_a_time.acquire(blocking=False):
        raise TooManyCalls(seconds=5)
    try:
        ended = subprocess.run(
            command, input=given, stdout=subprocess.PIPE, timeout=AT_MOST_S, check=False
        )
    except subprocess.TimeoutExpired:
        raise DocumentUnreadable from None
    finally:
        _one_at_a_time.release()
    if ended.returncode > 0:
        raise Trouble(f"the reader of documents ended with status {ended.returncode}")
    found = json.loads(ended.stdout) if ended.returncode == 0 else None
    if found is None:
        raise DocumentUnreadable
    return [Signature(**each) for each in found]


def _root() -> bytes:
    """The city's root certificate; nothing where nothing was ever sealed here."""
    if not certificates.seal_file(certificates.ROOT).exists():
        return b""
    return certificates.certificate(certificates.ROOT).public_bytes(Encoding.PEM)
