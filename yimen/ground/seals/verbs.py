"""The acts on seals: registered, authorised by letter, put on what is opened first, withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from yimen.base.documents import certificates
from yimen.base.files.store import content, keep
from yimen.ground.ledger.verbs import record
from yimen.ground.people import queries as people
from yimen.ground.people.rules import letter_runs, named
from yimen.ground.seals import queries, rules
from yimen.ground.seals.models import Impression, Seal, SealLetter
from yimen.kernel.errors import Refused, Trouble
from yimen.kernel.ref import Ref


@dataclass(frozen=True, slots=True)
class Paper:
    """What a seal goes on: its subject, its number and title, whose it is, for which item."""

    about: Ref
    number: str
    title: str
    organ: str
    item: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as a file; `unsealed` says why it bears no seal, and then it is a copy to read."""

    number: str
    pdf: bytes
    unsealed: Refused | None


@transaction.atomic
def register_seal(
    *, number: str, name: str, organ: str, window: str, by: str, now: datetime
) -> Seal:
    """登记印章: an organ's seal, held at a window; its key and certificate are made where missing.

    Refused: `BadSealNumber`; `SealTaken`; organ or window unknown; a name left out.
    """
    plain, name = rules.seal_number(number), named(name)
    owner, holder = people.unit(organ), people.unit(window)
    if Seal.objects.filter(number=plain).exists():
        raise rules.SealTaken(seal=plain)
    certificate = certificates.make_seal(
        number=plain, name=owner.name + name, organ=owner.name, now=now
    )
    seal = Seal.objects.create(
        number=plain,
        name=name,
        organ=owner,
        window=holder,
        fingerprint=certificates.fingerprint(certificate),
        registered_at=now,
        registered_by=by,
    )
    body = {"name": name, "organ": organ, "window": window, "certificate": seal.fingerprint}
    record(act="seals.register_seal", about=_ref(seal), by=by, at=now, unit=organ, body=body)
    return seal


@transaction.atomic
def authorise_seal(
    *,
    letter: str,
    seal: str,
    items: Collection[str],
    signed_by: str,
    valid_from: date,
    valid_to: date,
    by: str,
    now: datetime,
) -> SealLetter:
    """登记用印授权: a letter of the organ lets its seal be used for these items in this time.

    Refused: `UnknownSeal`, `SealWithdrawn`; `LetterTaken`; `NoItems`; `people.letter-dates`; a name
    left out.
    """
    held = _locked(seal)
    letter_runs(valid_from, valid_to)
    if SealLetter.objects.filter(number=named(letter)).exists():
        raise rules.LetterTaken(letter=letter)
    made = SealLetter.objects.create(
        number=named(letter),
        seal=held,
        items=rules.items_named(items),
        signed_by=named(signed_by),
        valid_from=valid_from,
        valid_to=valid_to,
        registered_at=now,
        registered_by=by,
    )
    body = {
        "letter": made.number,
        "items": made.items,
        "signed_by": made.signed_by,
        "from": valid_from.isoformat(),
        "until": valid_to.isoformat(),
    }
    unit = held.organ.key
    record(act="seals.authorise_seal", about=_ref(held), by=by, at=now, unit=unit, body=body)
    return made


@transaction.atomic
def withdraw_authorisation(*, letter: str, by: str, now: datetime, today: date) -> SealLetter:
    """收回用印授权: from today on nothing that is issued is sealed under this letter.

    What was issued before stays sealed, or can still be. Refused: `UnknownLetter`,
    `LetterWithdrawn`.
    """
    made = _letter_locked(letter)
    if made.withdrawn_on is not None:
        raise rules.LetterWithdrawn(letter=letter, on=made.withdrawn_on.isoformat())
    made.withdrawn_on, made.withdrawn_by = today, by
    made.save(update_fields=["withdrawn_on", "withdrawn_by"])
    act, body, unit = "seals.withdraw_authorisation", {"letter": letter}, made.seal.organ.key
    record(act=act, about=_ref(made.seal), by=by, at=now, unit=unit, body=body)
    return made


@transaction.atomic
def withdraw_seal(*, seal: str, reason: str, by: str, now: datetime) -> Seal:
    """注销印章: lost, worn out or replaced; from now on it is put on nothing, whatever the letter.

    Refused: `UnknownSeal`, `SealWithdrawn`; a reason left out.
    """
    held = _locked(seal)
    held.withdrawn_at, held.withdrawn_by = now, by
    held.save(update_fields=["withdrawn_at", "withdrawn_by"])
    body, unit = {"reason": named(reason)}, held.organ.key
    record(act="seals.withdraw_seal", about=_ref(held), by=by, at=now, unit=unit, body=body)
    return held


