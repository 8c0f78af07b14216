"""A city for the rows over HTTP: one item that departments review, staff, and many cases.

One case of each kind is made by the verbs; the rest are copies of its rows by SQL.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from yimen.ground.people import verbs as people
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make as people_make
from yimen.ground.process.tests import make as process
from yimen.work.cases import verbs
from yimen.work.cases.tests import make as cases
from yimen.work.intake.tests import make as intake

UNITS = 200
OFFICER = "officer"  # holds every role of the deciding sphere over every unit
REVIEWER = "reviewer"  # reviews for the departments, as most do who answer steps
# Of a hundred cases ninety are closed; the others wait for what a worklist shows
MIX = {"closed": 90, "submitted": 3, "accepted": 5, "reviewed": 1, "decided": 1}
# table: where its rows to be copied come from, and what is another in each copy (m)
CASE = "cases_case t, copies m where t.number = %(case)s"
OF_RUN = """t join process_run r on r.id = t.run_id, copies m where r.about_number = %(case)s"""
ROWS = {
    "cases_case": (
        CASE,
        {
            "id": "m.id",
            "number": "m.number",
            "run": "m.run",
            "draft_id": "m.n + %(first)s + 1000000000",
            "organ": "coalesce(m.unit, t.organ)",
            "counts_from": "t.counts_from + m.day",
        },
    ),
    "process_run": (
        "process_run t, copies m where t.about_number = %(case)s",
        {"id": "m.run", "about_number": "m.number"},
    ),
    "process_step": (
        f"process_step {OF_RUN}",
        {"run_id": "m.run", "unit": "coalesce(m.unit, t.unit)", "due_on": "t.due_on + m.day"},
    ),
    "process_clock": (
        f"process_clock {OF_RUN}",
        {"run_id": "m.run", "due_on": "t.due_on + m.day"},
    ),
}
ENTRIES = {
    "ledger_entry": (
        "ledger_entry t, copies m where t.number in (%(case)s, %(run)s)",
        {
            "id": "uuidv7()",
            "number": "case t.kind when 'run' then m.run::text else m.number end",
        },
    )
}
COLUMNS = """
select attname from pg_attribute
where attrelid = %s::regclass and attnum > 0 and not attisdropped and attgenerated = ''
order by attnum
"""
COPIES = """
create temp table copies on commit drop as
    select n, uuidv7() as id, case when %(run)s <> '' then uuidv7() end as run,
        'C-' || lpad((%(first)s + n)::text, 12, '0') as number,
        case when %(spread)s then 'unit-' || n %% %(units)s end as unit,
        case when %(spread)s then n / %(units)s %% 60 else 0 end as day
    from generate_series(1, %(count)s) as n
"""
ITEMS = """
insert into catalog_item (number, key, occurrence, tier, department_id, code, basic_code, name,
    main_name, english, initials, power, area_code, digest, cancel_reason)
select 'I-' || n, 'I-' || n, 1, i.tier, i.department_id, '5116' || lpad(n::text, 9, '0'), '',
    (array['食品','药品','医疗器械','建设工程','道路运输','危险品','租赁','派遣'])[1 + n %% 8]
    || (array['经营','生产','使用','设计','检验'])[1 + n / 8 %% 5]
    || (array['许可','备案','登记','变更','延续','注销'])[1 + n / 40 %% 6] || n,
    '', '', '', i.power, i.area_code, '', ''
from catalog_item i, generate_series(2, %(count)s) as n where i.number = %(item)s
"""
VERSIONS = """
insert into catalog_itemversion (item_id, number, name, power, case_type, statutory_number,
    statutory_unit, promised_number, promised_unit, plan_code, plan_digest, content, digest,
    effective_from, published_at, published_by)
select i.id, 1, i.name, v.power, v.case_type, v.statutory_number, v.statutory_unit,
    v.promised_number, v.promised_unit, v.plan_code, v.plan_digest, v.content, v.digest,
    v.effective_from, v.published_at, v.published_by
from catalog_item i, catalog_itemversion v
where i.number <> %(item)s and v.item_id = (select id from catalog_item where number = %(item)s)
"""


def found(departments: Collection[str] = cases.DEPARTMENTS) -> None:
    """The item, the units, an officer who may do everything that staff decide, and a reviewer."""
    cases.item(*map(process.step, departments))
    people_make.unit("city")
    for key in departments:
        people_make.unit(key, "city")
    for number in range(UNITS):
        people_make.unit(f"unit-{number}", "city")
    people_make.staff(OFFICER, "city")
    for unit in ("city", intake.ORGAN):
        for role in (Role.CLERK, Role.REVIEWER, Role.DECIDER):
            people_make.grant(OFFICER, role, unit)
    people_make.staff(REVIEWER, "city")
    for key in departments:
        people_make.grant(REVIEWER, Role.REVIEWER, key)


def token(login: str = OFFICER) -> str:
    """A token for a day."""
    now = datetime.now(UTC)
    return people.issue_token(login=login, name="bench", days=1, by="x", now=now).secret


def accepted(count: int) -> list[str]:
    """So many accepted cases of the one organ with their ledger entries, to be reviewed."""
    _copy(cases.accepted(), count, first=1, spread=False, entries=True)
    return [f"C-{number + 1:012d}" for number in range(1, count + 1)]


def stock(count: int) -> None:
    """So many cases spread over the units, most of them closed."""
    made = {
        "closed": _closed,
        "submitted": cases.submitted,
        "accepted": cases.accepted,
        "reviewed": cases.reviewed,
        "decided": cases.decided,
    }
    first = 10_000_000
    for state, share in MIX.items():
        some = count * share // 100
        _copy(made[state](), some, first=first, spread=True, entries=False)
        first += some


def _closed() -> str:
    number = cases.delivered()
    verbs.close(case=number, **cases.at())
    return number


def items(count: int) -> None:
    """So many items, each in force."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in (ITEMS, VERSIONS):
            cursor.execute(statement, {"count": count, "item": intake.ITEM})


def _copy(case: str, count: int, *, first: int, spread: bool, entries: bool) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        cursor.execute("select coalesce(run::text, '') from cases_case where number = %s", [case])
        run = str((cursor.fetchone() or ("",))[0])
        given: dict[str, Any] = {"case": case, "run": run, "count": count, "first": first}
        given |= {"spread": spread, "units": UNITS}
        cursor.execute(COPIES, given)
        for table, (source, other) in {**ROWS, **(ENTRIES if entries else {})}.items():
            cursor.execute(COLUMNS, [table])
            names = [name for (name,) in cursor.fetchall()]
            values = ", ".join(other.get(name, f"t.{name}") for name in names)
            into = f"insert into {table} ({', '.join(names)})"
            cursor.execute(f"{into} select {values} from {source}", given)
