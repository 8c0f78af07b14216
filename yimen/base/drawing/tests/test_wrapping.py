"""Where lines of Chinese and English names break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.base.drawing.wrapping import ems, plain, wrap


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("受理", ["受理"]),
        ("建筑工程施工许可", ["建筑工程施工许可"]),
        ("建筑工程施工许可证", ["建筑工程施", "工许可证"]),
        ("特种设备 safety review", ["特种设备 safety", "review"]),
        ("Confirmation of receipt", ["Confirmation", "of receipt"]),
        ("审查（消防）意见书出具", ["审查（消防）", "意见书出具"]),
        ("", []),
    ],
)
def test_a_name_is_broken_where_a_reader_would_break_it(name: str, lines: list[str]) -> None:
    assert list(wrap(name, 8, 4)) == lines


def test_a_long_name_is_cut_with_an_ellipsis() -> None:
    assert list(wrap("审" * 40, 8, 4)) == ["审" * 8, "审" * 8, "审" * 8, "审" * 7 + "…"]


@given(st.text(st.sampled_from("审查（），。Wil- 1，"), max_size=80), st.integers(1, 5))
def test_no_line_is_wider_than_it_may_be(name: str, lines: int) -> None:
    found = wrap(plain(name), 8, lines)

    assert len(found) <= lines
    assert all(ems(line) <= 8 for line in found)


@given(st.text(st.sampled_from("审查（），。Wil- 1，"), max_size=60))
def test_nothing_is_lost_but_spaces(name: str) -> None:
    found = wrap(plain(name), 8, 99)

    assert "".join(found).replace(" ", "") == plain(name).replace(" ", "")
