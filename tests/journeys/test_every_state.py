"""The pages of a case, a matter and a licence in each of their states, on the smallest phone.

Each state is opened; what an act leaves behind, and each form, where it shows something new.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.doors.prepared import Prepared, visitor
from tests.journeys.city.visiting import Site, Visit
from tests.journeys.conftest import answered
from yimen.doors.desk.tests import make as desk
from yimen.ground.catalog import verbs as catalog
from yimen.ground.catalog.states import Power, Tier
from yimen.ground.people import verbs as people
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make as units
from yimen.work.cases.states import MOVES, EndGround, State
from yimen.work.cases.tests import asking, licences, make
from yimen.work.certificates.models import Certificate
from yimen.work.certificates.verbs import suspend
from yimen.work.intake.tests import make as intake
from yimen.work.matters.models import Matter
from yimen.work.matters.states import CLOSED, TABLES
from yimen.work.matters.tests import make as matters
from yimen.work.matters.verbs import open_matter

pytestmark = [
    pytest.mark.journey,
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.django_db(transaction=True),
]
SMALLEST = 320
HELD = (Role.CLERK, Role.REVIEWER, Role.DECIDER, Role.MANAGER)  # one sphere: lawful in one hand
UNITS = (intake.ORGAN, *make.DEPARTMENTS)
TAG = re.compile(r"<([a-z0-9]+)((?:\s[^<>]*)?)>")
TOLD = re.compile(r'\b(class|role|type|open)(?:="([^"]*)")?')
LINK = re.compile(r'href="(/[^"#]*)')
PAPERS = re.compile(r"documents?/|papers/|\.pdf|\.zip|/a5$|/roll$|/licence$|/proof$|/file/")
NAMED = re.compile(r"[CM]-\d{8}(-\w{4}){3}|1\.2\.156\.[\w.]+|[0-9a-f]{8}(-[0-9a-f]{4,12}){4}")
OF_A_TABLE = re.compile(r"(?<=/matters//)\w+$")  # an act of a matter: one template draws them all


class Walk:
    """One who goes from page to page, and opens in the browser what looks new."""

    def __init__(self, visit: Visit, client: Client) -> None:
        """With a tab and a client of the same login."""
        self.visit, self.client = visit, client
        self.seen: set[tuple[str, str, str]] = set()
        self.led_to: set[str] = set()
        self.opened = 0

    def see(self, address: str, *, always: bool = False) -> str:
        """The text of a page, judged where it looks new; "" where there is none for this login."""
        answer = self.client.get(address)
        page = answer.headers.get("Content-Type", "").startswith("text/html")
        if not page or answer.status_code != 200:
            return ""
        text = answer.content.decode()
        looks = {(kind(address), tag, str(TOLD.findall(rest))) for tag, rest in TAG.findall(text)}
        if always or looks - self.seen:
            self.seen |= looks
            self.opened += 1
            self.visit.open(address)
        return text

    def along(self, address: str, *, always: bool = False) -> None:
        """A page, and each page that it leads to of the same thing, unless one led there before."""
        text = self.see(address, always=always)
        assert text, f"{address} is not shown"
        number = NAMED.search(address)
        assert number is not None
        for link in dict.fromkeys(map(unescape, LINK.findall(text))):
            own = number.group() in link and not PAPERS.search(link)
            if own and kind(link) not in self.led_to | {kind(address)}:
                self.led_to |= {kind(link)} if self.see(link) else set()


def kind(address: str) -> str:
    """What an address shows, whichever thing it is of."""
    return OF_A_TABLE.sub("", NAMED.sub("", urlsplit(address).path))


# So that terms and documents stand on its pages too
ACTS_AT_FIRST = {Power.PENALTY: ("investigate", "tell")}
Enter = Callable[[str], Walk]
Change = Callable[[str, str], object]  # of a case and its licence


@pytest.fixture
def walk(
    browser: Browser, live_server: LiveServer, settings: Settings, tmp_path: Path
) -> Iterator[Enter]:
    """Walk as somebody: `walk("zhang")`."""
    settings.YIMEN_HOME, settings.MEDIA_ROOT = tmp_path / "home", str(tmp_path / "files")
    site = Site(live_server.url, browser, Prepared({}, {}, {}, {}))
    opened: list[Visit] = []

    def begin(login: str) -> Walk:
        opened.append(Visit.begin(site, login, width=SMALLEST))
        return Walk(opened[-1], visitor(login))

    yield begin
    for visit in opened:
        visit.page.context.close()
    answered()


def after_each_act() -> Iterator[str]:
    """A case on which each act was done last."""
    since = {act: state for state, act in reversed(MOVES)}
    for act, do in make.DO.items():
        number = make.IN[since[act]]()
        make.READY.get(act, str)(number)
        do(number)
        yield number


@pytest.fixture
def staffed() -> None:
    """Who may do everything to a case, `everything`, and who apply for it, `zhang`."""
    make.item()
    make.local_rules()
    licences.coded()
    desk.staff("everything", *[(role, unit) for role in HELD for unit in UNITS], password=False)
    asking.staff(asking.CHAIR, asking.OTHER, *asking.OFFICERS)
    people.give_account(person=intake.person(), login="zhang", by="everything", now=timezone.now())


@pytest.mark.parametrize(("login", "page"), [("zhang", "/follow/"), ("everything", "/desk/case/")])
@pytest.mark.usefixtures("staffed")
def test_a_case_is_sound_in_every_state_and_after_every_act(
    walk: Enter, login: str, page: str
) -> None:
    somebody = walk(login)

    for state in State:
        somebody.along(page + make.IN[state](), always=True)
    for number in after_each_act():
        somebody.along(page + number)

    assert somebody.opened > len(State)


def lapsed(number: str, held: str) -> None:
    yesterday = timezone.localdate() - timedelta(1)
    Certificate.objects.filter(identifier=held).update(valid_to=yesterday)


def suspended(number: str, held: str) -> None:
    today = timezone.localdate()
    when: dict[str, Any] = {"now": timezone.now(), "today": today}
    until = today + timedelta(30)
    suspend(identifier=held, penalty="某局罚〔2026〕2号", until=until, by="head", **when)


def ended(ground: EndGround) -> Change:
    def end(number: str, held: str) -> None:
        licences.tell(number, ground)
        licences.hear(number)
        licences.end(number, ground, compensation="无")

    return end


CHANGES: dict[str, Change] = {
    "valid": lambda number, held: None,
    "lapsed": lapsed,
    "suspended": suspended,
    "asked": lambda number, held: licences.ask(number),
    "told": lambda number, held: licences.tell(number),
    "withdrawn": ended(EndGround.LAW_CHANGED),
    "revoked": ended(EndGround.FRAUD),
    "struck": lambda number, held: licences.end(number, EndGround.OTHER_CANCELLED),
}


@pytest.mark.usefixtures("staffed")
def test_a_licence_is_sound_however_it_stands(walk: Enter) -> None:
    officer, holder, stranger = walk("everything"), walk("zhang"), walk("")

    for change in CHANGES.values():
        number = make.decided()
        held = licences.licensed(number, timezone.localdate() + timedelta(400)).identifier
        change(number, held)
        officer.along(f"/desk/licences/{held}", always=True)
        stranger.see(f"/licences?identifier={held}", always=True)
        holder.along(f"/follow/{number}")

    holder.see("/mine/licences", always=True)
    officer.see("/desk/licences", always=True)
    assert officer.opened > len(CHANGES)


def opened(power: Power, party: str) -> str:
    """The number of a matter of that power, of which its party knows."""
    by: dict[str, Any] = {"by": "editor", "now": matters.at()["now"]}
    place: dict[str, Any] = {"area_code": "511600", "unit": matters.ORGAN}
    bureau = catalog.enter_department(name=f"某局{power.value}科", **place, **by)
    code, content = f"P-{power.value}", replace(matters.CONTENT, power=power)
    what: dict[str, Any] = {"name": content.name, "tier": Tier.IMPLEMENTATION, "power": power}
    catalog.enter_item(code=code, department=bureau, **what, **by)
    on: dict[str, Any] = {"effective_from": matters.DAY, "today": matters.DAY}
    catalog.publish_item_version(item=code, content=content, **on, **by)
    of: dict[str, Any] = {"item": code, "subject": "某店无证经营", "organ": matters.ORGAN}
    number = open_matter(person=party, **of, **matters.at()).number
    Matter.objects.filter(number=number).update(told_on=matters.DAY)
    return number


def test_a_matter_is_sound_in_every_state(walk: Enter) -> None:
    units.unit(matters.ORGAN)
    desk.staff("everything", *[(role, matters.ORGAN) for role in HELD], password=False)
    party = intake.person()
    people.give_account(person=party, login="zhang", by="everything", now=timezone.now())
    officer, held = walk("everything"), walk("zhang")

    for power, table in TABLES.items():
        number = opened(power, party)
        for act in ACTS_AT_FIRST.get(power, ()):
            matters.do(number, act)
        # As it stands there; how it came to it is not on these pages. The last state comes last
        for state in sorted(table.states, key=CLOSED.__eq__):
            over = {"closed_on": matters.DAY, "due_on": None} if state == CLOSED else {}
            Matter.objects.filter(number=number).update(state=state, **over)
            officer.along(f"/desk/matters/{number}", always=state == table.first)
            held.along(f"/mine/matters/{number}", always=state == table.first)

    held.see("/mine/matters", always=True)
    officer.see("/desk/matters", always=True)
    assert officer.opened >= len(TABLES)
