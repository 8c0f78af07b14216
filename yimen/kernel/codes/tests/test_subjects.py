"""Codes of certificates, items and divisions, and the tidying of what people type."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from yimen.kernel.codes import certificate, division, item
from yimen.kernel.codes.faults import tidy

HOUSING = "11100000000013338W"
PUBLISHED = "1.2.156.3005.2."
SERIAL = "209FA4E88F9E4C878F3E9BED2CE7EA49"


@pytest.mark.parametrize(
    "text",
    [
        f"{PUBLISHED}{HOUSING}011.11430000006122244L.20230000403.001.U",
        f"{PUBLISHED}11100000MB03271699022.340100.000000016.001.9",
        f"{PUBLISHED}{HOUSING}009.11330105002500287C.2025052201.002.0",
    ],
)
def test_a_published_certificate_identifier_fits(text: str) -> None:
    assert str(certificate.check(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{PUBLISHED}11100000000013661B006.113700000045046442.{SERIAL}.001.M",
            "D",
        ),
        (f"{PUBLISHED}{HOUSING}009.11330105002500287C.2025052201.002.S", "0"),
    ],
)
def test_an_identifier_that_does_not_fit_is_reported_and_still_read(
    text: str, expected: str
) -> None:
    identifier = certificate.read(text)

    assert str(identifier) == text
    assert (identifier.fits, identifier.expected) == (False, expected)
    assert certificate.problems(text) == ("codes.certificate-check",)


@pytest.mark.parametrize("text", ["", PUBLISHED, "1.2.156.3005.2.A.B.C.001.0", "9" * 500])
def test_a_text_of_another_form_is_no_certificate_identifier(text: str) -> None:
    assert certificate.problems(text) == ("codes.certificate-form",)


def test_an_identifier_is_made_with_its_check_character() -> None:
    made = certificate.make(
        kind=f"{HOUSING}011", issuer="11430000006122244L", serial="20230000403", version="001"
    )

    assert made.check == "U"


def test_the_national_item_code_is_body_level_and_basic_code() -> None:
    code = item.check("11370800MB285591843370117002011")

    assert (code.form, code.body, code.level) == ("national", "11370800MB28559184", "3")
    assert (code.basic, code.handling) == ("370117002011", "")
    assert item.check("11370800MB28559184337011700201101").handling == "01"


def test_the_sichuan_item_code_names_its_area_and_body() -> None:
    code = item.check("511Z07001006-511602000000-000-11511301008778183N-1-00")

    assert (code.form, code.basic, code.area) == ("sichuan", "511Z07001006", "511602000000")
    assert code.body_is_uscc


def test_a_sichuan_code_with_a_short_body_is_read_and_its_body_reported() -> None:
    text = "511A0101-511602000000-000-1151130108778239R-1-00"

    code = item.read(text)

    assert (code.body, code.body_is_uscc) == ("1151130108778239R", False)
    assert item.problems(text) == ("codes.uscc-length",)


@pytest.mark.parametrize(
    "text",
    ["", "E-000021-001-1111111111111111", "512C-511602000000-000-00877868-5-1-00", "-" * 5000],
)
def test_an_item_code_of_no_known_form_says_so(text: str) -> None:
    assert item.problems(text) == ("codes.item-form",)


def test_the_real_list_has_1115_sichuan_codes_and_981_sound_bodies(trial_data: Path) -> None:
    file = trial_data / "service_items_guangan_511602.json"
    texts = [row["implementation_code"] for row in json.loads(file.read_text("utf-8"))["items"]]

    sichuan = [text for text in texts if item.problems(text) != ("codes.item-form",)]
    sound = [text for text in sichuan if item.read(text).body_is_uscc]

    assert (len(texts), len(sichuan), len(sound)) == (1135, 1115, 981)


@pytest.mark.parametrize(
    ("text", "level", "short", "parent"),
    [
        ("510000", 2, "510000", "000000"),
        ("511600", 3, "511600", "510000"),
        ("511602000000", 4, "511602", "511600"),
        ("511602001", 5, "511602001", "511602"),
        ("511602001003", 6, "511602001003", "511602001"),
        ("429004", 4, "429004", "429000"),
    ],
)
def test_a_division_code_says_its_level_and_what_lies_above(
    text: str, level: int, short: str, parent: str
) -> None:
    place = division.check(text)

    assert (place.level, place.text, str(place.parent)) == (level, short, parent)
    assert place.parent is not None
    assert place.parent.holds(place)
    assert not place.holds(place.parent)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("5116", "codes.division-form"),
        ("51160A", "codes.division-form"),
        ("001602", "codes.division-gap"),
        ("511602000003", "codes.division-gap"),
    ],
)
def test_a_division_that_cannot_be_is_told_why(text: str, fault: str) -> None:
    assert division.problems(text) == (fault,)


def test_tidying_changes_the_writing_and_never_the_characters() -> None:
    typed = " \uff11\uff11010519\u30004912\u200b31002\uff58 "

    assert tidy(typed) == "11010519491231002X"
    assert tidy("76726532\u2014x") == "76726532-X"
    assert tidy("oO0") == "OO0"
