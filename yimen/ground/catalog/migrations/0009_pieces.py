"""The pieces that are searched for stand in the row: to make them anew costs 0.3 ms a row.

Where more than a few match, the planner rightly reads row by row, and made them for each.
"""

from django.db import migrations

FORWARD = """
alter table catalog_item add column pieces tsvector
    generated always as (catalog_index(catalog_said(name, main_name, code, number), initials))
    stored;
drop index item_search;
create index item_search on catalog_item using gin (pieces);
"""
BACKWARD = """
drop index item_search;
create index item_search on catalog_item using gin (catalog_index(said, initials));
alter table catalog_item drop column pieces;
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0008_index_cost")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
