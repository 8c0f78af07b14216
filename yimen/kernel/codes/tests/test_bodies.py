"""Codes of bodies and persons: every published check, real examples and real mistakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric
from stdnum.cn import uscc as oracle

from yimen.kernel.codes import citizen, organisation, uscc
from yimen.kernel.errors import Refused

REAL = (
    "11511301008778183N",
    "115113010833722043",
    "11370800MB28559184",
    "11330105002500287C",
    "11100000000013338W",
    "11511301MB1549994W",
    "11110000000021135M",
    "11430000006122244L",
)


@pytest.mark.parametrize("text", REAL)
def test_a_real_credit_code_passes_both_checks(text: str) -> None:
    code = uscc.check(text)

    assert code.text == text
    assert organisation.check(code.organisation).text == text[8:17]


@given(
    st.sampled_from("15"),
    st.sampled_from("1239"),
    st.from_regex(r"[0-9]{6}[0-9A-HJ-NP-RTUWXY]{8}", fullmatch=True),
)
def test_our_weights_are_those_of_python_stdnum_where_it_judges(
    authority: str, kind: str, middle: str
) -> None:
    start = authority + kind + middle
    body = start + organisation.check_character(middle[6:])

    text = body + uscc.check_character(body)

    assert oracle.is_valid(text)
    assert uscc.problems(text) == ()


@pytest.mark.parametrize("authority", ["Y", "N", "A"])
def test_a_registering_authority_may_be_a_letter(authority: str) -> None:
    body = authority + "1511301008778183"

    text = body + uscc.check_character(body)

    assert uscc.check(text).authority == authority
    assert not oracle.is_valid(text)  # the gap for which the weights stand here


@pytest.mark.parametrize(
    ("text", "fault", "facts"),
    [
        ("1151130108778239R", "codes.uscc-length", {"length": 17}),
        ("", "codes.uscc-length", {"length": 0}),
        ("1151130100877818ON", "codes.uscc-character", {"position": 17, "character": "O"}),
        ("11511301008778183n", "codes.uscc-character", {"position": 18, "character": "n"}),
        ("TE5116020105116050", "codes.uscc-authority", {"character": "T"}),
        ("01511301008778183N", "codes.uscc-authority", {"character": "0"}),
        ("115113010087781831", "codes.uscc-check", {"found": "1", "expected": "N"}),
    ],
)
def test_a_wrong_credit_code_is_told_its_place(
    text: str, fault: str, facts: dict[str, object]
) -> None:
    with pytest.raises(Refused, match=fault) as caught:
        uscc.check(text)

    assert caught.value.facts == facts
    assert fault in uscc.problems(text)


def test_a_credit_code_with_a_sound_outer_check_can_hold_a_wrong_organisation_code() -> None:
    body = "1151130100877818" + "4"  # the organisation code calls for 3
    text = body + uscc.check_character(body)

    found = uscc.problems(text)

    assert oracle.is_valid(text)
    assert found == ("codes.uscc-organisation",)


@given(st.sampled_from(REAL), st.integers(0, 17), st.sampled_from(uscc.ALPHABET))
def test_no_single_wrong_character_in_a_credit_code_passes(
    text: str, place: int, other: str
) -> None:
    changed = text[:place] + other + text[place + 1 :]

    found = uscc.problems(changed)

    assert (found == ()) == (changed == text)


def test_an_organisation_code_is_read_with_and_without_its_hyphen() -> None:
    hyphenated, plain = organisation.check("76726532-X"), organisation.check("76726532X")

    assert hyphenated == plain
    assert str(plain) == "76726532-X"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("76726532", "codes.organisation-length"),
        ("7672-6532X", "codes.organisation-length"),
        ("76726532?", "codes.organisation-character"),
        ("767265320", "codes.organisation-check"),
    ],
)
def test_a_wrong_organisation_code_is_told_why(text: str, fault: str) -> None:
    assert organisation.problems(text) == (fault,)


def test_a_citizen_number_tells_birth_and_sex_and_hides_its_middle() -> None:
    number = citizen.check("11010519491231002X")

    assert (number.born_on, number.sex) == (date(1949, 12, 31), "female")
    assert number.masked == "110***********002X"
    assert "1949" not in repr(number)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("11010519491231002", ("codes.citizen-length",)),
        ("11010519491231002x", ("codes.citizen-character",)),
        ("1101051949123100X2", ("codes.citizen-character",)),
        ("110105194912310021", ("codes.citizen-check",)),
        ("11010519490229002X", ("codes.citizen-date", "codes.citizen-check")),
        ("110105179912310016", ("codes.citizen-date",)),
        ("99010519491231002X", ("codes.citizen-place", "codes.citizen-check")),
        ("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", ("codes.citizen-character",) * 17),
    ],
)
def test_a_wrong_citizen_number_is_told_every_fault(text: str, faults: tuple[str, ...]) -> None:
    assert citizen.problems(text) == faults


@given(
    st.sampled_from(["110105", "370181", "511602", "810000"]),
    st.dates(date(1900, 1, 1), date(2026, 12, 31)),
    st.integers(0, 999),
)
def test_our_citizen_check_is_that_of_python_stdnum(place: str, born: date, order: int) -> None:
    body = f"{place}{born:%Y%m%d}{order:03}"

    text = body + citizen.check_character(body)

    assert text[17] == ric.calc_check_digit(text)
    assert citizen.problems(text) == ()


def test_a_refused_citizen_number_is_not_repeated_in_the_refusal() -> None:
    with pytest.raises(citizen.CitizenCheck) as caught:
        citizen.check("110105194912310021")

    assert "19491231" not in str(caught.value)


def test_counties_of_today_and_of_the_past_are_places_of_birth(trial_data: Path) -> None:
    lines = (trial_data / "divisions_cn.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    counties = [line.split(",")[0] for line in lines if line.split(",")[3] == "3"]

    numbers = [f"{county}19900101001" for county in [*counties, "370181"]]
    unknown = [body for body in numbers if citizen.problems(body + citizen.check_character(body))]

    assert len(counties) > 2800
    assert unknown == []
