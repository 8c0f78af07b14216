"""The city's root certificate and those of its seals: files of the home, mode 0600, `seals/*.pem`.

Each file holds a private key, its certificate and, below it, the root. Where a seal comes from a
licensed authority (电子认证服务机构), its key and chain are put there in the same form before it is
registered; what is there is used and never replaced.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID
from django.conf import settings

from yimen.base.postgres.home import made, write_secretly
from yimen.kernel.errors import Trouble

ROOT = "root"
ROOT_NAME = "政务服务电子印章根证书"
ROOT_LASTS, SEAL_LASTS = timedelta(days=7305), timedelta(days=1826)  # 20 and 5 years
LONGEST_NAME = 64  # bytes of a common name, RFC 5280 A.1


def seal_file(number: str) -> Path:
    """Where key and certificate of a seal stand."""
    return Path(settings.YIMEN_HOME) / "seals" / f"{number}.pem"


def held(number: str) -> bytes:
    """Key and certificates of a seal as they stand in its file. Trouble when it cannot be read."""
    path = seal_file(number)
    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble(f"cannot read the seal {path}: {error.strerror}", permanent=True) from error


def certificate(number: str) -> x509.Certificate:
    """The certificate of a seal, or of `ROOT`. Trouble when it is missing or cannot be read."""
    try:
        return x509.load_pem_x509_certificate(held(number))
    except ValueError as error:
        path = seal_file(number)
        raise Trouble(f"no certificate stands in {path}: {error}", permanent=True) from error


def fingerprint(of: x509.Certificate) -> str:
    """SHA-256 of the certificate, in hexadecimal."""
    return of.fingerprint(SHA256()).hex()


def make_seal(*, number: str, name: str, organ: str, now: datetime) -> x509.Certificate:
    """A key and certificate for a seal, below the city's root; those that are there are kept."""
    path = seal_file(number)
    if not path.exists():
        above = make_root(now=now)
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name(
            [
                x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, organ),
                x509.NameAttribute(NameOID.SERIAL_NUMBER, number),
                x509.NameAttribute(NameOID.COMMON_NAME, _short(name)),
            ]
        )
        ends = min(now + SEAL_LASTS, above.not_valid_after_utc)
        draft = _draft(key, subject, now, ends).issuer_name(above.subject)
        of_root = x509.SubjectKeyIdentifier.from_public_key(_root_key().public_key())
        draft = draft.add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(of_root), critical=False
        )
        _keep(path, key, _for(draft, root=False).sign(_root_key(), SHA256()), above)
    return certificate(number)


def make_root(*, now: datetime) -> x509.Certificate:
    """The city's root certificate, made on first use."""
    if not seal_file(ROOT).exists():
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name(
            [
                x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
                x509.NameAttribute(NameOID.COMMON_NAME, ROOT_NAME),
            ]
        )
        draft = _draft(key, subject, now, now + ROOT_LASTS).issuer_name(subject)
        _keep(seal_file(ROOT), key, _for(draft, root=True).sign(key, SHA256()))
    return certificate(ROOT)


def _draft(
    key: ec.EllipticCurvePrivateKey, subject: x509.Name, begins: datetime, ends: datetime
) -> x509.CertificateBuilder:
    public = key.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _for(draft: x509.CertificateBuilder, *, root: bool) -> x509.CertificateBuilder:
    """What a certificate is for: the root signs certificates, a seal signs documents."""
    usage = x509.KeyUsage(
        digital_signature=not root,
        content_commitment=not root,
        key_cert_sign=root,
        crl_sign=root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    constraints = x509.BasicConstraints(ca=root, path_length=0 if root else None)
    return draft.add_extension(constraints, critical=True).add_extension(usage, critical=True)


def _root_key() -> ec.EllipticCurvePrivateKey:
    key = load_pem_private_key(held(ROOT), password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)  # made here
    return key


def _keep(path: Path, key: ec.EllipticCurvePrivateKey, *certificates: x509.Certificate) -> None:
    """Two processes may both find no file: the first to link its own wins, and both use that."""
    made(path.parent.parent)
    made(path.parent)
    text = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    text += "".join(each.public_bytes(Encoding.PEM).decode() for each in certificates)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{certificates[0].serial_number:x}")
    write_secretly(fresh, text)
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def _short(name: str) -> str:
    """As much of a name as a certificate may hold."""
    return name.encode()[:LONGEST_NAME].decode(errors="ignore")
