"""电子证照标识, the identifier of an electronic certificate (GB/T 36904):

    1.2.156.3005.2 . type . issuer . serial . version . check

`type` is the USCC of who defined the type and three digits; `issuer` is the USCC of the issuing
body, in real data also a division code; `version` counts from 001; `check` is ISO 7064 MOD 37,36
over all of these without dots. Identifiers with a wrong check character are in use, so `read`
reports it and only `check` refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from stdnum.iso7064 import mod_37_36

from yimen.kernel.codes.faults import codes, raise_first
from yimen.kernel.errors import Refused

ROOT = "1.2.156.3005.2"
FORM = re.compile(
    r"1\.2\.156\.3005\.2\.(?P<kind>[0-9A-Z]{18}[0-9]{3})\.(?P<issuer>[0-9A-Z]{6,18})"
    r"\.(?P<serial>[0-9A-Z]+)\.(?P<version>[0-9]{3})\.(?P<check>[0-9A-Z])"
)
LONGEST = 128


class CertificateForm(Refused):
    code = "codes.certificate-form"


class CertificateCheck(Refused):
    code = "codes.certificate-check"


@dataclass(frozen=True, slots=True)
class CertificateId:
    """An identifier taken apart; `fits` says whether its check character does."""

    kind: str
    issuer: str
    serial: str
    version: str
    check: str

    @property
    def expected(self) -> str:
        """The check character that the other parts call for (ISO 7064 MOD 37,36, no dots)."""
        body = self.kind + self.issuer + self.serial + self.version
        return str(mod_37_36.calc_check_digit(body))

    @property
    def fits(self) -> bool:
        """Whether the identifier carries the check character it should."""
        return self.check == self.expected

    def __str__(self) -> str:
        return f"{ROOT}.{self.kind}.{self.issuer}.{self.serial}.{self.version}.{self.check}"


def make(*, kind: str, issuer: str, serial: str, version: str) -> CertificateId:
    """An identifier with the right check character; `CertificateForm` if a part cannot stand."""
    draft = read(str(CertificateId(kind, issuer, serial, version, check="0")))
    return replace(draft, check=draft.expected)


def read(text: str) -> CertificateId:
    """The parts of an identifier in the right form, whether or not its check character fits."""
    found = FORM.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        raise CertificateForm(text=text[:LONGEST])
    return CertificateId(**found.groupdict())


def check(text: str) -> CertificateId:
    """The parts of a sound identifier, or the first fault as a `Refused`."""
    raise_first(_faults(text))
    return read(text)


def problems(text: str) -> tuple[str, ...]:
    """The codes of every fault of `text`; empty means sound."""
    return codes(_faults(text))


def _faults(text: str) -> Iterator[Refused]:
    try:
        identifier = read(text)
    except CertificateForm as fault:
        yield fault
        return
    if not identifier.fits:
        yield CertificateCheck(found=identifier.check, expected=identifier.expected)
