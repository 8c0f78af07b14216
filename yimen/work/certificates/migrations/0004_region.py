from django.db import migrations, models

# What was issued before holds in the whole country: no item could name a limit until now.
WHOLE_COUNTRY = """
update certificates_certificate as held
set region = '全国', region_basis = '行政许可法 Art. 41'
from catalog_item as item
where item.number = held.item and item.power = '01'
"""


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0011_english"),
        ("certificates", "0003_suspended"),
        ("people", "0006_clients"),
    ]

    operations = [
        migrations.AddField(
            model_name="certificate",
            name="region",
            field=models.TextField(blank=True, default="", help_text="适用区域"),
        ),
        migrations.AddField(
            model_name="certificate",
            name="region_basis",
            field=models.TextField(blank=True, default="", help_text="the law that says so"),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(region="", region_basis="")
                | ~models.Q(region="") & ~models.Q(region_basis=""),
                name="certificate_region_has_its_basis",
            ),
        ),
        migrations.RunSQL(WHOLE_COUNTRY, migrations.RunSQL.noop),
    ]
