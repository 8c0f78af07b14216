"""Buckets are counted at every call and worth nothing after a crash: they need no log."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("gate", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "alter table gate_bucket set unlogged", "alter table gate_bucket set logged"
        )
    ]
