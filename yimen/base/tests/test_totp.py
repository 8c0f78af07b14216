"""One-time codes against the vectors of RFC 6238, appendix B."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest

from yimen.base import totp

SECRET = base64.b32encode(b"12345678901234567890").decode()
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "digits"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_the_vectors_of_the_standard_hold(seconds: int, digits: str) -> None:
    made = totp.code(SECRET, seconds // totp.SECONDS)

    assert made == digits[-totp.DIGITS :]


@pytest.mark.parametrize(("drift", "good"), [(-2, False), (-1, True), (0, True), (1, True)])
def test_a_clock_may_be_off_by_one_step(drift: int, good: bool) -> None:
    typed = totp.code(SECRET, totp.step_of(NOW) + drift)

    step = totp.taken(SECRET, typed, now=NOW, after=0)

    assert (step is not None) is good


def test_a_code_is_taken_once() -> None:
    typed = totp.code(SECRET, totp.step_of(NOW))
    first = totp.taken(SECRET, typed, now=NOW, after=0)
    assert first is not None

    again = totp.taken(SECRET, typed, now=NOW + timedelta(seconds=5), after=first)

    assert again is None


@pytest.mark.parametrize("typed", ["", "12345", "動態口令六位", "000000 or 1=1", "\0" * 6])
def test_what_is_no_code_is_not_taken(typed: str) -> None:
    assert totp.taken(SECRET, typed, now=NOW, after=0) is None


def test_the_address_names_issuer_and_login() -> None:
    made = totp.address(SECRET, login="yt 01", issuer="一门")

    assert made.startswith("otpauth://totp/%E4%B8%80%E9%97%A8%3Ayt%2001?secret=GEZDGNBVGY3TQOJQ")
