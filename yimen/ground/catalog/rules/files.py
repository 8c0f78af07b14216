"""Files that lists come in: JSON (a list of objects, or an object with `items`) and CSV."""

from __future__ import annotations

import codecs
import csv
import io
import json

from yimen.ground.catalog.rules.refusals import ListForm, ListTooLarge, ListUnreadable

LARGEST = 200 * 1024 * 1024
NEEDED = frozenset({"name", "implementation_code"})
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_list(
    data: bytes, *, as_csv: bool, encoding: str = "", largest: int = LARGEST
) -> list[object]:
    """The rows of a list file, whatever they are.

    A byte order mark decides the encoding, else `encoding`, else UTF-8. Refused: `ListTooLarge`;
    `ListUnreadable` with the place of the first byte or sign that does not fit; `ListForm` when the
    file holds something else than a list. Numbers stay the digits that were written.
    """
    if len(data) > largest:
        raise ListTooLarge(megabytes=largest // 1024 // 1024)
    marked = next((name for mark, name in MARKS if data.startswith(mark)), "")
    text = _decoded(data, marked or encoding or "utf-8")
    return _from_csv(text) if as_csv else _from_json(text)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise ListUnreadable(why=f"byte {wrong.start + 1} is not {encoding}") from None
    except LookupError:
        raise ListUnreadable(why=f"encoding {encoding} is unknown") from None


def _from_json(text: str) -> list[object]:
    try:
        found = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as wrong:
        raise ListUnreadable(
            why=f"line {wrong.lineno}, column {wrong.colno}: {wrong.msg}"
        ) from None
    except RecursionError:
        raise ListUnreadable(why="nested too deeply") from None
    rows = found.get("items") if isinstance(found, dict) else found
    if not isinstance(rows, list):
        raise ListForm(needed=", ".join(sorted(NEEDED)))
    return rows


def _from_csv(text: str) -> list[object]:
    lines = csv.DictReader(io.StringIO(text, newline=""), restkey="", strict=True)
    try:
        if not set(lines.fieldnames or ()) >= NEEDED:
            raise ListForm(needed=", ".join(sorted(NEEDED)))
        return [{key: value or None for key, value in row.items()} for row in lines]
    except csv.Error as wrong:
        raise ListUnreadable(why=f"line {lines.line_num}: {wrong}") from None
