"""A seal on a PDF is a PAdES signature (ETSI EN 319 142-1): B-B, or B-T where a time stamp is had.

The signature certifies the document and allows no change after it (DocMDP level 1). Seals of SM2
and SM3 (GB/T 38540) are not made here.
"""

from __future__ import annotations

import io

from django.conf import settings
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from yimen.base.documents import certificates
from yimen.kernel.errors import Trouble

FIELD = "Seal"


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


def _time_stamper() -> TimeStamper | None:
    return HTTPTimeStamper(settings.TSA_URL) if settings.TSA_URL else None
