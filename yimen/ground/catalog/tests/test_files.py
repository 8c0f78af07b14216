"""Files that lists come in, sound and odd."""

from __future__ import annotations

import pytest

from yimen.ground.catalog.rules.files import read_list
from yimen.kernel.errors import Refused

CHINESE = '[{"name": "许可"}]'


@pytest.mark.parametrize(
    "data",
    [
        CHINESE.encode(),
        CHINESE.encode("utf-8-sig"),
        CHINESE.encode("utf-16"),
        b"\xfe\xff" + CHINESE.encode("utf-16-be"),
        b'{"title": "t", "items": ' + CHINESE.encode() + b"}",
    ],
)
def test_a_list_is_read_in_any_marked_encoding_and_either_shape(data: bytes) -> None:
    assert read_list(data, as_csv=False) == [{"name": "许可"}]


def test_another_encoding_is_read_when_it_is_named() -> None:
    data = CHINESE.encode("gb18030")

    assert read_list(data, as_csv=False, encoding="gb18030") == [{"name": "许可"}]
    with pytest.raises(Refused, match="byte 12 is not utf-8"):
        read_list(data, as_csv=False)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "list-unreadable"),
        (b"[", "list-unreadable"),
        (b"# text", "list-unreadable"),
        (b"[" * 100_000, "list-unreadable"),
        (b"7", "list-form"),
        (b"{}", "list-form"),
        (b'{"items": {}}', "list-form"),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_list(data, as_csv=False)


def test_a_file_beyond_the_limit_is_refused_before_it_is_read() -> None:
    with pytest.raises(Refused, match="list-too-large"):
        read_list(b"[" * 2_000_001, as_csv=False, largest=2_000_000)


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(Refused, match="klingon"):
        read_list(b"[]", as_csv=False, encoding="klingon")


def test_numbers_stay_as_they_were_written() -> None:
    read = read_list(b'[{"a": 1.10, "b": 99999999999999999999, "c": NaN}]', as_csv=False)

    assert read == [{"a": "1.10", "b": "99999999999999999999", "c": "NaN"}]


def test_a_table_of_comma_separated_values_is_read_with_short_and_long_rows() -> None:
    data = "\ufeffname,implementation_code\r\n许可,X\r\nb\r\nc,Y,more\r\n".encode()

    assert read_list(data, as_csv=True) == [
        {"name": "许可", "implementation_code": "X"},
        {"name": "b", "implementation_code": None},
        {"name": "c", "implementation_code": "Y", "": ["more"]},
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "list-form"),
        (b"a,b\n1,2\n", "list-form"),
        (b'name,implementation_code\n"a,X\n', "list-unreadable"),
        (b"name,implementation_code\n" + b"a" * 200_000, "list-unreadable"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_list(data, as_csv=True)
