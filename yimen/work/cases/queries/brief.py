"""A case in one statement, with what acts in its steps and their answers need to know.

Every act over the API asks this twice, for the permission and under the lock (ADR 0012). Columns
that it leaves out are loaded when somebody asks for them, as Django does it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS

from yimen.base.postgres.statements import Statement
from yimen.work.cases.models import Case
from yimen.work.cases.rules import UnknownCase

PLAIN = (
    "number",
    "item",
    "name",
    "organ",
    "refers_to",
    "state",
    "outcome",
    "deemed",
    "received_by",
)
DATES = ("received_on", "accepted_on")
KEYS = ("id", "run", "draft_id", "version_id", "person_id", "organisation_id", "agent_id")
PLAN = ("plan_code", "plan_digest")
PARTIES = ("person", "organisation", "agent")
SELECT = f"""
select json_build_array({", ".join(f"c.{name}" for name in (*PLAIN, *DATES, *KEYS))},
    v.plan_code, v.plan_digest, p.number, o.number, a.number)
from cases_case c join catalog_itemversion v on v.id = c.version_id
left join people_person p on p.id = c.person_id
left join people_organisation o on o.id = c.organisation_id
left join people_person a on a.id = c.agent_id
where c.number = $1
"""  # noqa: S608 - nothing typed is in it
READ = Statement("cases_brief", SELECT)
LOCK = Statement("cases_brief_locked", f"{SELECT} for no key update of c")


def brief(number: str) -> Case:
    """The case of that number, or `UnknownCase`."""
    return brief_told(number, READ(number))


def brief_told(number: str, told: str | None) -> Case:
    """The case of that number as one of these statements told it, or `UnknownCase`."""
    if told is None:
        raise UnknownCase(number=number)
    row = dict(zip((*PLAIN, *DATES, *KEYS, *PLAN, *PARTIES), json.loads(told), strict=True))
    for name in DATES:
        row[name] = row[name] and date.fromisoformat(row[name])
    for name in KEYS:
        row[name] = UUID(row[name]) if isinstance(row[name], str) else row[name]
    case: Case = _partly(Case, {name: row[name] for name in (*PLAIN, *DATES, *KEYS)})
    plan = {name: row[name] for name in PLAN}
    case.version = _related("version", {"id": case.version_id, **plan})
    for name in PARTIES:
        pk = row[f"{name}_id"]
        setattr(case, name, pk and _related(name, {"id": pk, "number": row[name]}))
    return case


def _related(name: str, values: Mapping[str, object]) -> Any:
    """What a foreign key of a case leads to, as far as it was read."""
    return _partly(Case._meta.get_field(name).related_model, values)  # noqa: SLF001 - its documented use


def _partly(kind: Any, values: Mapping[str, object]) -> Any:
    """A row of which these columns were read."""
    names = _in_order(kind, tuple(values))
    return kind.from_db(DEFAULT_DB_ALIAS, values, [values[name] for name in names])


@lru_cache
def _in_order(kind: Any, names: tuple[str, ...]) -> list[str]:
    """These columns in the order in which the model has them, as `from_db` takes their values."""
    fields = kind._meta.concrete_fields  # noqa: SLF001 - its documented use
    return [each.attname for each in fields if each.attname in names]
