"""A seal on a PDF is a PAdES signature (ETSI EN 319 142-1): B-B, or B-T where a time stamp is had.

The signature certifies the document and allows no change after it (DocMDP level 1). Seals of SM2
and SM3 (GB/T 38540) are not made here.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from django.conf import settings
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from yimen.base.documents import certificates
from yimen.kernel.errors import Refused, Trouble

FIELD = "Seal"
# What a torn or hostile file makes the reader stumble over
UNREADABLE = (PdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError)


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


def sign(pdf: bytes, *, seal: str, stamper: TimeStamper | None = None) -> bytes:
    """Put the seal of that number on a document.

    `stamper` gives the time stamp (RFC 3161) where YIMEN_TSA_URL names no service. Trouble when
    the key is missing or the service does not answer.
    """
    held = certificates.held(seal)
    try:
        own, *above = load_certs_from_pemder_data(held)
        known = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # pyHanko leaves it so
        known.register_multiple(above)
        key = load_private_key_from_pemder_data(held, passphrase=None)
        signer = signers.SimpleSigner(signing_cert=own, signing_key=key, cert_registry=known)
        about = signers.PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        )
        by = signers.PdfSigner(about, signer, timestamper=stamper or _time_stamper())
        out = by.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)))
    except TimestampRequestError as error:
        raise Trouble(f"the time stamp service does not answer: {error}") from error
    except (SigningError, ValueError) as error:
        raise Trouble(f"cannot seal with {seal}: {error}", permanent=True) from error
    return bytes(out.getbuffer())


def signatures(pdf: bytes) -> list[Signature]:
    """The seals on a file that somebody brings, in the order of signing.

    Refused: `DocumentUnreadable` for what is no PDF or is torn.
    """
    roots = []
    if certificates.seal_file(certificates.ROOT).exists():  # else nothing was ever sealed here
        roots = list(load_certs_from_pemder_data(certificates.held(certificates.ROOT)))
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


def _time_stamper() -> TimeStamper | None:
    return HTTPTimeStamper(settings.TSA_URL) if settings.TSA_URL else None
