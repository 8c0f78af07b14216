"""Search by the initials of a name too: every pair of neighbours in every reading, indexed.

`initials` holds a word of letters for each character, one letter for each of its readings.
"""

from django.db import migrations

FORWARD = """
create function catalog_index(said text, initials text) returns tsvector
language sql immutable strict parallel safe as $$
    select array_to_tsvector(array(
        select substr(said, place, size)
        from generate_series(1, length(said)) as place, generate_series(1, 2) as size
        where place + size <= length(said) + 1
        union
        select '~' || one || two
        from (select string_to_array(initials, ' ') as words) as split,
             generate_series(1, cardinality(words) - 1) as place,
             regexp_split_to_table(words[place], '') as one,
             regexp_split_to_table(words[place + 1], '') as two))
$$;
drop index item_search;
create index item_search on catalog_item
    using gin (catalog_index(catalog_said(name, main_name, code, number), initials));
drop function catalog_grams(text);
"""
BACKWARD = """
drop index item_search;
drop function catalog_index(text, text);
create function catalog_grams(said text) returns tsvector
language sql immutable strict parallel safe as $$
    select array_to_tsvector(array(
        select distinct substr(said, place, size)
        from generate_series(1, length(said)) as place, generate_series(1, 2) as size
        where place + size <= length(said) + 1))
$$;
create index item_search on catalog_item
    using gin (catalog_grams(catalog_said(name, main_name, code, number)));
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0004_initials")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
