"""The acts on people: units founded, staff appointed, roles given and taken, parties registered."""

from yimen.ground.people.verbs.divisions import Loaded, load_divisions
from yimen.ground.people.verbs.parties import (
    erase_organisation,
    erase_person,
    register_organisation,
    register_person,
)
from yimen.ground.people.verbs.roles import (
    authorise_representative,
    grant_role,
    revoke_role,
    withdraw_letter,
)
from yimen.ground.people.verbs.staff import appoint, dismiss, open_account, set_password
from yimen.ground.people.verbs.units import found_unit

__all__ = [
    "Loaded",
    "appoint",
    "authorise_representative",
    "dismiss",
    "erase_organisation",
    "erase_person",
    "found_unit",
    "grant_role",
    "load_divisions",
    "open_account",
    "register_organisation",
    "register_person",
    "revoke_role",
    "set_password",
    "withdraw_letter",
]
