"""Staff, roles and letters."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from yimen.ground.people import queries, rules, verbs
from yimen.ground.people.models import RoleGrant
from yimen.ground.people.states import AccountKind, Power, Role
from yimen.ground.people.tests import make
from yimen.kernel.errors import Refused

pytestmark = pytest.mark.django_db


def test_a_role_reaches_over_the_unit_and_everything_below() -> None:
    city, bureau = make.unit("city"), make.unit("bureau", "city")
    other = make.unit("other")
    chief = make.staff("chief")

    make.grant("chief", Role.DECIDER, "city")

    assert list(queries.holders(Role.DECIDER, bureau)) == [chief]
    assert queries.may(chief, Role.DECIDER, city)
    assert not queries.may(chief, Role.DECIDER, other)
    assert not queries.may(chief, Role.CLERK, bureau)


def test_a_role_below_does_not_reach_up() -> None:
    city = make.unit("city")
    make.unit("bureau", "city")
    clerk = make.staff("clerk", "bureau")

    make.grant("clerk", Role.CLERK, "bureau")

    assert not queries.may(clerk, Role.CLERK, city)


def test_nobody_decides_and_supervises_even_in_different_units() -> None:
    make.unit("city")
    make.unit("other")
    make.staff("s1")
    make.grant("s1", Role.DECIDER, "city")

    with pytest.raises(rules.SeparateRoles):
        make.grant("s1", Role.SUPERVISOR, "other")


def test_the_database_keeps_the_spheres_apart_without_the_verb() -> None:
    unit = make.unit("city")
    staff = make.staff("s1")
    make.grant("s1", Role.DECIDER, "city")

    with (
        pytest.raises(IntegrityError, match="grant_in_the_sphere_of_its_holder"),
        transaction.atomic(),
    ):
        RoleGrant.objects.create(
            staff=staff, role=Role.OPERATOR, unit=unit, granted_at=make.NOW, granted_by="x"
        )


def test_after_the_last_role_is_revoked_another_sphere_is_open() -> None:
    make.unit("city")
    staff = make.staff("s1")
    make.grant("s1", Role.DECIDER, "city")

    verbs.revoke_role(staff="s1", role=Role.DECIDER, unit="city", by="founder", now=make.NOW)
    make.grant("s1", Role.SUPERVISOR, "city")

    assert [grant.role for grant in queries.roles(staff)] == ["supervisor"]


def test_a_role_is_not_given_twice_nor_taken_when_not_held() -> None:
    make.unit("city")
    make.staff("s1")
    make.grant("s1", Role.CLERK, "city")

    with pytest.raises(rules.RoleHeld):
        make.grant("s1", Role.CLERK, "city")
    with pytest.raises(rules.RoleNotHeld):
        verbs.revoke_role(staff="s1", role=Role.DECIDER, unit="city", by="founder", now=make.NOW)


def test_who_left_holds_nothing_and_signs_in_no_more() -> None:
    city = make.unit("city")
    staff = make.staff("s1")
    make.grant("s1", Role.CLERK, "city")
    verbs.set_password(login="s1", password="a long password", by="s1", now=make.NOW)

    verbs.dismiss(number="s1", by="founder", now=make.NOW)

    assert not queries.may(staff, Role.CLERK, city)
    assert authenticate(username="s1", password="a long password") is None
    with pytest.raises(rules.StaffLeft):
        make.grant("s1", Role.CLERK, "city")


@pytest.mark.slow
def test_an_account_signs_in_with_its_password_kept_as_argon2() -> None:
    account = verbs.open_account(
        login="c1", kind=AccountKind.PERSON, password="a long password", by="c1", now=make.NOW
    )

    assert account.password.startswith("argon2")
    assert authenticate(username="c1", password="a long password") == account
    assert authenticate(username="c1", password="another password") is None


@pytest.mark.parametrize(
    ("number", "login", "code"),
    [("s1", "new", "people.staff-exists"), ("s2", "s1", "people.login-taken")],
)
def test_a_work_number_and_a_login_belong_to_one(number: str, login: str, code: str) -> None:
    make.unit("city")
    make.staff("s1")

    with pytest.raises(Refused, match=code):
        verbs.appoint(
            number=number, name="Li", unit="city", login=login, by="founder", now=make.NOW
        )


def _authorise(
    number: str, start: date = date(2026, 1, 1), until: date = date(2026, 12, 31)
) -> None:
    verbs.authorise_representative(
        number=number,
        unit="city",
        staff="s1",
        powers=[Power.ACCEPT, Power.DECIDE],
        signed_by="head",
        valid_from=start,
        valid_to=until,
        by="head",
        now=make.NOW,
    )


def test_a_unit_has_one_chief_representative_at_a_time() -> None:
    city = make.unit("city")
    make.staff("s1")
    _authorise("L-1")

    with pytest.raises(rules.LetterStands):
        _authorise("L-2")

    letter = queries.representative(city, date(2026, 3, 2))
    assert letter is not None
    assert (letter.number, letter.powers) == ("L-1", ["accept", "decide"])
    assert queries.representative(city, date(2027, 1, 1)) is None


def test_a_withdrawn_letter_makes_room_for_the_next() -> None:
    city = make.unit("city")
    make.staff("s1")
    _authorise("L-1")

    verbs.withdraw_letter(unit="city", by="head", now=make.NOW, today=date(2026, 3, 2))
    _authorise("L-2", start=date(2026, 3, 2))

    letter = queries.representative(city, date(2026, 3, 2))
    assert letter is not None
    assert letter.number == "L-2"
    before = queries.representative(city, date(2026, 3, 1))
    assert before is not None
    assert before.number == "L-1"
    with pytest.raises(rules.LetterDates):
        _authorise("L-3", until=date(2025, 12, 31))


def test_a_longer_list_of_holders_costs_no_more_queries() -> None:
    city = make.unit("city")

    def asked(upto: int) -> int:
        for n in range(upto // 2, upto):
            make.staff(f"s{n}")
            make.grant(f"s{n}", Role.CLERK, "city")
        with CaptureQueriesContext(connection) as seen:
            found = [each.unit.name for each in queries.holders(Role.CLERK, city)]
        assert len(found) >= upto // 2
        return len(seen)

    assert asked(2) == asked(8) == 1
