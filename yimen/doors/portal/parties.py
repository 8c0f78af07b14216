"""As which parties this visitor may look at a case: by account, and by pairs that were right."""

from __future__ import annotations

from django.http import HttpRequest

from yimen.base.pages.access import only
from yimen.ground.people import queries as people
from yimen.ground.people.rules import NOBODY, Viewer
from yimen.work.cases import queries as cases
from yimen.work.cases.rules import UnknownCase

FOLLOWED = "portal_followed"  # in the session: number of a case -> party
AT_MOST = 20
SECONDS = 30 * 60  # a visitor without an account is forgotten soon


def account_viewer(request: HttpRequest) -> Viewer:
    """The person who is signed in; `NOBODY` for strangers, and for staff, who have their desk."""
    if not request.user.is_authenticated:
        return NOBODY
    found = people.viewer(request.user)
    return found if found.party else NOBODY


def remember(request: HttpRequest, number: str, party: str) -> None:
    """Let this browser follow a case for a while."""
    followed = {**request.session.get(FOLLOWED, {}), number: party}
    request.session[FOLLOWED] = dict(list(followed.items())[-AT_MOST:])
    if not request.user.is_authenticated:
        request.session.set_expiry(SECONDS)


def viewer_of(request: HttpRequest, number: str) -> Viewer | None:
    """As whom this visitor may see the case of that number; None when not at all."""
    signed_in = account_viewer(request)
    party = request.session.get(FOLLOWED, {}).get(number, "")
    for viewer in (signed_in, Viewer(by=party, party=party)):
        if viewer.party and _is_party(number, viewer):
            return viewer
    return None


def _is_party(number: str, viewer: Viewer) -> bool:
    try:
        return cases.is_party(cases.case_of(number, viewer=viewer), viewer)
    except UnknownCase:
        return False


def is_person(request: HttpRequest) -> bool:
    """Whether a person is signed in."""
    return bool(account_viewer(request).party)


persons = only("a person who is signed in", is_person, sign_in="/sign-in")
