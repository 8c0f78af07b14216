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

RANKED = 1000  # as many as match are put in order of nearness; more are listed by number
COLUMNS = ("name", "main_name", "code", "number")
SAID = f"catalog_said({', '.join(f'catalog_item.{column}' for column in COLUMNS)})"


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
    some = _shown(on).filter(number__gt=after)
    if unit:
        some = some.filter(department__unit__key=unit)
    if department is not None:
        some = some.filter(department=department)
    if power is not None:
        some = some.filter(power=power.value)
    some = _narrowed(some, [rules.looked(term) for term in rules.terms(typed)])
    return list(some.order_by("number")[:at_most])


def nearest(*, typed: str, on: date, after: str = "", at_most: int = 20) -> list[Item]:
    """The same, nearest first (`rules.rank`), for a person who reads the first few.

    Where more than `RANKED` match, nearness would say little, and they come by number.
    """
    terms = rules.terms(typed)
    if not terms:
        return found(on=on, after=after, at_most=at_most)
    matching = _narrowed(_live(on), [rules.looked(term) for term in terms])
    names = list(matching.values_list("number", "name")[: RANKED + 1])
    if len(names) > RANKED:
        return found(typed=typed, on=on, after=after, at_most=at_most)
    names.sort(key=lambda each: (rules.rank(each[1], terms), each[0]))
    numbers = [number for number, _ in names]
    begin = numbers.index(after) + 1 if after in numbers else 0
    return _in_order(numbers[begin : begin + at_most], on)


def alike(*, typed: str, on: date, at_most: int = 20) -> list[Item]:
    """What may have been meant, where nothing was found: one slip in each word is forgiven."""
    terms = rules.terms(typed)
    if not terms:
        return []
    matching = _narrowed(_live(on), [rules.slipped(term) for term in terms])
    names = sorted(matching.values_list("name", "number")[:RANKED], key=lambda e: (len(e[0]), e))
    return _in_order([number for _, number in names[:at_most]], on)


def _live(on: date) -> QuerySet[Item]:
    return Item.objects.filter(live(on))


def _shown(on: date) -> QuerySet[Item]:
    """Items as lists show them: with `version` and department, without their row of a list."""
    begun = ItemVersion.objects.filter(item=OuterRef("pk"), effective_from__lte=on)
    latest = begun.order_by("-effective_from").values("number")[:1]
    shown = _live(on).annotate(version=Subquery(latest)).select_related("department__unit")
    return shown.defer("raw")


def _in_order(numbers: Sequence[str], on: date) -> list[Item]:
    by_number = {item.number: item for item in _shown(on).filter(number__in=numbers)}
    return [by_number[number] for number in numbers if number in by_number]


def _narrowed(some: QuerySet[Item], terms: Iterable[Looked]) -> QuerySet[Item]:
    """The index narrows by neighbouring characters; the text itself says whether it is so."""
    given: list[object] = []
    where: list[str] = []
    for term in terms:
        where.append(f"catalog_index({SAID}, catalog_item.initials) @@ %s::tsquery")
        given.append(term.query)
        where.append(
            f"({SAID} like any(%s)" + (" or catalog_item.initials ~ %s)" if term.read else ")")
        )
        given += [list(term.likes), *([term.read] if term.read else [])]
    return some.extra(where=where, params=given) if where else some  # noqa: S610 - no input in it
