"""A city for the rows over HTTP: one item that two departments review, staff, and many cases.

One case of each kind is made by the verbs; the rest are copies of its rows by SQL.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from yimen.ground.people import verbs as people
from yimen.ground.people.states import Role
from yimen.ground.people.tests import make as people_make
from yimen.work.cases import verbs
from yimen.work.cases.tests import make as cases
from yimen.work.intake.tests import make as intake

UNITS = 200
OFFICER = "officer"  # holds every role of the deciding sphere over every unit
# Of a hundred cases ninety are closed; the others wait for what a worklist shows
MIX = {"closed": 90, "submitted": 3, "accepted": 5, "reviewed": 1, "decided": 1}
CASES = """
insert into cases_case select (one).* from (
    select jsonb_populate_record(c, jsonb_build_object('id', m.id, 'number', m.number, 'run', m.run,
        'draft_id', m.n + %(first)s + 1000000000, 'organ', coalesce(m.unit, c.organ),
        'counts_from', c.counts_from + m.day)) as one
    from cases_case c, copies m where c.number = %(case)s offset 0) made
"""
RUNS = """
insert into process_run select (one).* from (
    select jsonb_populate_record(r,
        jsonb_build_object('id', m.run, 'about_number', m.number)) as one
    from process_run r, copies m where r.about_number = %(case)s offset 0) made
"""
STEPS = """
insert into process_step select (one).* from (
    select jsonb_populate_record(s, jsonb_build_object('run_id', m.run,
        'unit', coalesce(m.unit, s.unit), 'due_on', s.due_on + m.day)) as one
    from process_step s join process_run r on r.id = s.run_id, copies m
    where r.about_number = %(case)s offset 0) made
"""
CLOCKS = """
insert into process_clock select (one).* from (
    select jsonb_populate_record(k,
        jsonb_build_object('run_id', m.run, 'due_on', k.due_on + m.day)) as one
    from process_clock k join process_run r on r.id = k.run_id, copies m
    where r.about_number = %(case)s offset 0) made
"""
ENTRIES = """
insert into ledger_entry select (one).* from (
    select jsonb_populate_record(e, jsonb_build_object('id', uuidv7(), 'number', case e.kind
        when 'run' then m.run::text else m.number end)) as one
    from ledger_entry e, copies m
    where e.number in (%(case)s, %(run)s) offset 0) made
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
    main_name, initials, power, area_code, digest, cancel_reason)
select 'I-' || n, 'I-' || n, 1, i.tier, i.department_id, '5116' || lpad(n::text, 9, '0'), '',
    (array['食品','药品','医疗器械','建设工程','道路运输','危险品','租赁','派遣'])[1 + n %% 8]
    || (array['经营','生产','使用','设计','检验'])[1 + n / 8 %% 5]
    || (array['许可','备案','登记','变更','延续','注销'])[1 + n / 40 %% 6] || n,
    '', '', i.power, i.area_code, '', ''
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


def found() -> None:
    """The item, the units, and one officer who may do everything that staff decide."""
    cases.item()
    people_make.unit("city")
    for key in cases.DEPARTMENTS:
        people_make.unit(key, "city")
    for number in range(UNITS):
        people_make.unit(f"unit-{number}", "city")
    people_make.staff(OFFICER, "city")
    for unit in ("city", intake.ORGAN):
        for role in (Role.CLERK, Role.REVIEWER, Role.DECIDER):
            people_make.grant(OFFICER, role, unit)


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
        for statement in (COPIES, CASES, RUNS, STEPS, CLOCKS, *([ENTRIES] if entries else [])):
            cursor.execute(statement, given)
