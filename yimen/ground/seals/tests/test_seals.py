"""A seal goes on a document only under a letter that stood on the day and names the item."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from pytest_django import Settings

from yimen.base.documents import certificates
from yimen.base.documents.brought import signatures
from yimen.base.files.store import content
from yimen.ground.ledger.queries import history
from yimen.ground.people.rules import LetterDates, NameMissing, UnknownUnit
from yimen.ground.people.tests.make import NOW
from yimen.ground.seals import queries, rules, verbs
from yimen.ground.seals.models import Impression, Seal, SealLetter
from yimen.ground.seals.tests import make
from yimen.kernel.errors import Refused, Trouble
from yimen.kernel.ref import Ref

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _home(settings: Settings, tmp_path: Path) -> None:
    settings.YIMEN_HOME = tmp_path / "home"
    settings.MEDIA_ROOT = tmp_path / "files"


def test_a_document_is_sealed_under_a_letter_and_the_file_is_kept() -> None:
    seal, letter = make.seal(), make.letter()

    use = make.affixed()

    file = content(use.sha256)
    assert file is not None
    (found,) = signatures(file)
    assert (found.fingerprint, found.intact, found.trusted) == (seal.fingerprint, True, True)
    assert use.letter == letter
    assert queries.impression_of_file(use.sha256) == use
    assert queries.seal_of_certificate(found.fingerprint) == seal


def test_every_act_is_in_the_ledger() -> None:
    make.seal()
    make.letter()
    use = make.affixed()
    verbs.withdraw_authorisation(letter=make.LETTER_NUMBER, today=make.DAY, **make.BY)
    verbs.withdraw_seal(seal=make.NUMBER, reason="换章", **make.BY)

    acts = [entry.act for entry in history(Ref("seal", make.NUMBER))]
    about_document = history(Ref("document", use.document))

    assert acts == [
        "seals.register_seal",
        "seals.authorise_seal",
        "seals.withdraw_authorisation",
        "seals.withdraw_seal",
    ]
    assert [entry.act for entry in about_document] == ["seals.affix"]
    assert use.sha256 in (about_document[0].body or "")


@pytest.mark.parametrize("day", [make.FROM - A_DAY, make.UNTIL + A_DAY])
def test_outside_the_days_of_the_letter_nothing_is_sealed(day: date) -> None:
    make.seal()
    make.letter()

    with pytest.raises(rules.NotAuthorised):
        make.affixed(issued_on=day)
    with pytest.raises(rules.NotAuthorised):
        queries.letter_for(organ="bureau", item=make.ITEM, on=day)


@pytest.mark.parametrize("day", [make.FROM, make.UNTIL])
def test_the_first_and_the_last_day_count(day: date) -> None:
    make.seal()
    letter = make.letter()

    assert queries.letter_for(organ="bureau", item=make.ITEM, on=day) == letter
    assert make.affixed(issued_on=day).issued_on == day


def test_a_letter_covers_the_items_it_names_and_its_own_organ_alone() -> None:
    make.seal()
    make.letter()

    for organ, item in (("bureau", "other"), ("hall", make.ITEM)):
        with pytest.raises(rules.NotAuthorised):
            queries.letter_for(organ=organ, item=item, on=make.DAY)
    with pytest.raises(rules.NotAuthorised):
        make.affixed(item="other")


def test_a_withdrawn_letter_seals_what_was_issued_before_and_nothing_later() -> None:
    make.seal()
    make.letter()
    verbs.withdraw_authorisation(letter=make.LETTER_NUMBER, today=make.DAY, **make.BY)

    earlier = make.affixed(issued_on=make.DAY - A_DAY)

    assert earlier.issued_on < make.DAY
    with pytest.raises(rules.NotAuthorised):
        make.affixed("某局受〔2026〕2号", issued_on=make.DAY)
    with pytest.raises(rules.LetterWithdrawn):
        verbs.withdraw_authorisation(letter=make.LETTER_NUMBER, today=make.DAY, **make.BY)


def test_a_withdrawn_seal_goes_on_nothing_whatever_the_letter() -> None:
    make.seal()
    make.letter()
    verbs.withdraw_seal(seal=make.NUMBER, reason="遗失", **make.BY)

    with pytest.raises(rules.NotAuthorised):
        queries.letter_for(organ="bureau", item=make.ITEM, on=make.DAY)
    with pytest.raises(rules.SealWithdrawn):
        make.affixed()
    with pytest.raises(rules.SealWithdrawn):
        make.letter("另一份")


def test_of_two_letters_the_one_registered_first_is_used() -> None:
    make.seal()
    first = make.letter()
    make.letter("second", now=NOW + A_DAY)

    assert queries.letter_for(organ="bureau", item=make.ITEM, on=make.DAY) == first


@pytest.mark.parametrize("number", ["", "a/b", "../root", "root", "x" * 41, "a--b", "章"])
def test_a_number_that_could_not_name_a_file_is_refused(number: str) -> None:
    with pytest.raises(rules.BadSealNumber):
        make.seal(number)


@pytest.mark.parametrize(
    ("other", "refused"),
    [
        ({"items": [" ", ""]}, rules.NoItems),
        ({"valid_to": make.FROM - A_DAY}, LetterDates),
        ({"signed_by": " "}, NameMissing),
        ({"seal": "nowhere"}, rules.UnknownSeal),
    ],
)
def test_a_letter_says_which_seal_what_for_when_and_by_whom(
    other: dict[str, Any], refused: type[Refused]
) -> None:
    make.seal()

    with pytest.raises(refused):
        make.letter(**other)


def test_numbers_are_given_once_and_strangers_have_no_seal() -> None:
    make.seal()
    make.letter()

    with pytest.raises(rules.SealTaken):
        make.seal()
    with pytest.raises(rules.LetterTaken):
        make.letter()
    with pytest.raises(UnknownUnit):
        verbs.register_seal(number="1", name="章", organ="nowhere", window="hall", **make.BY)
    with pytest.raises(rules.UnknownLetter):
        make.affixed(letter="nowhere")
    with pytest.raises(rules.UnknownSeal):
        queries.seal("nowhere")


def test_a_certificate_that_has_run_out_seals_nothing() -> None:
    make.seal()
    make.letter()

    with pytest.raises(rules.CertificateOver):
        make.affixed(now=NOW + timedelta(days=9 * 365))


def test_another_certificate_than_the_registered_one_is_trouble() -> None:
    make.seal()
    make.letter()
    certificates.seal_file(make.NUMBER).unlink()
    certificates.make_seal(number=make.NUMBER, name="假章", organ="别家", now=NOW)

    with pytest.raises(Trouble, match="not the registered one"):
        make.affixed()


def test_the_database_keeps_the_rule_without_the_verb() -> None:
    make.seal()
    make.letter()
    make.affixed()
    uses = Impression.objects.all()

    for change, constraint in (
        ({"issued_on": make.UNTIL + A_DAY}, "document_was_issued_under_its_letter"),
        ({"valid_to": make.UNTIL + A_DAY}, "impression_carries_the_days_of_its_letter"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            uses.update(**change)
    with pytest.raises(IntegrityError, match="document_is_sealed_once"), transaction.atomic():
        make.affixed()
    with pytest.raises(IntegrityError, match="seal_letter_runs_forward"), transaction.atomic():
        SealLetter.objects.update(valid_to=F("valid_from") - A_DAY)
    with pytest.raises(IntegrityError, match="seal_withdrawal_is_whole"), transaction.atomic():
        Seal.objects.update(withdrawn_at=NOW)
