"""Finding items by half words, codes, and the initials of how their names are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from yimen.ground.catalog import rules
from yimen.ground.catalog.models import Item, ItemVersion
from yimen.ground.catalog.queries.items import live
from yimen.ground.catalog.rules import Looked
from yimen.ground.catalog.states import Power

FEW = 1000  # as many as match are read at once and put in order; of more, some are read by number
INDEXED = "catalog_item.pieces @@ %s::tsquery"
SAID = "catalog_item.said like any(%s)"
READ = "catalog_item.initials ~ %s"
OPAQUE = f"case when {SAID} then true end"


def found(
    *,
    typed: str = "",
    on: date,
    after: str = "",
    at_most: int = 20,
    unit: str = "",
    department: int | None = None,
    power: Power | None = None,
) -> list[Item]:
    """搜索事项: a page of the items that are not cancelled by that day, by number.

    Each of the words `typed` is part of the name or the code, or is the initials of characters of
    the name in a row (拼音首字母); `unit` is the key of the department's unit, `department` the key
    of a department. Each item has `version`, the number of its version in force on that day, or
    None. The next page is `after` the last number of this one. Refused: `SearchTooLong`.
    """
    some = _live(on)
    if unit:
        some = some.filter(department__unit__key=unit)
    if department is not None:
        some = some.filter(department=department)
    if power is not None:
        some = some.filter(power=power.value)
    terms = [rules.looked(term) for term in rules.terms(typed)]
    names = _few(some, terms) if terms else None
    if names is None:
        return _by_number(some, terms, on, after, at_most)
    numbers = sorted(number for number in names if number > after)
    return _in_order(numbers[:at_most], on)


def nearest(*, typed: str, on: date, after: str = "", at_most: int = 20) -> list[Item]:
    """The same, nearest first (`rules.rank`), for a person who reads the first few.

    Where more than `FEW` match, nearness would say little, and they come by number.
    """
    terms = rules.terms(typed)
    looked = [rules.looked(term) for term in terms]
    names = _few(_live(on), looked) if terms else None
    if names is None:
        return _by_number(_live(on), looked, on, after, at_most)
    numbers = sorted(names, key=lambda number: (rules.rank(names[number], terms), number))
    begin = numbers.index(after) + 1 if after in numbers else 0
    return _in_order(numbers[begin : begin + at_most], on)


def alike(*, typed: str, on: date, at_most: int = 20) -> list[Item]:
    """What may have been meant, where nothing was found: one slip in each word is forgiven."""
    terms = rules.terms(typed)
    if not terms:
        return []
    looked = [rules.slipped(term) for term in terms]
    matching = _said(_indexed(_live(on), looked), looked).values_list("number", "name")
    names = dict(matching[:FEW])
    numbers = sorted(names, key=lambda number: (len(names[number]), number))
    return _in_order(numbers[:at_most], on)


def in_english(*, typed: str, on: date, at_most: int = 20) -> list[Item]:
    """The items whose English name has each of the words that were typed."""
    words = typed.split()
    some = _live(on).exclude(english="") if words else Item.objects.none()
    for word in words:
        some = some.filter(english__icontains=word)
    return list(_shown(some, on).order_by("english", "number")[:at_most])


def _live(on: date) -> QuerySet[Item]:
    return Item.objects.filter(live(on))


def _shown(some: QuerySet[Item], on: date) -> QuerySet[Item]:
    """Items as lists show them: with `version` and department, without what is only searched."""
    begun = ItemVersion.objects.filter(item=OuterRef("pk"), effective_from__lte=on)
    latest = begun.order_by("-effective_from").values("number")[:1]
    shown = some.annotate(version=Subquery(latest)).select_related("department__unit")
    return shown.defer("raw", "said", "initials")


def _few(some: QuerySet[Item], terms: Sequence[Looked]) -> dict[str, str] | None:
    """The names of all that match, by number; None where there are more than a few.

    Who are many are soon met when read by number, and who are few are found by the index: to ask
    for both at once would leave the choice to a guess of the planner.
    """
    rough = [term for term in terms if not term.exact]
    matching = _said(_indexed(some, terms), rough).values_list("number", "name")
    names = dict(matching[: FEW + 1])
    return None if len(names) > FEW else names


def _by_number(
    some: QuerySet[Item], terms: Sequence[Looked], on: date, after: str, at_most: int
) -> list[Item]:
    page = _shown(_said(some, terms), on).filter(number__gt=after)
    return list(page.order_by("number")[:at_most])


def _in_order(numbers: Sequence[str], on: date) -> list[Item]:
    shown = _shown(Item.objects.filter(number__in=numbers), on)
    by_number = {item.number: item for item in shown}
    return [by_number[number] for number in numbers if number in by_number]


def _indexed(some: QuerySet[Item], terms: Iterable[Looked]) -> QuerySet[Item]:
    """What the index of neighbouring characters lets through."""
    queries = " & ".join(f"({term.query})" for term in terms)
    return some.extra(where=[INDEXED], params=[queries])  # noqa: S610 - no input in it


def _said(some: QuerySet[Item], terms: Iterable[Looked]) -> QuerySet[Item]:
    """Where the text itself says so.

    `case` keeps the planner from guessing how many: it would take any part of a word for rare, and
    sort all that match instead of reading on by number.
    """
    for term in terms:
        where = f"case when {SAID} or {READ} then true end" if term.read else OPAQUE
        given = [list(term.likes), *([term.read] if term.read else [])]
        some = some.extra(where=[where], params=given)  # noqa: S610 - no input in it
    return some
