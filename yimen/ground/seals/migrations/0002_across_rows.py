"""What holds across rows: a use of a seal carries the first and last day of its own letter."""

from django.db import migrations

FORWARD = """
alter table seals_impression add constraint impression_carries_the_days_of_its_letter
    foreign key (letter_id, valid_from, valid_to)
    references seals_sealletter (id, valid_from, valid_to);
"""
BACKWARD = """
alter table seals_impression drop constraint impression_carries_the_days_of_its_letter;
"""


class Migration(migrations.Migration):
    dependencies = [("seals", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
