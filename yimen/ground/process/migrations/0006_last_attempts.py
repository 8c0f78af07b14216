"""A run is read with the last attempt of each step: who reads it needs no earlier one.

A step that was sent back three thousand times was read three thousand times with every act: a case
of that many repeats took 43 s, and takes 27. A run of five steps is read in 67 us instead of 81.
"""

from importlib import import_module

from django.db import migrations

before = import_module("yimen.ground.process.migrations.0005_read_in_one")

READ = """
create or replace function process_read(_run uuid) returns setof json language sql stable as $$
    select json_build_object(
        'version', it.version_id, 'state', it.state, 'facts', it.facts, 'seq', it.seq,
        'head', encode(it.head, 'hex'), 'not_needed', it.not_needed,
        'steps', (select json_agg(json_build_array(key, attempt, state, opened_on, claimed_by))
                  from (select distinct on (key) key, attempt, state, opened_on, claimed_by
                        from process_step where run_id = _run
                        order by key, attempt desc) last),
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


class Migration(migrations.Migration):
    dependencies = [("process", "0005_read_in_one")]
    operations = [
        migrations.RunSQL(
            READ, before.READ.replace("create function", "create or replace function")
        )
    ]
