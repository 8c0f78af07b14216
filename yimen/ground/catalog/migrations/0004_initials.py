"""The initials of names, and those of the items that are there already."""

from django.db import migrations, models

from yimen.ground.catalog.rules.initials import initials


def fill(apps, schema):  # type: ignore[no-untyped-def]  # Django's own shape
    items = apps.get_model("catalog", "Item").objects
    items = items.using(schema.connection.alias)  # the owner, whose change of the table is open
    batch = []
    for item in items.only("pk", "name").iterator(2000):
        item.initials = initials(item.name)
        batch.append(item)
        if len(batch) == 2000:
            items.bulk_update(batch, ["initials"])
            batch.clear()
    items.bulk_update(batch, ["initials"])


class Migration(migrations.Migration):
    dependencies = [("catalog", "0003_search")]
    operations = [
        migrations.AddField(
            model_name="item",
            name="initials",
            field=models.TextField(blank=True, default="", help_text="rules.initials of the name"),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
