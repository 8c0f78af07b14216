"""The hot path of a run: one call that reads it, one that writes what was decided about it.

An act that stands alone reads without a lock, decides, and writes if the run's number of entries is
still the one it read; otherwise it looks again. An act inside a larger transaction locks first.
`process_read` is stable, so that all its selects see one snapshot; `process_lock` reads in a new
one, taken when the lock is held, or a join would be lost. All dates are computed in Python.
"""

from django.db import migrations

READ = """
create function process_read(_run uuid) returns json language plpgsql stable as $$
declare it process_run;
begin
    select * into it from process_run where id = _run;
    if not found then
        return null;
    end if;
    return json_build_object(
        'version', it.version_id, 'state', it.state, 'facts', it.facts, 'seq', it.seq,
        'head', encode(it.head, 'hex'), 'not_needed', it.not_needed,
        'steps', (select json_agg(json_build_array(key, attempt, state, opened_on, claimed_by)
                                  order by attempt)
                  from process_step where run_id = _run),
        'documents', (select json_agg(type) from process_document
                      where run_id = _run and superseded_at is null),
        'opinions', (select json_agg(json_build_array(step, attempt, unit))
                     from process_opinion where run_id = _run),
        'rests', (select json_agg(json_build_array(step, ground, statutory, from_on, to_on))
                  from process_pause where run_id = _run),
        'calendar', (select max(id) from process_release));
end $$
"""

LOCK = """
create function process_lock(_run uuid) returns json language plpgsql as $$
begin
    perform 1 from process_run where id = _run for update;
    return process_read(_run);
end $$
"""

# The last twelve but kind and number are the columns of an entry, in the order of ledger_append
BEGIN = """
create function process_begin(
    _run uuid, _version uuid, _kind text, _number text, _on date, _change jsonb, _calendar bigint,
    _id uuid, _at timestamptz, _act text, _seq integer, _unit text,
    _prev bytea, _hash bytea, _commitment bytea, _salt bytea, _body text
) returns text language plpgsql as $$
declare newest bigint; _state smallint = (_change ->> 'state')::smallint;
begin
    select coalesce(max(id), 0) into newest from process_release;
    if newest <> _calendar then
        return newest::text;
    end if;
    if exists (select from process_version where id = _version and retired_at is not null) then
        return 'retired';
    end if;
    insert into process_run (id, version_id, about_kind, about_number, state, seq, head, facts,
                             not_needed, started_at, started_on, ended_at)
    values (_run, _version, _kind, _number, _state, _seq, _hash, _change -> 'facts',
            _change -> 'not_needed', _at, _on, case when _state <> 1 then _at end);
    perform process_open(_run, _at, _on, _change);
    insert into process_clock (run_id, kind, started_on, number, unit, ends_at, ends_on, due_on,
                               provisional)
    select _run, c.kind, c.started_on, c.number, c.unit, c.ends_at, c.ends_on, c.due_on,
           c.provisional
    from jsonb_to_recordset(_change -> 'clocks') as
        c(kind text, started_on date, number integer, unit text, ends_at timestamptz, ends_on date,
          due_on date, provisional boolean);
    if _change ? 'documents' then
        perform process_file(_run, _at, _change);
    end if;
    perform ledger_append(_id, _at, _act, 'run', _run::text, _seq, _unit,
                          _prev, _hash, _commitment, _salt, _body);
    return 'begun';
end $$
"""

FILE = """
create function process_file(_run uuid, _at timestamptz, _change jsonb) returns void
language sql as $$
    insert into process_document (id, run_id, type, step, attempt, sha256, at)
    select d.id, _run, d.type, d.step, d.attempt, d.sha256, _at
    from jsonb_to_recordset(_change -> 'documents') as
        d(id uuid, type text, step text, attempt smallint, sha256 text)
$$
"""

OPEN = """
create function process_open(_run uuid, _at timestamptz, _on date, _change jsonb) returns void
language sql as $$
    insert into process_step (run_id, key, attempt, state, unit, opened_at, opened_on, due_on,
                              provisional, done_at, done_on, done_by, outcome)
    select _run, s.key, s.attempt, s.state, s.unit, _at, _on, s.due_on, s.provisional,
           case when s.state = 5 then _at end, case when s.state = 5 then _on end, s.done_by,
           s.outcome
    from jsonb_to_recordset(_change -> 'rows') as
        s(key text, attempt smallint, state smallint, unit text, due_on date, provisional boolean,
          done_by text, outcome smallint)
$$
"""

WRITE = """
create function process_write(
    _run uuid, _on date, _change jsonb,
    _id uuid, _at timestamptz, _act text, _seq integer, _unit text,
    _prev bytea, _hash bytea, _commitment bytea, _salt bytea, _body text
) returns boolean language plpgsql as $$
begin
    update process_run
    set seq = _seq, head = _hash, facts = coalesce(_change -> 'facts', facts),
        not_needed = coalesce(_change -> 'not_needed', not_needed),
        state = coalesce((_change ->> 'state')::smallint, state),
        ended_at = case when _change ? 'state' then _at else ended_at end
    where id = _run and seq = _seq - 1;
    if not found then
        return false;  -- another act came between reading and writing
    end if;
    if _change ? 'done' then
        update process_step
        set state = (_change ->> 'done_state')::smallint, done_at = _at, done_on = _on,
            done_by = _change ->> 'done_by', outcome = (_change ->> 'outcome')::smallint
        where run_id = _run and key = _change ->> 'done'
            and attempt = (_change ->> 'attempt')::smallint;
    end if;
    if _change ? 'closed' then
        perform process_close(_run, _at, _change);
    end if;
    if _change ? 'rows' then
        perform process_open(_run, _at, _on, _change);
    end if;
    if _change ? 'documents' then
        perform process_file(_run, _at, _change);
    end if;
    perform ledger_append(_id, _at, _act, 'run', _run::text, _seq, _unit,
                          _prev, _hash, _commitment, _salt, _body);
    return true;
end $$
"""

CLOSE = """
create function process_close(_run uuid, _at timestamptz, _change jsonb) returns void
language sql as $$
    update process_step p set state = c.state
    from jsonb_to_recordset(_change -> 'closed') as c(key text, attempt smallint, state smallint)
    where p.run_id = _run and p.key = c.key and p.attempt = c.attempt;
    update process_document d set superseded_at = _at
    from jsonb_to_recordset(_change -> 'closed') as c(key text, attempt smallint, state smallint)
    where d.run_id = _run and d.step = c.key and d.superseded_at is null and c.state = 6
$$
"""


class Migration(migrations.Migration):
    dependencies = [("process", "0001_initial"), ("ledger", "0002_functions")]
    operations = [
        # A run is rewritten with every act: some room on its page, and not more, because a page
        # too full for inserts is seldom read again and keeps its dead rows (measured: 2.7 kB a
        # finished run with 60, 0.5 kB with 90)
        migrations.RunSQL(
            "alter table process_run set (fillfactor = 90)",
            "alter table process_run reset (fillfactor)",
        ),
        migrations.RunSQL(READ, "drop function process_read"),
        migrations.RunSQL(LOCK, "drop function process_lock"),
        migrations.RunSQL(OPEN, "drop function process_open"),
        migrations.RunSQL(FILE, "drop function process_file"),
        migrations.RunSQL(CLOSE, "drop function process_close"),
        migrations.RunSQL(BEGIN, "drop function process_begin"),
        migrations.RunSQL(WRITE, "drop function process_write"),
    ]
