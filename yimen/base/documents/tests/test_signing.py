"""Seals: what is sealed can be checked by anybody, and no changed byte goes unnoticed."""

from __future__ import annotations

import io
import shutil
import stat
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.timestamps import DummyTimeStamper
from pytest_django import Settings

from yimen.base.documents import brought, certificates
from yimen.base.documents.brought import DocumentUnreadable, Signature
from yimen.base.documents.reading import signatures
from yimen.base.documents.rendering import render
from yimen.base.documents.signing import sign
from yimen.base.documents.tests.make import SLIP
from yimen.kernel.errors import Trouble

pytestmark = pytest.mark.slow
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
NUMBER = "9901000000001"
ORGAN = "云汀市市场监督管理局"
NAME = f"{ORGAN}行政审批专用章"
TIME_STAMP_TOKEN = b"060b2a864886f70d010910020e"  # its OID, RFC 3161 appendix A
pdfsig = shutil.which("pdfsig")


@pytest.fixture(autouse=True)
def _home(settings: Settings, tmp_path: Path) -> None:
    settings.YIMEN_HOME = tmp_path / "home"


def seal() -> x509.Certificate:
    return certificates.make_seal(number=NUMBER, name=NAME, organ=ORGAN, now=NOW)


def stamper() -> DummyTimeStamper:
    """A time stamp service in this process, with a certificate of its own."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "stamps")])
    own = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=9999))
        .sign(key, SHA256())
    )
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(
        tsa_cert=next(load_certs_from_pemder_data(own.public_bytes(Encoding.PEM))),
        tsa_key=load_private_key_from_pemder_data(pem, passphrase=None),
    )


def sealed() -> bytes:
    seal()
    return sign(render("slip", SLIP, dated=date(2026, 3, 12)), seal=NUMBER)


def test_a_sealed_document_tells_whose_seal_it_bears() -> None:
    bears = brought.signatures(sealed())

    mark = certificates.fingerprint(certificates.certificate(NUMBER))
    assert bears == [Signature(name=NAME, fingerprint=mark, intact=True, trusted=True)]


def test_a_document_without_a_seal_bears_none() -> None:
    assert signatures(render("slip", SLIP, dated=date(2026, 3, 12))) == []


@pytest.mark.skipif(pdfsig is None, reason="pdfsig (poppler-utils) is not installed")
def test_another_program_calls_the_seal_valid(tmp_path: Path) -> None:
    file = tmp_path / "sealed.pdf"
    file.write_bytes(sealed())

    assert pdfsig
    said = subprocess.run([pdfsig, file], capture_output=True, text=True, check=False).stdout

    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


def test_a_changed_byte_breaks_the_seal_wherever_it_is() -> None:
    """All is signed but the room in which the signature itself stands."""
    whole = sealed()
    begins = whole.index(b"/Contents <")
    spared = range(begins, whole.index(b">", begins))
    places = [one for one in Random(1).sample(range(len(whole)), 60) if one not in spared]

    for place in places:
        changed = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        assert not any(each.intact for each in found(changed)), place


def test_what_is_added_after_the_seal_shows() -> None:
    out = IncrementalPdfFileWriter(io.BytesIO(sealed()))
    out.root["/More"] = generic.pdf_string("more")
    out.update_root()  # type: ignore[no-untyped-call]  # pyHanko leaves it so
    added = io.BytesIO()
    out.write(added)  # type: ignore[no-untyped-call]  # pyHanko leaves it so

    assert [each.intact for each in signatures(added.getvalue())] == [False]


def test_the_seal_of_another_root_is_not_trusted(settings: Settings, tmp_path: Path) -> None:
    theirs = sealed()
    settings.YIMEN_HOME = tmp_path / "elsewhere"
    seal()
    root = certificates.certificate(certificates.ROOT).public_bytes(Encoding.PEM)

    (bears,) = signatures(theirs, root=root)

    assert (bears.intact, bears.trusted) == (True, False)


@pytest.mark.parametrize("brought", [b"", b"%PDF-", b"%PDF-1.7\n%%EOF", b"\0" * 5000, b"GIF89a"])
def test_what_is_no_pdf_is_told(brought: bytes) -> None:
    with pytest.raises(DocumentUnreadable):
        signatures(brought)


def hostile() -> bytes:
    """A thousand bytes whose fields are reached in 2^40 ways."""
    fields = [b"<</T(a)/Kids[%d 0 R %d 0 R]>>" % (n, n) for n in range(4, 44)]
    parts = [b"<</AcroForm<</Fields[3 0 R]>>>>", b"null", *fields, b"<</T(a)/FT/Tx>>"]
    file, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(b"%010d 00000 n \n" % len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    size, table = len(places) + 1, b"0000000000 65535 f \n" + b"".join(places)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(file))
    return file + b"xref\n0 %d\n" % size + table + end


def test_a_file_that_would_take_its_reader_for_ever_is_put_away() -> None:
    with pytest.raises(DocumentUnreadable):
        brought.signatures(hostile(), cpu_seconds=1)


def found(pdf: bytes) -> list[Signature]:
    """The seals on a file, none on one that cannot be read."""
    try:
        return signatures(pdf)
    except DocumentUnreadable:
        return []


def test_a_file_cut_short_is_read_without_a_crash() -> None:
    whole = sealed()

    for end in range(0, len(whole), len(whole) // 40):
        assert not any(each.intact for each in found(whole[:end]))


def test_a_time_stamp_makes_it_b_t() -> None:
    seal()
    plain = render("slip", SLIP, dated=date(2026, 3, 12))

    stamped = sign(plain, seal=NUMBER, stamper=stamper())

    assert [each.intact for each in signatures(stamped)] == [True]
    assert TIME_STAMP_TOKEN in stamped.lower()
    assert TIME_STAMP_TOKEN not in sealed().lower()


def test_key_and_certificate_stay_what_they_are_and_nobody_else_reads_them() -> None:
    first = seal()

    again = certificates.make_seal(number=NUMBER, name="别的章", organ=ORGAN, now=NOW)

    assert again == first
    assert stat.S_IMODE(certificates.seal_file(NUMBER).stat().st_mode) == 0o600
    assert stat.S_IMODE(certificates.seal_file(NUMBER).parent.stat().st_mode) == 0o700


def test_a_seal_ends_with_its_root_at_the_latest() -> None:
    root = certificates.make_root(now=NOW)
    late = NOW + timedelta(days=7000)

    leaf = certificates.make_seal(number=NUMBER, name=NAME, organ=ORGAN, now=late)

    assert leaf.not_valid_after_utc == root.not_valid_after_utc
    leaf.verify_directly_issued_by(root)


def test_a_long_name_is_cut_at_a_whole_character() -> None:
    leaf = certificates.make_seal(number=NUMBER, name="长" * 40, organ=ORGAN, now=NOW)

    assert leaf.subject.rfc4514_string().startswith("CN=" + "长" * 21 + ",")


def test_a_missing_key_is_trouble_and_not_a_document_without_a_seal() -> None:
    plain = render("slip", SLIP, dated=date(2026, 3, 12))

    with pytest.raises(Trouble, match="cannot read the seal"):
        sign(plain, seal=NUMBER)


def test_a_file_without_a_key_is_trouble() -> None:
    seal()
    certificates.seal_file(NUMBER).write_bytes(b"nothing")

    with pytest.raises(Trouble, match="cannot seal with"):
        sign(render("slip", SLIP, dated=date(2026, 3, 12)), seal=NUMBER)
