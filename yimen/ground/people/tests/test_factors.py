"""One-time codes beside the password."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from yimen.base import totp
from yimen.ground.people import queries, rules, verbs
from yimen.ground.people.models import RecoveryCode, SecondFactor
from yimen.ground.people.tests import make

pytestmark = [pytest.mark.django_db]
LATER = make.NOW + timedelta(minutes=5)


def code(secret: str, now: datetime = make.NOW) -> str:
    return totp.code(secret, totp.step_of(now))


def enrolled() -> tuple[str, list[str]]:
    """A member of staff with codes set up: the secret, and the recovery codes."""
    make.unit()
    make.staff()
    secret = verbs.begin_factor(login="s1", now=make.NOW)
    return secret, verbs.confirm_factor(login="s1", typed=code(secret), by="s1", now=make.NOW)


def test_codes_count_once_a_first_one_was_right() -> None:
    secret, recovery = enrolled()

    account = verbs.take_code(login="s1", typed=code(secret, LATER), now=LATER)

    assert account.login == "s1"
    assert queries.has_factor("s1")
    assert len(set(recovery)) == rules.RECOVERY_CODES


def test_a_wrong_first_code_sets_nothing_up() -> None:
    make.unit()
    make.staff()
    secret = verbs.begin_factor(login="s1", now=make.NOW)

    with pytest.raises(rules.CodeWrong):
        verbs.confirm_factor(login="s1", typed="000000x", by="s1", now=make.NOW)

    assert not queries.has_factor("s1")
    assert verbs.begin_factor(login="s1", now=LATER) == secret


def test_a_code_does_not_sign_in_twice() -> None:
    secret, _ = enrolled()
    verbs.take_code(login="s1", typed=code(secret, LATER), now=LATER)

    with pytest.raises(rules.CodeWrong):
        verbs.take_code(login="s1", typed=code(secret, LATER), now=LATER)


def test_the_code_that_set_it_up_does_not_sign_in() -> None:
    secret, _ = enrolled()

    with pytest.raises(rules.CodeWrong):
        verbs.take_code(login="s1", typed=code(secret), now=make.NOW)


def test_a_recovery_code_signs_in_once_however_it_is_written() -> None:
    _, recovery = enrolled()
    verbs.take_code(login="s1", typed=recovery[0].replace("-", " ").lower(), now=LATER)

    with pytest.raises(rules.CodeWrong):
        verbs.take_code(login="s1", typed=recovery[0], now=LATER)


def test_codes_of_one_account_do_not_sign_in_another() -> None:
    _, recovery = enrolled()
    make.staff("s2")
    secret = verbs.begin_factor(login="s2", now=make.NOW)
    verbs.confirm_factor(login="s2", typed=code(secret), by="s2", now=make.NOW)

    with pytest.raises(rules.CodeWrong):
        verbs.take_code(login="s2", typed=recovery[0], now=LATER)


def test_the_secret_and_the_codes_are_not_in_the_tables() -> None:
    secret, recovery = enrolled()

    kept = bytes(SecondFactor.objects.get().sealed)
    kept += b"".join(bytes(one.mark) for one in RecoveryCode.objects.all())

    assert secret.encode() not in kept
    assert recovery[0].replace("-", "").encode() not in kept


def test_a_dropped_factor_is_set_up_anew_and_its_recovery_codes_are_gone() -> None:
    secret, _ = enrolled()

    verbs.drop_factor(login="s1", by="operator", now=LATER)

    assert verbs.begin_factor(login="s1", now=LATER) != secret
    assert not RecoveryCode.objects.exists()


def test_a_factor_is_not_set_up_over_another() -> None:
    enrolled()

    with pytest.raises(rules.FactorHeld):
        verbs.begin_factor(login="s1", now=LATER)


def test_who_left_sets_up_nothing() -> None:
    make.unit()
    make.staff()
    verbs.dismiss(number="s1", by="manager", now=make.NOW)

    with pytest.raises(rules.UnknownLogin):
        verbs.begin_factor(login="s1", now=LATER)
