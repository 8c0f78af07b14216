"""What anybody may ask of a licence: whether it is there, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from yimen.ground.catalog import queries as catalog
from yimen.ground.people import queries as people
from yimen.ground.people.rules import NotAllowed
from yimen.kernel.errors import Refused
from yimen.work.certificates import rules
from yimen.work.certificates.models import Certificate
from yimen.work.certificates.states import CODES, Act, State, after

if TYPE_CHECKING:
    from yimen.ground.people.models import Organisation, Person
    from yimen.ground.people.rules import Viewer
    from yimen.ground.seals.models import Seal


@dataclass(frozen=True, slots=True)
class Standing:
    """证照核验: what is told to anybody who knows the identifier; of a person the masked name."""

    identifier: str
    name: str
    organ: str
    holder: str
    document: str
    valid_from: date
    valid_to: date | None
    conditions: tuple[str, ...]
    region: str
    region_basis: str
    state: State
    code: str
    changed_on: date | None
    suspended_until: date | None
    former: str
    successor: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of licences is narrowed to; empty = all.

    `words` is an identifier, a document or the whole name of a holder; `runs_out_by` leaves those
    in force whose last day has come by then.
    """

    words: str = ""
    state: State | None = None
    runs_out_by: date | None = None


def certificate(identifier: str) -> Certificate:
    """The licence of that identifier, or `UnknownCertificate`."""
    asked = identifier.replace("\u200b", "").strip()  # letters break it where a line ends
    parties = ("person", "organisation", "former")
    found = Certificate.objects.select_related(*parties).filter(identifier=asked).first()
    if found is None:
        raise rules.UnknownCertificate(identifier=asked[:128])
    return found


def of_case(number: str) -> Certificate | None:
    """The licence that a case has led to, or None."""
    parties = ("person", "organisation", "former")
    return Certificate.objects.select_related(*parties).filter(source=number).first()


def register(
    *,
    organs: Collection[str],
    wanted: Wanted,
    on: date,
    after: UUID | None = None,
    at_most: int = 50,
) -> list[Certificate]:
    """证照列表 of these units as they stand on a day, the newest first, in pages after an id."""
    found = Certificate.objects.filter(_narrowed(wanted, on), organ__in=organs)
    if after is not None:
        found = found.filter(pk__lt=after)
    return list(found.select_related("person", "organisation").order_by("-pk")[:at_most])


def _narrowed(wanted: Wanted, on: date) -> Q:
    lasting = Q(valid_to=None) | Q(valid_to__gte=on)
    found = Q()
    if wanted.words:
        named = {"identifier", "document", "person__name", "organisation__name"}
        found &= Q.create([(each, wanted.words) for each in sorted(named)], connector=Q.OR)
    back = Q(state=State.SUSPENDED, suspended_until__lt=on)
    valid = Q(state=State.VALID) | back
    if wanted.state is State.VALID:
        found &= valid & lasting
    elif wanted.state is State.LAPSED:
        found &= Q(state=State.LAPSED) | valid & ~lasting
    elif wanted.state is State.SUSPENDED:
        found &= Q(state=State.SUSPENDED) & ~back
    elif wanted.state is not None:
        found &= Q(state=wanted.state)
    if wanted.runs_out_by is not None:
        found &= valid & Q(valid_to__gte=on, valid_to__lte=wanted.runs_out_by)
    return found


def versions(of: Certificate) -> list[Certificate]:
    """Every version of a licence, the first one first."""
    return list(Certificate.objects.filter(kind=of.kind, serial=of.serial).order_by("version"))


def newest_held(*, person: int | None, organisation: int | None, item: str) -> Certificate | None:
    """The newest licence in force by its state that a party holds for an item, or None."""
    held = Certificate.objects.filter(person=person, organisation=organisation, item=item)
    return held.filter(state=State.VALID).order_by("-pk").first()


def state_on(held: Certificate, today: date) -> State:
    """How a licence stands on a day."""
    return rules.standing(State(held.state), held.term, today, held.suspended_until)


