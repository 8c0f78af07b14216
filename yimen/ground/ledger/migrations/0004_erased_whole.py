"""The same rule in half the words, which PostgreSQL reads again with every entry."""

from django.db import migrations, models
from django.db.models import F
from django.db.models.lookups import Exact, IsNull


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_pending_without_index")]
    operations = [
        migrations.RemoveConstraint("entry", "entry_is_erased_whole"),
        migrations.AddConstraint(
            "entry",
            models.CheckConstraint(
                condition=Exact(IsNull(F("salt"), rhs=True), IsNull(F("body"), rhs=True)),
                name="entry_is_erased_whole",
            ),
        ),
    ]
