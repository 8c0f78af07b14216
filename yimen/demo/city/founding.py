"""The city founded through the verbs; what stands already is left alone, so that it can go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from yimen.demo.city import local, reading, ways
from yimen.demo.city.reading import Matter, Office, Officer
from yimen.ground.catalog import queries as catalog
from yimen.ground.catalog import rules as items
from yimen.ground.catalog import verbs as entering
from yimen.ground.catalog.rules import Material
from yimen.ground.catalog.states import Tier
from yimen.ground.people import queries as people
from yimen.ground.people import verbs as appointing
from yimen.ground.people.rules import UnknownStaff
from yimen.ground.people.states import Document, GrantedBy, MandateKind, Role
from yimen.ground.process.verbs import publish
from yimen.ground.seals import queries as seals
from yimen.ground.seals import verbs as sealing

if TYPE_CHECKING:
    from yimen.ground.catalog.models import Department

FOUNDER, CENTRE = "founder", "service-centre"
DECIDES, EXAMINES = attrgetter("unit"), attrgetter("content.lower_review")
SEAL, LETTERS_LAST = "行政审批专用章", timedelta(days=3 * 365)


def found(*, now: datetime, today: date) -> dict[str, str]:
    """Found the city where it is not there yet; the public numbers of its cast, by key.

    A second founding adds nothing. Where the files say otherwise than the version of an item that
    is in force, a new version holds from `today`.
    """
    units = people.units_by_key()
    for office in reading.offices():
        if office.key not in units:
            appointing.found_unit(
                key=office.key,
                name=office.name,
                kind=office.kind,
                level=office.level,
                division_code=office.division,
                parent=office.parent,
                uscc=office.uscc,
                by=FOUNDER,
                now=now,
            )
            _enter_department(office, FOUNDER, now)
    for officer in reading.officers():
        _appoint(officer, now)
    for matter in reading.matters().values():
        _enter(matter, now, today)
    ways.enter(by=reading.holder(Role.MANAGER, "service-centre"), now=now, today=today)
    local.enter(by=FOUNDER, now=now, today=today)
    _give_seals(now, today)
    numbers = dict(_register(now, today))
    for kind, person, firm in reading.MANDATES:
        _mandate(kind, numbers[person], numbers[firm], now, today)
    return numbers


def _appoint(officer: Officer, now: datetime) -> None:
    try:
        member = people.staff(officer.number)
    except UnknownStaff:
        member = appointing.appoint(
            number=officer.number,
            name=officer.name,
            unit=officer.unit,
            login=officer.number.lower(),
            by=FOUNDER,
            now=now,
        )
    held = {(grant.role, grant.unit.key) for grant in people.roles(member)}
    for role, unit in officer.roles:
        if (role.value, unit) not in held:
            appointing.grant_role(staff=officer.number, role=role, unit=unit, by=FOUNDER, now=now)


def _enter(matter: Matter, now: datetime, today: date) -> None:
    """The item with its plan and version; the centre's manager publishes both."""
    manager = reading.holder(Role.MANAGER, CENTRE)
    units = {office.key for office in reading.offices()}
    version = publish(data=reading.plan(matter.key), by=manager, now=now, units=units)
    content = replace(
        matter.content,
        plan_code=version.code,
        plan_digest=version.digest,
        materials=tuple(_with_papers(matter, each) for each in matter.content.materials),
    )
    if not _is_entered(matter):
        _enter_item(matter, manager, now)
    try:
        stands = catalog.content(catalog.version_in_force(matter.code, today)) == content
    except items.NotInForce:
        stands = False
    if not stands:
        entering.publish_item_version(
            item=matter.code,
            content=content,
            effective_from=today,
            by=manager,
            now=now,
            today=today,
        )


def _with_papers(matter: Matter, material: Material) -> Material:
    """The material with the blank form and the sample that the city has of it."""
    blank, sample = (
        entering.keep_paper(name=f"{material.name}（{word}）.pdf", content=file.read_bytes())
        if (file := reading.paper_file(matter.key, material.key, name)).is_file()
        else None
        for name, word in (("blank", "空白表格"), ("sample", "样表"))
    )
    return replace(material, blank=blank, sample=sample)


def _is_entered(matter: Matter) -> bool:
    try:
        catalog.item(matter.code)
    except items.UnknownItem:
        return False
    return True


def _enter_item(matter: Matter, manager: str, now: datetime) -> None:
    office = next(each for each in reading.offices() if each.key == matter.unit)
    department = _enter_department(office, manager, now)
    entering.enter_item(
        code=matter.code,
        name=matter.content.name,
        english=matter.english,
        tier=Tier.IMPLEMENTATION,
        power=matter.content.power,
        department=department,
        by=manager,
        now=now,
    )


def _enter_department(office: Office, by: str, now: datetime) -> Department:
    return entering.enter_department(
        name=office.name.removeprefix(reading.NAME),
        english=office.english,
        area_code=reading.AREA,
        unit=office.key,
        by=by,
        now=now,
    )


def _give_seals(now: datetime, today: date) -> None:
    """Each organ that decides has its seal at the windows of the centre, for all of its items.

    One that examines first has it at its own.
    """
    manager = reading.holder(Role.MANAGER, CENTRE)
    there = {seal.organ.key for seal in seals.seals()}
    matters = reading.matters().values()
    above, below = ({name(each) for each in matters} for name in (DECIDES, EXAMINES))
    organs = [*sorted(above), *sorted(below - above - {""})]
    for order, organ in enumerate(organs, start=1):
        if organ in there:
            continue
        number, window = f"{reading.AREA}{order:07}", CENTRE if organ in above else organ
        sealing.register_seal(
            number=number, name=SEAL, organ=organ, window=window, by=manager, now=now
        )
        items = [each.code for each in matters if organ in {DECIDES(each), EXAMINES(each)}]
        sealing.authorise_seal(
            letter=f"{people.unit(organ).name}用印授权〔{today.year}〕1号",
            seal=number,
            items=items,
            signed_by=f"{people.unit(organ).name}主要负责人",
            valid_from=today,
            valid_to=today + LETTERS_LAST,
            by=manager,
            now=now,
        )


def _register(now: datetime, today: date) -> Iterator[tuple[str, str]]:
    """The cast; who is registered already comes back unchanged."""
    for member in reading.cast().values():
        if member.document:
            person = appointing.register_person(
                name=member.name,
                document=Document(member.document),
                document_number=member.number,
                by=FOUNDER,
                now=now,
                today=today,
            )
            yield member.key, person.number
        else:
            firm = appointing.register_organisation(
                name=member.name, uscc=member.number, by=FOUNDER, now=now, today=today
            )
            yield member.key, firm.number


def _mandate(kind: MandateKind, person: str, firm: str, now: datetime, today: date) -> None:
    """Who acts for the organisations of the cast, entered at a window for three years."""
    if people.mandate(person, firm, today) is None:
        appointing.grant_mandate(
            organisation=firm,
            person=person,
            kind=kind,
            items=(),
            valid_from=today,
            valid_to=today + timedelta(days=3 * 365),
            given=GrantedBy.WINDOW,
            by=FOUNDER,
            now=now,
            today=today,
        )