def check_may_take_away(held: Certificate, viewer: Viewer) -> None:
    """Who may take a licence away for a time and give it back. Refused: `people.not-allowed`."""
    if not people.reaches(viewer, rules.TAKES_AWAY, held.organ):
        names = "、".join(sorted(role.value for role in rules.TAKES_AWAY))
        raise NotAllowed(unit=held.organ, roles=names)


def taking_away(held: Certificate, *, viewer: Viewer, today: date) -> dict[Act, Refused | None]:
    """暂扣 and 发还 of a licence today for a viewer: None where it is open, or why it is closed."""
    return {act: _closed(held, act, viewer, today) for act in (Act.SUSPEND, Act.RESTORE)}


def _closed(held: Certificate, act: Act, viewer: Viewer, today: date) -> Refused | None:
    try:
        after(state_on(held, today), act)
        check_may_take_away(held, viewer)
    except Refused as refused:
        return refused
    return None


def standing(identifier: str, *, today: date) -> Standing:
    """证照核验 of an identifier on a day. Refused: `UnknownCertificate`."""
    held = certificate(identifier)
    party = held.person or held.organisation
    assert party is not None  # certificate_has_one_holder
    state = state_on(held, today)
    newer = Certificate.objects.filter(former=held).first()
    by_itself = state != held.state  # run out, or valid again: no act changed it
    return Standing(
        identifier=held.identifier,
        name=held.name,
        organ=people.unit(held.organ).name,
        holder=rules.masked(party.name) if held.person else party.name,
        document=held.document,
        valid_from=held.valid_from,
        valid_to=held.valid_to,
        conditions=tuple(held.conditions),
        region=held.region,
        region_basis=held.region_basis,
        state=state,
        code=CODES[state],
        changed_on=None if by_itself else held.changed_on,
        suspended_until=held.suspended_until if state is State.SUSPENDED else None,
        former=held.former.identifier if held.former else "",
        successor=newer.identifier if newer else "",
    )


def held_by(viewer: Viewer, *, at_most: int = 50) -> list[Certificate]:
    """我的证照: the licences of whom a viewer acts for, the newest version of each, newest first.

    Who acts under a mandate for some items sees the licences of these.
    """
    mine = Q(person__number=viewer.party) | Q(organisation__number=viewer.party)
    found = Certificate.objects.filter(mine, successor=None)
    if viewer.items:
        found = found.filter(item__in=viewer.items)
    return list(found.order_by("-issued_at", "-pk")[:at_most])


def paper_facts(held: Certificate, *, address: str, seal: Seal | None) -> dict[str, object]:
    """What is set in type of a licence (证照正本); `address` is where anybody checks it."""
    party = held.person or held.organisation
    assert party is not None  # certificate_has_one_holder
    until = rules.written(held.valid_to) if held.valid_to else ""
    begins = rules.written(held.valid_from)
    rows = [
        ("持证主体", party.name),
        _identity(party, organisation=held.organisation is not None),
        ("许可事项", catalog.names([held.item]).get(held.item, held.name)),
        ("有效期限", f"{begins}至{until}" if until else f"{begins}起长期有效"),
        *([("适用区域", held.region)] if held.region else []),
        ("许可决定", held.document),
    ]
    return {
        "title": held.name,
        "rows": rows,
        "conditions": [each.rstrip("。；;") + "。" for each in held.conditions],
        "identifier": held.identifier,
        "organ": people.unit(held.organ).name,
        "date": rules.written(held.issued_on),
        "seal": {"organ": seal.organ.name, "name": seal.name} if seal else None,
        "address": address,
    }


def _identity(party: Person | Organisation, *, organisation: bool) -> tuple[str, str]:
    """An organisation's code is public and stands there whole; a person's number is masked."""
    if organisation and party.sealed is not None:
        return "统一社会信用代码", people.identity_number(party)
    return "证件号码", party.masked
