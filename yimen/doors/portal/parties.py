"""As which parties this visitor may look at a case: by account, and by pairs that were right."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from yimen.base.pages.access import only
from yimen.base.present import queries as present
from yimen.ground.people import queries as people
from yimen.ground.people.rules import NOBODY, NoMandate, Viewer
from yimen.work.cases import queries as cases
from yimen.work.cases.rules import UnknownCase

ACTS_FOR = "portal_acts_for"  # in the session: number and name of an organisation
FOLLOWED = "portal_followed"  # in the session: number of a case -> party
AT_MOST = 20
SECONDS = 30 * 60  # a visitor without an account is forgotten soon


def person_viewer(request: HttpRequest) -> Viewer:
    """The person who is signed in; `NOBODY` for strangers, and for staff, who have their desk."""
    if not request.user.is_authenticated:
        return NOBODY
    found = people.viewer(request.user)
    return found if found.party else NOBODY


def account_viewer(request: HttpRequest) -> Viewer:
    """The person who is signed in, or the organisation that they chose to act for.

    Whether the mandate still stands is asked in every request; once it does not, they are told and
    are themselves again.
    """
    found = request.__dict__.get("viewer")
    if found is None:
        found = request.__dict__["viewer"] = _acting(request, person_viewer(request))
    return cast("Viewer", found)


def act_for(request: HttpRequest, organisation: str) -> Viewer:
    """代表单位办事 from now on in this session; "" is oneself. Refused: `people.no-mandate`."""
    own = person_viewer(request)
    request.session.pop(ACTS_FOR, None)
    if organisation:
        found = people.acting_for(own, organisation, present.today())
        name = people.organisation(organisation).name
        request.session[ACTS_FOR] = {"number": organisation, "name": name}
        own = found
    request.__dict__["viewer"] = own
    return own


def _acting(request: HttpRequest, own: Viewer) -> Viewer:
    chosen = request.session.get(ACTS_FOR)
    if not chosen or not own.party:
        return own
    try:
        return people.acting_for(own, chosen["number"], present.today())
    except NoMandate:
        del request.session[ACTS_FOR]
        said = _("您代表{name}的授权已到期或被撤销，现在以您本人的身份办事。")
        messages.warning(request, said.format(name=chosen["name"]))
        return own


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
    return bool(person_viewer(request).party)


persons = only("a person who is signed in", is_person, sign_in="/sign-in")
