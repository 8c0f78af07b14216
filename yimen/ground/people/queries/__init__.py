"""What may be asked about people. Identity numbers are found by their mark and never listed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from yimen.base import sealing
from yimen.base.postgres.statements import Statement
from yimen.ground.people import rules
from yimen.ground.people.models import (
    Account,
    AuthorisationLetter,
    Client,
    Mandate,
    Organisation,
    Person,
    RoleGrant,
    SecondFactor,
    Staff,
    Token,
    Unit,
)
from yimen.ground.people.states import AccountKind, Document, Role
from yimen.kernel.codes import uscc as credit_code
from yimen.kernel.codes.faults import tidy

# Every call over the API asks these two (ADR 0012); `caller` says what they mean
CALLER = Statement(
    "people_caller",
    """
select json_build_array(a.id, a.login, t.scopes, p.number, s.number, (
    select json_agg(json_build_array(g.role, u.path) order by u.path, g.role)
    from people_rolegrant g join people_unit u on u.id = g.unit_id
    where g.staff_id = s.id and g.revoked_at is null))
from people_token t join people_account a on a.id = t.account_id
left join people_person p on p.account_id = a.id
left join people_staff s on s.account_id = a.id and s.left_at is null
left join people_client c on c.id = t.client_id
where t.mark = $1 and t.revoked_at is null and t.expires_at > $2 and a.is_active
    and c.revoked_at is null