@transaction.atomic
def open_sealed(
    *, paper: Paper, draw: Callable[[Seal | None], bytes], by: str, now: datetime
) -> Opened:
    """打开盖章文书: the file of what was issued, sealed when it is opened first.

    Sealed under a letter that stood on the day of issue; the file is then kept under its hash and
    never made again. Where no letter stood, a copy says that it bears no seal. `draw` sets it in
    type, with the seal that it will bear or none; the caller holds a lock on what it is. Trouble
    where key or file is gone.
    """
    use = queries.impression_on(paper.about)
    try:
        if use is None:
            letter = queries.letter_for(organ=paper.organ, item=paper.item, on=paper.issued_on)
            use = affix(
                letter=letter.number,
                pdf=draw(letter.seal),
                about=paper.about,
                document=paper.number,
                title=paper.title,
                item=paper.item,
                issued_on=paper.issued_on,
                by=by,
                now=now,
            )
    except (rules.NotAuthorised, rules.SealWithdrawn, rules.CertificateOver) as refused:
        return Opened(paper.number, draw(None), refused)
    file = content(use.sha256)
    if file is None:
        raise Trouble(f"the file of {paper.number} is missing: put back {use.sha256}")
    return Opened(paper.number, file, None)


@transaction.atomic
def affix(
    *,
    letter: str,
    pdf: bytes,
    about: Ref,
    document: str,
    title: str,
    item: str,
    issued_on: date,
    by: str,
    now: datetime,
) -> Impression:
    """用印: seal a document under a letter that stood on the day of issue, and keep the file.

    The caller holds a lock on what the document is. Refused: `UnknownLetter`, `NotAuthorised`,
    `SealWithdrawn`, `CertificateOver`. Trouble where the key is missing or another one.
    """
    from yimen.base.documents.signing import sign  # noqa: PLC0415 - a third of a second to import

    under = _letter_locked(letter)
    seal = under.seal
    _check_letter(under, item, issued_on)
    _check_usable(seal, now)
    kept = keep(f"{document}.pdf", sign(pdf, seal=seal.number))
    impression = Impression.objects.create(
        about_kind=about.kind,
        about_number=about.number,
        document=document,
        title=title,
        item=item,
        issued_on=issued_on,
        letter=under,
        valid_from=under.valid_from,
        valid_to=under.valid_to,
        sha256=kept.sha256,
        sealed_at=now,
        sealed_by=by,
    )
    body = {"document": document, "seal": seal.number, "letter": letter, "sha256": kept.sha256}
    record(act="seals.affix", about=about, by=by, at=now, unit=seal.organ.key, body=body)
    return impression


def _check_letter(letter: SealLetter, item: str, on: date) -> None:
    stands = rules.in_force(
        on=on,
        valid_from=letter.valid_from,
        valid_to=letter.valid_to,
        withdrawn_on=letter.withdrawn_on,
    )
    rules.check_letter(stands=stands, letter=letter.number, item=item, items=letter.items, on=on)


def _check_usable(seal: Seal, now: datetime) -> None:
    if seal.withdrawn_at is not None:
        raise rules.SealWithdrawn(seal=seal.number)
    certificate = certificates.certificate(seal.number)
    if certificates.fingerprint(certificate) != seal.fingerprint:
        raise Trouble(f"the certificate of seal {seal.number} is not the registered one")
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    rules.check_certificate(seal=seal.number, begins=begins, ends=ends, now=now)


def _locked(number: str) -> Seal:
    """The seal of that number, locked, if it may still be used."""
    seals = Seal.objects.select_for_update(no_key=True, of=("self",)).select_related("organ")
    found = seals.filter(number=number).first()
    if found is None:
        raise rules.UnknownSeal(seal=number)
    if found.withdrawn_at is not None:
        raise rules.SealWithdrawn(seal=number)
    return found


def _letter_locked(number: str) -> SealLetter:
    letters = SealLetter.objects.select_related("seal__organ")
    found = (
        letters.select_for_update(no_key=True, of=("self", "seal")).filter(number=number).first()
    )
    if found is None:
        raise rules.UnknownLetter(letter=number)
    return found


def _ref(seal: Seal) -> Ref:
    return Ref("seal", seal.number)
