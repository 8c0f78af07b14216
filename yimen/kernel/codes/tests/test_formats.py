"""Telephone numbers in their one writing, and formats as a judge of forms asks for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.codes import formats, phone
from yimen.kernel.errors import Refused


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("138 0013 8000", "13800138000"),
        ("+86 138-0013-8000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("0826 2345678", "0826-2345678"),
        ("010-65651234", "010-65651234"),
        ("+44 20 7946 0958", "+442079460958"),
    ],
)
def test_a_telephone_number_has_one_writing(typed: str, written: str) -> None:
    assert phone.check(typed) == written


@pytest.mark.parametrize(
    "typed", ["", "1380013800", "12800138000", "0826", "+", "12345", "<b>", "138001380000"]
)
def test_what_nobody_can_be_called_under_is_refused(typed: str) -> None:
    with pytest.raises(phone.PhoneForm):
        phone.check(typed)


@given(st.sampled_from(sorted(formats.WRITTEN)), st.text(max_size=25))
def test_what_is_written_once_is_sound_and_stays(kind: str, typed: str) -> None:
    try:
        written = formats.WRITTEN[kind](typed)
    except Refused:
        assert not formats.JUDGED[kind](typed)
    else:
        assert formats.JUDGED[kind](written)
        assert formats.WRITTEN[kind](written) == written


@pytest.mark.parametrize(
    ("text", "sound"), [("2026-02-28", True), ("2026-02-30", False), ("20260228", False)]
)
def test_a_day_is_one_of_the_calendar(text: str, sound: bool) -> None:
    assert formats.JUDGED["date"](text) is sound
