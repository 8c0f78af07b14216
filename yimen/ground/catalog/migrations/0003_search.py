"""Search over the names and codes of items: every character and every pair of neighbours, indexed.

No words are cut, since nobody's dictionary knows them all: half a word finds the item.
"""

from django.db import migrations

FORWARD = """
create function catalog_said(name text, main_name text, code text, number text) returns text
language sql immutable parallel safe as $$
    select lower(normalize(name || ' ' || main_name || ' ' || code || ' ' || number, NFKC)
                 collate "C")
$$;
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
BACKWARD = """
drop index item_search;
drop function catalog_grams(text);
drop function catalog_said(text, text, text, text);
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_immutable")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
