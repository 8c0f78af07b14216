"""Rules about roles, levels and how numbers are shown."""

from __future__ import annotations

from itertools import product

import pytest

from yimen.ground.people import rules
from yimen.ground.people.states import Document, Role, Sphere


@pytest.mark.parametrize(("held", "role"), list(product(Role, Role)))
def test_roles_join_within_one_sphere_and_never_across(held: Role, role: Role) -> None:
    if rules.SPHERES[held] is rules.SPHERES[role]:
        assert rules.sphere_after(role, [held]) is rules.SPHERES[role]
    else:
        with pytest.raises(rules.SeparateRoles):
            rules.sphere_after(role, [held])


def test_deciding_running_and_supervising_are_three_spheres() -> None:
    roles = (Role.DECIDER, Role.OPERATOR, Role.SUPERVISOR)

    assert {rules.SPHERES[role] for role in roles} == set(Sphere)


@pytest.mark.parametrize(
    ("number", "shown"),
    [("11010519491231002X", "110***********002X"), ("E12345678", "E12*****8")],
)
def test_a_shown_number_hides_its_middle(number: str, shown: str) -> None:
    assert rules.masked(number) == shown


def test_a_typed_number_is_tidied_and_judged_by_its_document() -> None:
    typed = " 11010519491231002x "

    assert rules.document_number(Document.CITIZEN_ID, typed) == "11010519491231002X"
    assert rules.document_number(Document.PASSPORT, "e 12345678") == "E12345678"
    with pytest.raises(rules.DocumentForm):
        rules.document_number(Document.PASSPORT, "E1")


def test_a_password_is_long_enough_or_refused() -> None:
    assert rules.strong("twelve chars") == "twelve chars"
    with pytest.raises(rules.WeakPassword):
        rules.strong("eleven char")
