"""A published version is never changed and never deleted."""

from django.db import migrations

FORWARD = """
create function catalog_version_stands() returns trigger language plpgsql as $$
begin
    raise exception 'a published version of an item is never changed or deleted'
        using errcode = 'integrity_constraint_violation', constraint = 'version_is_immutable';
end $$;
create trigger version_is_immutable before update or delete on catalog_itemversion
    for each row execute function catalog_version_stands();
"""
BACKWARD = """
drop trigger version_is_immutable on catalog_itemversion;
drop function catalog_version_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
