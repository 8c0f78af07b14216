"""One page of people to be, and the two acts on it: be somebody, let time go on."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from yimen.base.pages.access import SECOND_FACTOR, anyone
from yimen.base.present import queries as present
from yimen.demo import passing
from yimen.demo.players import OF_THE_CAST, Part, account_of, players
from yimen.doors.tour.words import PARTS

STEPS = {"hour": 1, "day": 0}  # hours to go on by; 0 is to the next working day


@anyone
@never_cache
@require_safe
def tour(request: HttpRequest) -> HttpResponse:
    """Everybody to be, by what they are, and the time of the city."""
    everybody = players()
    groups = [(*PARTS[part], [each for each in everybody if each.part is part]) for part in Part]
    return render(request, "tour/tour.html", {"groups": groups})


@anyone
@require_POST
def be(request: HttpRequest, key: str) -> HttpResponse:
    """Sign in as one of them; a demo has no passwords to know and no second factor to hold."""
    player = next((each for each in players() if each.key == key), None)
    if player is None:
        raise Http404
    logout(request)
    now = present.now()
    login(request, account_of(player, now=now))
    if player.part in OF_THE_CAST:
        return HttpResponseRedirect(reverse("portal:mine"))
    request.session[SECOND_FACTOR] = now.isoformat()
    return HttpResponseRedirect(reverse("desk:home"))


@anyone
@require_POST
def go_on(request: HttpRequest) -> HttpResponse:
    """Let an hour pass, or the time until the next working day begins."""
    step = request.POST.get("step", "")
    if step not in STEPS:
        raise Http404
    if STEPS[step]:
        passing.on(STEPS[step])
    else:
        passing.to_next_day()
    return HttpResponseRedirect(reverse("tour:tour"))
