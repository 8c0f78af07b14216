"""What can be wrong with a row of a list. A defect is told; it never costs the row its place."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from yimen.ground.catalog.states import POWER_NAMES, Power
from yimen.kernel.codes import division, item, organisation, uscc

Kind = str

KINDS: dict[Kind, str] = {
    "not-a-row": "the row is no object of fields, or nested too deeply; it is not kept",
    "not-text": "a field that should be text is something else",
    "missing-name": "no name",
    "missing-department": "no department",
    "missing-code": "no implementation code",
    "missing-area": "no division code",
    "missing-type": "no kind of power",
    "unknown-type": "the kind of power is not in the code list of GB/T 39046",
    "type-name-differs": "the kind of power and its name say different things",
    "area-form": "the division code is not 6, 9 or 12 digits",
    "area-differs": "the division in the code is not that of the row",
    "department-code": "the department's code is neither a credit nor an organisation code",
    "code-form": "the code has neither the national nor the Sichuan form",
    "code-characters": "the code has characters other than capitals, digits and hyphens",
    "body-length": "the body in the code is not 18 characters long (often cut off)",
    "body-check": "the body in the code has 18 characters and fails a check of credit codes",
    "old-basic-code": "the basic code is of an old form with hyphens",
    "too-long": "a text is over 500 characters long (often a lost quote that joins rows)",
    "odd-character": "a control, invisible, private, replaced or backslash character",
    "stray-blank": "a blank at an end, several together, or a wide one",
    "full-width-letter": "full-width letters or digits",
    "half-width-bracket": "half-width brackets in a Chinese name",
    "unbalanced-brackets": "a bracket is opened and not closed, or the other way round",
    "duplicate-code": "several rows have this code",
    "duplicate-name": "several rows of one department have this name",
}
TEXTS = ("name", "department", "main_item", "implementation_code")
LONGEST = 500
CODE = re.compile(r"[0-9A-Z-]*")
ODD = frozenset({"Cc", "Cf", "Co", "Cn", "Cs"})
FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
STRAY_BLANK = re.compile(r"^\s|\s$|\s\s|\u3000")
CHINESE = re.compile("[\u3400-\u9fff]")
BRACKETS = {"\uff09": "\uff08", ")": "(", "\u300b": "\u300a", "]": "[", "\u3011": "\u3010"}
MISSING = {
    "name": "missing-name",
    "department": "missing-department",
    "implementation_code": "missing-code",
    "area_code": "missing-area",
    "item_type_code": "missing-type",
}


def of_texts(raw: Mapping[str, object]) -> Iterator[Kind]:
    """Defects of how the texts of a row are written."""
    for field in TEXTS:
        text = raw.get(field)
        if isinstance(text, str):
            yield from _of_text(text)


def _of_text(text: str) -> Iterator[Kind]:
    if len(text) > LONGEST:
        yield "too-long"
    if any(unicodedata.category(char) in ODD or char in "\ufffd\\" for char in text):
        yield "odd-character"
    if STRAY_BLANK.search(text):
        yield "stray-blank"
    if FULL_WIDTH.search(text):
        yield "full-width-letter"
    if CHINESE.search(text) and ("(" in text or ")" in text):
        yield "half-width-bracket"
    if not _balanced(text):
        yield "unbalanced-brackets"


def _balanced(text: str) -> bool:
    """Whether brackets pair up; a half-width one may close a full-width one, as people type."""
    same = text.replace("(", "\uff08").replace(")", "\uff09")
    still_open: list[str] = []
    for char in same:
        if char in BRACKETS.values():
            still_open.append(char)
        elif char in BRACKETS and (not still_open or still_open.pop() != BRACKETS[char]):
            return False
    return not still_open


def of_values(fields: Mapping[str, str]) -> Iterator[Kind]:
    """Defects of what a row says, its implementation code aside."""
    yield from (kind for field, kind in MISSING.items() if not fields[field])
    yield from _of_type(fields["item_type_code"], fields["item_type"])
    if fields["area_code"] and division.problems(fields["area_code"]):
        yield "area-form"
    code = fields["dept_code"]
    if code and uscc.problems(code) and organisation.problems(code):
        yield "department-code"


def _of_type(code: str, name: str) -> Iterator[Kind]:
    if not code:
        return
    if code not in set(Power):
        if not re.fullmatch("1[1-9]|2[1-9]", code):  # free for local kinds
            yield "unknown-type"
    elif name and name != POWER_NAMES[Power(code)]:
        yield "type-name-differs"


def of_code(fields: Mapping[str, str], code: item.ItemCode | None) -> Iterator[Kind]:
    """Defects of the implementation code; `code` is what was read of it."""
    text = fields["implementation_code"]
    if not CODE.fullmatch(text):
        yield "code-characters"
    if code is None:
        yield from ["code-form"] if text else []
        return
    if len(code.body) != uscc.LENGTH:
        yield "body-length"
    elif not code.body_is_uscc:
        yield "body-check"
    if "-" in code.basic:
        yield "old-basic-code"
    if _elsewhere(code.area, fields["area_code"]):
        yield "area-differs"


def _elsewhere(one: str, other: str) -> bool:
    return bool(one and other) and one != other.ljust(12, "0")


class Row(Protocol):
    """A row as far as comparing rows needs it."""

    @property
    def row(self) -> int: ...

    @property
    def fields(self) -> Mapping[str, str]: ...


def between_rows(rows: Iterable[Row]) -> dict[Kind, list[int]]:
    """Defects that show only when rows are compared: one code or one name used twice."""
    by_code: dict[str, list[int]] = defaultdict(list)
    by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in rows:
        if code := row.fields["implementation_code"]:
            by_code[code].append(row.row)
        if name := row.fields["name"]:
            by_name[row.fields["area_code"], row.fields["department"], name].append(row.row)
    return {
        "duplicate-code": sorted(row for rows in by_code.values() if len(rows) > 1 for row in rows),
        "duplicate-name": sorted(row for rows in by_name.values() if len(rows) > 1 for row in rows),
    }
