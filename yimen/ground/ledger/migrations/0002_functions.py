"""The SQL functions of the ledger, for callers that write an act and its entry in one statement."""

from django.db import migrations

HEAD = """
create function ledger_head(subject_kind text, subject_number text)
returns table (seq integer, hash bytea)
language sql stable as $$
    select e.seq, e.hash from ledger_entry e
    where e.kind = subject_kind and e.number = subject_number
    order by e.seq desc limit 1
$$
"""

# The columns are those of rules.Linked, in its order
APPEND = """
create function ledger_append(
    id uuid, at timestamptz, act text, kind text, number text, seq integer, unit text,
    prev bytea, hash bytea, commitment bytea, salt bytea, body text
) returns void
language sql volatile as $$
    insert into ledger_entry
        (id, at, act, kind, number, seq, unit, prev, hash, commitment, salt, body)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);
    insert into ledger_pending (entry_id) values ($1)
$$
"""

# Runs with the owner's rights because nobody else may touch an entry. It erases nothing but what
# an entry of the act ledger.erase names, and never such an entry.
ERASE = """
create function ledger_erase(erasure uuid) returns integer
language sql volatile security definer set search_path = public, pg_temp as $$
    with erased as (
        update ledger_entry e set salt = null, body = null
        from ledger_entry why, jsonb_array_elements_text((why.body::jsonb) -> 'entries') as named
        where why.id = erasure and why.act = 'ledger.erase'
            and e.id = named::uuid and e.act <> 'ledger.erase' and e.body is not null
        returning 1
    )
    select count(*)::integer from erased
$$
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [
        migrations.RunSQL(HEAD, "drop function ledger_head"),
        migrations.RunSQL(APPEND, "drop function ledger_append"),
        migrations.RunSQL(ERASE, "drop function ledger_erase"),
        # hashes do not compress, so trying to costs time for nothing
        migrations.RunSQL(
            "alter table ledger_tile alter data set storage external",
            "alter table ledger_tile alter data set storage extended",
        ),
    ]
