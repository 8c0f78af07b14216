-- The floor: what PostgreSQL itself needs for the rows that our engine writes with an answer. One
-- call in one round trip updates the run and the step, inserts the steps that open, and adds one
-- row of history. No clock, condition, calendar, hash or pending row.

create table floor_step_of_plan (plan integer, key text, days integer, primary key (plan, key));
create table floor_edge (plan integer, before text, after text, primary key (plan, before, after));

create table floor_run (
    id bigint generated always as identity primary key,
    plan integer not null,
    state smallint not null default 1,  -- 1 open, 2 finished
    seq integer not null default 1,
    started_at timestamptz not null default now(),
    ended_at timestamptz
) with (fillfactor = 90);

create table floor_step (
    run_id bigint references floor_run,
    key text,
    state smallint not null default 1,  -- 1 open, 5 done
    opened_at timestamptz not null default now(),
    due_on date,
    done_at timestamptz,
    done_by text,
    primary key (run_id, key)
);
create index floor_step_open on floor_step (key, due_on) where state = 1;

create table floor_history (
    run_id bigint,
    seq integer,
    at timestamptz not null default now(),
    by text not null,
    act text not null,
    step text,
    primary key (run_id, seq)
);

create function floor_start(_plan integer, _by text) returns bigint language plpgsql as $$
declare _run bigint;
begin
    insert into floor_run (plan) values (_plan) returning id into _run;
    insert into floor_step (run_id, key, due_on)
        select _run, s.key, current_date + s.days from floor_step_of_plan s
        where s.plan = _plan and not exists (
            select from floor_edge e where e.plan = _plan and e.after = s.key);
    insert into floor_history (run_id, seq, by, act) values (_run, 1, _by, 'start');
    return _run;
end $$;

create function floor_advance(_run bigint, _key text, _by text) returns void
language plpgsql as $$
declare it floor_run; opened integer;
begin
    update floor_run set seq = seq + 1 where id = _run and state = 1 returning * into it;
    update floor_step set state = 5, done_at = now(), done_by = _by
        where run_id = _run and key = _key and state = 1;
    if not found then
        raise exception 'step % of run % is not open', _key, _run;
    end if;
    insert into floor_step (run_id, key, due_on)
        select _run, s.key, current_date + s.days
        from floor_edge e join floor_step_of_plan s on s.plan = e.plan and s.key = e.after
        where e.plan = it.plan and e.before = _key and not exists (
            select from floor_edge other
            where other.plan = e.plan and other.after = e.after and not exists (
                select from floor_step d
                where d.run_id = _run and d.key = other.before and d.state = 5));
    get diagnostics opened = row_count;
    if opened = 0 and not exists (select from floor_step where run_id = _run and state = 1) then
        update floor_run set state = 2, ended_at = now() where id = _run;
    end if;
    insert into floor_history (run_id, seq, by, act, step) values (_run, it.seq, _by, 'advance', _key);
end $$;
