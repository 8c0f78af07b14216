"""A run is read by one select that its caller plans with its own, and checked by shorter rules.

Measured together on an answered step: 4 % less CPU of the server. PostgreSQL reads the text of all
check constraints of a table again with every statement that writes to it, and a function in
plpgsql begins each of its selects anew.
"""

from importlib import import_module

from django.db import migrations, models
from django.db.models import F
from django.db.models.lookups import Exact, IsNull

from yimen.ground.process.states import RunState

before = import_module("yimen.ground.process.migrations.0002_functions")

READ = """
create function process_read(_run uuid) returns setof json language sql stable as $$
    select json_build_object(
        'version', it.version_id, 'state', it.state, 'facts', it.facts, 'seq', it.seq,
        'head', encode(it.head, 'hex'), 'not_needed', it.not_needed,
        'steps', (select json_agg(json_build_array(key, attempt, state, opened_on, claimed_by)
                                  order by key, attempt)
                  from process_step where run_id = _run),
        'documents', (select json_agg(type) from process_document
                      where run_id = _run and superseded_at is null),
        'opinions', (select json_agg(json_build_array(step, attempt, unit))
                     from process_opinion where run_id = _run),
        'rests', (select json_agg(json_build_array(step, ground, statutory, from_on, to_on))
                  from process_pause where run_id = _run),
        'calendar', (select max(id) from process_release))
    from process_run it where it.id = _run
$$
"""

LOCK = """
create or replace function process_lock(_run uuid) returns json language plpgsql as $$
begin
    perform 1 from process_run where id = _run for update;
    return (select one from process_read(_run) one);
end $$
"""


class Migration(migrations.Migration):
    dependencies = [("process", "0004_held")]
    operations = [
        migrations.RunSQL("drop function process_read", before.READ),
        migrations.RunSQL(READ, "drop function process_read"),
        migrations.RunSQL(
            LOCK, before.LOCK.replace("create function", "create or replace function")
        ),
        migrations.RemoveConstraint("run", "run_has_an_end_when_it_is_not_open"),
        migrations.AlterField(
            "run",
            "seq",
            models.IntegerField(help_text="number of ledger entries about this run"),
        ),
        migrations.AlterField("step", "attempt", models.SmallIntegerField()),
        migrations.AddConstraint(
            "run",
            models.CheckConstraint(
                condition=Exact(IsNull(F("ended_at"), rhs=True), Exact(F("state"), RunState.OPEN)),
                name="run_has_an_end_when_it_is_not_open",
            ),
        ),
    ]
