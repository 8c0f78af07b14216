"""The acts on people: units, staff, roles, parties, accounts and their tokens."""

from yimen.ground.people.verbs.clients import (
    issue_short_token,
    register_client,
    revoke_client,
)
from yimen.ground.people.verbs.divisions import Loaded, load_divisions
from yimen.ground.people.verbs.factors import begin_factor, confirm_factor, drop_factor, take_code
from yimen.ground.people.verbs.mandates import grant_mandate, revoke_mandate
from yimen.ground.people.verbs.parties import (
    erase_organisation,
    erase_person,
    hold_party,
    register_organisation,
    register_person,
)
from yimen.ground.people.verbs.roles import (
    authorise_representative,
    grant_role,
    revoke_role,
    withdraw_letter,
)
from yimen.ground.people.verbs.staff import (
    appoint,
    dismiss,
    give_account,
    open_account,
    set_password,
)
from yimen.ground.people.verbs.tokens import Issued, issue_token, revoke_token
from yimen.ground.people.verbs.units import found_unit

__all__ = [
    "Issued",
    "Loaded",
    "appoint",
    "authorise_representative",
    "begin_factor",
    "confirm_factor",
    "dismiss",
    "drop_factor",
    "erase_organisation",
    "erase_person",
    "found_unit",
    "give_account",
    "grant_mandate",
    "grant_role",
    "hold_party",
    "issue_short_token",
    "issue_token",
    "load_divisions",
    "open_account",
    "register_client",
    "register_organisation",
    "register_person",
    "revoke_client",
    "revoke_mandate",
    "revoke_role",
    "revoke_token",
    "set_password",
    "take_code",
    "withdraw_letter",
]