""",
)
PATH = Statement("people_path", "select path from people_unit where key = $1")


def unit(key: str) -> Unit:
    """The unit of that key, or `UnknownUnit`."""
    found = Unit.objects.filter(key=key).first()
    if found is None:
        raise rules.UnknownUnit(unit=key)
    return found


def units_by_key() -> dict[str, Unit]:
    """Every unit, by key."""
    return {each.key: each for each in Unit.objects.all()}


def subtree(top: Unit) -> QuerySet[Unit]:
    """The unit and everything below it, top first."""
    return Unit.objects.filter(path__startswith=top.path).order_by("path")


def staff(number: str) -> Staff:
    """The member of staff of that work number, serving or not, or `UnknownStaff`."""
    found = Staff.objects.select_related("unit", "account").filter(number=number).first()
    if found is None:
        raise rules.UnknownStaff(staff=number)
    return found


def staff_names(numbers: Collection[str]) -> dict[str, str]:
    """The names of members of staff by their work numbers; what is no work number is left out."""
    found = Staff.objects.filter(number__in=set(numbers))
    return dict(found.values_list("number", "name"))


def holders(role: Role, over: Unit) -> QuerySet[Staff]:
    """Who holds `role` for this unit: over it, or over a unit above it."""
    reach = RoleGrant.objects.filter(role=role, revoked_at=None, unit__in=_above(over))
    return (
        Staff.objects.filter(pk__in=reach.values("staff"), left_at=None)
        .select_related("unit")
        .order_by("number")
    )


def may(member: Staff, role: Role, over: Unit) -> bool:
    """Whether this member of staff holds `role` for this unit now."""
    grants = RoleGrant.objects.filter(staff=member, role=role, revoked_at=None)
    return grants.filter(unit__in=_above(over)).exists()


def roles(member: Staff) -> QuerySet[RoleGrant]:
    """The active roles of a member of staff with the units they reach over."""
    active = RoleGrant.objects.filter(staff=member, revoked_at=None)
    return active.select_related("unit").order_by("unit__path", "role")


def caller(secret: str, now: datetime) -> tuple[str, rules.Viewer, str]:
    """Who calls with a token: the account's id, its viewer, the scopes; read in one statement.

    `UnknownToken` once the token or its client is over or revoked, or the account closed.
    """
    found = CALLER.first(rules.token_mark(secret), now)
    if found is None:
        raise rules.UnknownToken
    account, login, scopes, person, number, held = json.loads(found)
    if person is not None:
        return account, rules.Viewer(by=person, party=person), scopes
    if number is None:
        return account, rules.Viewer(by=login), scopes
    reaches = tuple(rules.Reach(Role(role), path) for role, path in held or ())
    return account, rules.Viewer(by=number, staff=number, reaches=reaches), scopes


def clients() -> QuerySet[Client]:
    """The registered systems, newest first; the secrets themselves are nowhere."""
    return Client.objects.select_related("account", "unit").order_by("-registered_at")


def tokens(login: str) -> QuerySet[Token]:
    """The tokens of an account, newest first; the secrets themselves are nowhere."""
    return Token.objects.filter(account__login=login).order_by("-issued_at")


def account(login: str) -> Account:
    """The account of that login that may sign in, or `UnknownLogin`."""
    found = Account.objects.filter(login=login, is_active=True).first()
    if found is None:
        raise rules.UnknownLogin(login=login)
    return found


def has_factor(login: str) -> bool:
    """Whether an account signs in with one-time codes beside its password."""
    return SecondFactor.objects.filter(account__login=login, confirmed_at__isnull=False).exists()


def viewer(account: Account) -> rules.Viewer:
    """Who this account is to every query that asks who looks: its person, or its staff and roles.

    Whoever left holds no role; an account of neither kind sees what is public.
    """
    person = getattr(account, "person", None) if account.kind != AccountKind.STAFF else None
    if person is not None:
        return rules.Viewer(by=person.number, party=person.number)
    member = getattr(account, "staff", None)
    if member is None:
        return rules.Viewer(by=account.login)
    return viewer_of(member, roles(member))


def viewer_of(member: Staff, held: Iterable[RoleGrant]) -> rules.Viewer:
    """A member of staff with these of their roles, as a viewer; none of them once they left."""
    if member.left_at is not None:
        return rules.Viewer(by=member.account.login)
    reaches = tuple(rules.Reach(Role(each.role), each.unit.path) for each in held)
    return rules.Viewer(by=member.number, staff=member.number, reaches=reaches)


def member_of(account: Account) -> Staff:
    """The member of staff whose account it is, with the unit they belong to."""
    return Staff.objects.select_related("unit").get(account=account)


def mandate(person: str, organisation: str, on: date) -> Mandate | None:
    """The mandate under which a person acts for an organisation on that day, if there is one."""
    return _standing(on).filter(person__number=person, organisation__number=organisation).first()


def mandates_of(person: str, on: date) -> QuerySet[Mandate]:
    """The mandates that a person holds on that day, by the name of the organisation."""
    return _standing(on).filter(person__number=person).order_by("organisation__name", "number")


def mandates_for(organisation: str, on: date) -> QuerySet[Mandate]:
    """Who may act for an organisation on that day or later: representatives first."""
    found = Mandate.objects.select_related("organisation", "person").filter(
        organisation__number=organisation, revoked_at=None, valid_to__gte=on
    )
    return found.order_by("-kind", "granted_at")


def acting_for(of: rules.Viewer, organisation: str, on: date) -> rules.Viewer:
    """代表单位: the viewer of a person who acts for an organisation, or `NoMandate`.

    What they do is recorded under the person; what they see is the organisation's.
    """
    found = mandate(of.by, organisation, on)
    if found is None:
        raise rules.NoMandate
    return rules.Viewer(by=of.by, party=organisation, items=frozenset(found.items))


def _standing(on: date) -> QuerySet[Mandate]:
    known = Mandate.objects.select_related("organisation", "person")
    held = known.filter(revoked_at=None, valid_from__lte=on, valid_to__gte=on)
    return held.filter(organisation__erased_at=None, person__erased_at=None)


def unit_keys(of: rules.Viewer, held: Collection[Role]) -> list[str]:
    """The keys of the units over which a viewer holds one of these roles, subtrees included."""
    within = Q(pk__in=[])
    for path in of.paths(held):
        within |= Q(path__startswith=path)
    return list(Unit.objects.filter(within).order_by("path").values_list("key", flat=True))


def reaches(of: rules.Viewer, held: Collection[Role], key: str) -> bool:
    """Whether a viewer holds one of these roles over the unit of that key, by itself or above."""
    if not of.holds(held):
        return False
    if any(each.role in held and each.path.endswith(f"/{key}/") for each in of.reaches):
        return True  # over the unit itself, as most who review: nothing to ask
    path = PATH(key)
    return path is not None and of.over(path, held)


def representative(of: Unit, on: date) -> AuthorisationLetter | None:
    """The letter under which someone represents the unit on that day, if there is one."""
    letters = AuthorisationLetter.objects.select_related("staff")
    in_force = Q(withdrawn_on=None) | Q(withdrawn_on__gt=on)
    return letters.filter(in_force, unit=of, valid_from__lte=on, valid_to__gte=on).first()


def person_by_number(document: Document, typed: str) -> Person | None:
    """The registered person of that document, found by mark; a Refused if the number is unsound."""
    plain = rules.document_number(document, typed)
    return Person.objects.filter(mark=sealing.mark(plain, kind=document.value)).first()


def organisation_by_uscc(typed: str) -> Organisation | None:
    """The registered organisation of that credit code, found by mark."""
    plain = credit_code.check(tidy(typed)).text
    return Organisation.objects.filter(mark=sealing.mark(plain, kind="uscc")).first()


def person(number: str) -> Person:
    """The person of a public number, or `UnknownParty`; once erased, `erased_at` says so."""
    found = Person.objects.filter(number=number).first()
    if found is None:
        raise rules.UnknownParty(number=number)
    return found


def organisation(number: str) -> Organisation:
    """The organisation of a public number, or `UnknownParty`."""
    found = Organisation.objects.filter(number=number).first()
    if found is None:
        raise rules.UnknownParty(number=number)
    return found


def identity_number(party: Person | Organisation) -> str:
    """The identity number itself, opened: for the few acts that must have it; `PartyErased`."""
    if party.sealed is None:
        raise rules.PartyErased(number=party.number)
    return sealing.unseal(bytes(party.sealed), context=party.number)


def _above(below: Unit) -> QuerySet[Unit]:
    """The unit itself and every unit on the way to its root."""
    keys = below.path.strip("/").split("/")
    return Unit.objects.filter(key__in=keys)
