"""What is searched is kept beside an item; codes are found by their runs of four characters.

Two neighbours narrow a name well, but the digits of codes have only a hundred pairs.
"""

import django.db.models.expressions
from django.db import migrations, models

FORWARD = r"""
drop index item_search;
create or replace function catalog_index(said text, initials text) returns tsvector
language sql immutable strict parallel safe as $$
    select array_to_tsvector(array(
        select substr(said, place, size)
        from generate_series(1, length(said)) as place, generate_series(1, 2) as size
        where place + size <= length(said) + 1
        union
        select '=' || substr(said, place, 4)
        from generate_series(1, length(said) - 3) as place
        where substr(said, place, 4) ~ '^[\x21-\x7e]{4}$'
        union
        select '~' || one || two
        from (select string_to_array(initials, ' ') as words) as split,
             generate_series(1, cardinality(words) - 1) as place,
             regexp_split_to_table(words[place], '') as one,
             regexp_split_to_table(words[place + 1], '') as two))
$$;
create index item_search on catalog_item using gin (catalog_index(said, initials));
"""
BACKWARD = """
drop index item_search;
create index item_search on catalog_item
    using gin (catalog_index(catalog_said(name, main_name, code, number), initials));
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0005_search_by_initials")]
    operations = [
        migrations.AddField(
            model_name="item",
            name="said",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.expressions.Func(
                    "name", "main_name", "code", "number", function="catalog_said"
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
