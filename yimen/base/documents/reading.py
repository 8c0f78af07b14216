"""The seals on a brought file, read by a program of its own that may cost only so much.

A file of five megabytes can ask its reader for five gigabytes, and one of a thousand bytes for a
year (a tree of fields whose leaves are reached by every way): neither may hold up the site.
"""

from __future__ import annotations

import io
import json
import logging
import os
import resource
import sys
from dataclasses import asdict

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko_certvalidator import ValidationContext

from yimen.base.documents.brought import DocumentUnreadable, Signature

MEMORY = 512 * 1024 * 1024
# What a torn or hostile file makes the reader stumble over
UNREADABLE = (
    *(PdfError, ValueError, LookupError, TypeError, AttributeError),
    *(RecursionError, MemoryError, OSError),
)


def signatures(pdf: bytes, *, root: bytes = b"") -> list[Signature]:
    """The seals on a file, in the order of signing.

    `root` is the certificate (PEM) below which a seal is trusted. Refused: `DocumentUnreadable` for
    what is no PDF or is torn.
    """
    roots = list(load_certs_from_pemder_data(root)) if root else []
    try:
        found = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
        return [_judged(each, roots) for each in found]
    except UNREADABLE:
        raise DocumentUnreadable from None


def _judged(signature: EmbeddedPdfSignature, roots: list[object]) -> Signature:
    trusting = ValidationContext(trust_roots=roots, allow_fetching=False)
    status = validate_pdf_signature(signature, trusting)
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return Signature(
        name=signature.signer_cert.subject.native.get("common_name", ""),
        fingerprint=signature.signer_cert.sha256.hex(),
        intact=bool(status.intact and status.valid and whole),
        trusted=bool(status.trusted),
    )


def main() -> None:
    """Root and file come in with a NUL between them, JSON goes out; the kernel holds the limits."""
    os.nice(10)
    logging.disable()  # pyHanko tells a page of every bad file
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]),) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    root, _, pdf = sys.stdin.buffer.read().partition(b"\0")
    try:
        found = [asdict(each) for each in signatures(pdf, root=root)]
    except DocumentUnreadable:
        found = None
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
