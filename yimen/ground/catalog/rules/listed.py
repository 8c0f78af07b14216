"""Rows of a published list as they come: read leniently, kept whole, judged one by one.

Only the raw fields of a row are read. What another program worked out and wrote beside them
(`PARSED`) is left out, so that a list with and without it is the same list.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yimen.ground.catalog.rules.defects import Kind, of_code, of_texts, of_values
from yimen.kernel.codes import item
from yimen.kernel.errors import Refused

PARSED = frozenset({"basic_code", "impl_area_code", "impl_org_code", "impl_org_code_is_uscc"})
FIELDS = (
    "name",
    "department",
    "main_item",
    "implementation_code",
    "item_type_code",
    "item_type",
    "area_code",
    "dept_code",
)
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
LONGEST_KEY = 100
LONGEST_DEPARTMENT = 200
LONGEST_AREA = 60


@dataclass(frozen=True, slots=True)
class Listed:
    """One row, read. `raw` is what the list says; `digest` tells whether it changed."""

    row: int
    fields: Mapping[str, str]
    raw: Mapping[str, object]
    digest: str
    code: item.ItemCode | None
    defects: tuple[Kind, ...]

    @property
    def key(self) -> str:
        """What the row is recognised by: its code; without one its area, department and name."""
        text = self.fields["implementation_code"]
        if text and len(text) <= LONGEST_KEY:
            return text
        parts = (text, *(self.fields[name] for name in ("area_code", "department", "name")))
        return "~" + _digest(parts)[:32]

    @property
    def department(self) -> tuple[str, str] | None:
        """The area and name of the department, if the row names one."""
        name = self.fields["department"][:LONGEST_DEPARTMENT]
        return (self.fields["area_code"][:LONGEST_AREA], name) if name else None

    @property
    def sichuan(self) -> bool:
        """Whether the code has the Sichuan form."""
        return self.code is not None and self.code.form == "sichuan"

    @property
    def names_a_body(self) -> bool:
        """Whether a code of Sichuan form names its body by a sound credit code."""
        return self.sichuan and self.code is not None and self.code.body_is_uscc


def read_row(row: int, raw: object) -> Listed | None:
    """The row read, or None if it is no object of fields. `row` counts from 1."""
    if not isinstance(raw, Mapping):
        return None
    try:
        return _read(row, raw)
    except RecursionError:  # nested a thousand levels deep: nothing a list would hold
        return None


def _read(row: int, raw: Mapping[object, object]) -> Listed:
    kept = {str(key): storable(value) for key, value in raw.items() if key not in PARSED}
    fields = {name: _text(kept.get(name)) for name in FIELDS}
    fields["item_type_code"] = fields["item_type_code"].zfill(2) if fields["item_type_code"] else ""
    code = _code(fields["implementation_code"])
    defects = (
        *(["not-text"] if any(_is_odd(kept.get(name)) for name in FIELDS) else []),
        *of_texts(kept),
        *of_values(fields),
        *of_code(fields, code),
    )
    return Listed(row, fields, kept, _digest(kept), code, tuple(dict.fromkeys(defects)))


@dataclass(frozen=True, slots=True)
class Known:
    """An item that is there already, as far as matching needs it."""

    pk: int
    key: str
    occurrence: int
    digest: str


@dataclass(slots=True)
class Matched:
    """What a list adds (with the occurrence of each), changes (by primary key) and leaves alone."""

    added: list[tuple[Listed, int]]
    changed: list[tuple[int, Listed]]
    unchanged: int = 0


def match(known: Iterable[Known], rows: Iterable[Listed]) -> Matched:
    """Which row is which item, whatever the order of the list.

    Rows with one key (a duplicated code, or no code and the same name) are first matched by what
    they say; what is left is paired in order of occurrence, and the rest is new.
    """
    there: dict[str, list[Known]] = defaultdict(list)
    for each in known:
        there[each.key].append(each)
    groups: dict[str, list[Listed]] = defaultdict(list)
    for row in rows:
        groups[row.key].append(row)
    matched = Matched([], [])
    for key, group in groups.items():
        _match_group(sorted(there[key], key=lambda each: each.occurrence), group, matched)
    return matched


def _match_group(known: list[Known], group: list[Listed], matched: Matched) -> None:
    top = known[-1].occurrence if known else 0
    free: dict[str, list[Known]] = defaultdict(list)
    for each in known:
        free[each.digest].append(each)
    left: list[Listed] = []
    for row in group:
        if free[row.digest]:
            free[row.digest].pop(0)
            matched.unchanged += 1
        else:
            left.append(row)
    unmet = sorted((each for some in free.values() for each in some), key=lambda e: e.occurrence)
    left.sort(key=lambda row: row.digest)
    for place, row in enumerate(left):
        if place < len(unmet):
            matched.changed.append((unmet[place].pk, row))
        else:
            matched.added.append((row, top + 1 + place - len(unmet)))


def number_of(key: str, occurrence: int) -> str:
    """The number an item of a list is called by: its key, and which of several with that key."""
    return key if occurrence == 1 else f"{key}~{occurrence}"


def storable(value: object) -> object:
    """The value as JSON in a database can hold it: NUL and lone surrogates become U+FFFD."""
    if isinstance(value, str):
        return UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, Mapping):
        return {str(storable(str(key))): storable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [storable(inner) for inner in value]
    return value


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _is_odd(value: object) -> bool:
    return value is not None and not isinstance(value, str)


def _code(text: str) -> item.ItemCode | None:
    try:
        return item.read(text)
    except Refused:
        return None


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
