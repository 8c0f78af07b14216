"""Who calls: every route states its rule, and what any call costs is counted here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from yimen.base.gate.verbs import spend_call
from yimen.base.present import queries as present
from yimen.doors.api.refusals import NoLength, NotJson, NotOctets, NoToken, ScopeMissing, TooLarge
from yimen.ground.people import queries as people
from yimen.ground.people.rules import NoMandate, NotAllowed, UnknownToken, Viewer
from yimen.ground.people.states import Role, Scope
from yimen.work.cases.rules.access import SEES, WINDOW

LARGEST_BODY = 1_000_000
JSON, OCTETS = "application/json", "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Caller:
    """The account that calls, and who it is to the queries that ask who looks."""

    account: str
    viewer: Viewer


class Anyone:
    """Open to everybody; calls are counted by address."""

    says = "anyone"

    def __call__(self, request: HttpRequest) -> bool:
        check_body(request)
        spend(f"address {request.META.get('REMOTE_ADDR', '')}")
        return True


class Holders(HttpBearer):
    """Open to who holds a token and one of some roles, or applies for themselves."""

    def __init__(
        self, says: str, *, roles: Collection[Role], persons: bool, takes: str = JSON
    ) -> None:
        super().__init__()
        self.says, self.roles, self.persons, self.takes = says, roles, persons, takes

    def __call__(self, request: HttpRequest) -> Caller:
        check_body(request, self.takes)
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not secret.strip():
            spend(f"address {request.META.get('REMOTE_ADDR', '')}")
            raise NoToken
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """The caller behind a token, if the route is open to them."""
        try:
            account, viewer, scopes = people.caller(token, timezone.now())
        except UnknownToken:
            spend(f"address {request.META.get('REMOTE_ADDR', '')}")
            raise
        spend(f"account {account}")
        needed = Scope.READ if request.method in ("GET", "HEAD") else Scope.ACT
        if needed not in scopes.split():
            raise ScopeMissing(scope=needed.value)
        if firm := request.headers.get("On-Behalf-Of", "").strip():
            viewer = _acting_for(viewer, firm)
        if not (self.persons and viewer.party) and not viewer.holds(self.roles):
            said = "、".join(sorted(role.value for role in self.roles))
            raise NotAllowed(unit="–", roles=said)
        return Caller(account, viewer)


def _acting_for(viewer: Viewer, named: str) -> Viewer:
    """代表单位: the viewer of a person who acts for the organisation of that credit code, or name.

    A name comes percent-encoded (RFC 3986, UTF-8): a header holds ASCII, and a server may drop one
    that holds more. Whether the mandate stands is asked at every call. `NoMandate` also where
    nobody has that code, and for a name that no one or several of the mandates have.
    """
    today = present.today()
    if not viewer.party:
        raise NoMandate
    said = unquote(named)
    if said.isascii():
        found = people.organisation_by_uscc(said)
        numbers = [found.number] if found else []
    else:
        held = (each.organisation for each in people.mandates_of(viewer.by, today))
        numbers = [each.number for each in held if each.name == said]
    if len(numbers) != 1:
        raise NoMandate
    return people.acting_for(viewer, numbers[0], today)


def caller(request: HttpRequest) -> Caller:
    """Who calls, as the rule of the route found out."""
    found = request.auth  # type: ignore[attr-defined]  # set by ninja from the rule's answer
    assert isinstance(found, Caller)  # every route that asks has a rule of holders
    return found


def check_body(request: HttpRequest, takes: str = JSON) -> None:
    """`NoLength`, `TooLarge`, `NotJson` and `NotOctets`, before a byte of the body is read."""
    if request.headers.get("Transfer-Encoding"):
        raise NoLength
    try:
        length = int(request.headers.get("Content-Length") or 0)
    except ValueError:
        length = 0
    if length > LARGEST_BODY:
        raise TooLarge(most=LARGEST_BODY)
    if length and request.content_type != takes:
        other = NotJson if takes == JSON else NotOctets
        raise other(given=str(request.content_type)[:100])


def spend(name: str) -> None:
    spend_call(name=name, per_minute=settings.API_PER_MINUTE, now=timezone.now())


ANYONE = Anyone()
APPLYING = "applicants for themselves, window clerks"
CONCERNED = "applicants in their own case, staff who see cases"
APPLICANTS = Holders(APPLYING, roles=WINDOW, persons=True)
PARTIES = Holders(CONCERNED, roles=SEES, persons=True)
DRAFT_SENDERS = Holders(APPLYING, roles=WINDOW, persons=True, takes=OCTETS)
CASE_SENDERS = Holders(CONCERNED, roles=SEES, persons=True, takes=OCTETS)
WINDOWS = Holders("window clerks", roles=WINDOW, persons=False)
STAFF = Holders("staff who see cases", roles=SEES, persons=False)
