"""Who is at the desk: staff signed in with both factors, and the unit they work for now."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from yimen.base.pages.access import SECOND_FACTOR
from yimen.doors.desk import typed
from yimen.ground.people import queries as people
from yimen.ground.people.rules import NOBODY, Viewer
from yimen.ground.people.states import AccountKind, Role
from yimen.ground.seals.rules import SEES as KEEPS_SEALS
from yimen.work.cases.rules.access import SEES, WINDOW

FACTORS = SECOND_FACTOR
UNIT = "desk_unit"

Given = ParamSpec("Given")
Page = Callable[Concatenate[HttpRequest, Given], HttpResponseBase]
EVERY_ROLE = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Officer:
    """Who sits at the desk. `viewer` has the roles of the unit chosen, or all of them."""

    viewer: Viewer
    name: str
    home: str
    home_key: str
    unit: str  # key of the unit chosen, "" for all
    units: tuple[tuple[str, str], ...]  # (key, name) of those with a role
    roles: tuple[tuple[str, str], ...]  # (role, name of the unit)

    @property
    def unit_name(self) -> str:
        """The unit chosen by its name."""
        return dict(self.units).get(self.unit, "")

    @property
    def sees(self) -> bool:
        """Whether there is any case that they may look at."""
        return self.viewer.holds(SEES)

    @property
    def watches(self) -> bool:
        """Whether they look after the terms of others."""
        return self.viewer.holds({Role.SUPERVISOR, Role.MANAGER})

    @property
    def keeps_seals(self) -> bool:
        """Whether they register seals, lead an organ that has one, or watch over that."""
        return self.viewer.holds(KEEPS_SEALS)

    @property
    def supervises(self) -> bool:
        """Whether they look at cases as one who watches over all of it (监督)."""
        return self.viewer.holds({Role.SUPERVISOR})

    @property
    def receives(self) -> bool:
        """Whether they sit at a window."""
        return self.viewer.holds(WINDOW)


STRANGER = Officer(NOBODY, "", "", "", "", (), ())


def officer_of(request: HttpRequest) -> Officer:
    """The officer of this request, read once; `STRANGER` for everybody else."""
    found = request.__dict__.get("officer")
    if found is None:
        found = request.__dict__["officer"] = _read(request)
    return cast("Officer", found)


def _read(request: HttpRequest) -> Officer:
    account = request.user
    if not account.is_authenticated or account.kind != AccountKind.STAFF:
        return STRANGER
    if not request.session.get(FACTORS):
        return STRANGER
    member = people.member_of(account)
    grants = list(people.roles(member))
    whole = people.viewer_of(member, grants)
    units = {grant.unit.key: grant.unit for grant in grants}
    unit = request.session.get(UNIT, "")
    here = whole
    if unit in units:
        path = units[unit].path
        reaches = tuple(reach for reach in whole.reaches if reach.path == path)
        here = replace(whole, reaches=reaches)
    return Officer(
        viewer=here,
        name=member.name,
        home=member.unit.name,
        home_key=member.unit.key,
        unit=unit if unit in units else "",
        units=tuple((key, each.name) for key, each in units.items()),
        roles=tuple((grant.role, grant.unit.name) for grant in grants),
    )


def officers(*roles: Role) -> Callable[[Page[Given]], Page[Given]]:
    """Open to staff who hold one of these roles over some unit; with none named, to all staff.

    A stranger is sent to sign in and back, and what was typed waits for them.
    """
    wanted: Collection[Role] = roles or EVERY_ROLE

    def guard(page: Page[Given]) -> Page[Given]:
        @wraps(page)
        def guarded(
            request: HttpRequest, *args: Given.args, **kwargs: Given.kwargs
        ) -> HttpResponseBase:
            officer = officer_of(request)
            if officer is STRANGER:
                return _sign_in(request)
            if roles and not officer.viewer.holds(wanted):
                raise PermissionDenied
            answer = page(request, *args, **kwargs)
            add_never_cache_headers(answer)  # else the browser shows persons after signing out
            return answer

        guarded.rule = "staff: " + (", ".join(roles) or "any")  # type: ignore[attr-defined]  # the mark that the test of routes looks for
        return cast("Page[Given]", guarded)

    return guard


def _sign_in(request: HttpRequest) -> HttpResponse:
    back = request.get_full_path()
    if request.method == "POST":
        typed.keep(request)
        back = reverse("desk:again")
    target = f"{reverse('desk:sign-in')}?next={quote(back)}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": target})
    return HttpResponseRedirect(target)
