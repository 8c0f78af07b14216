"""What holds across rows: paths continue their parent's, active roles stay in one sphere."""

from django.db import migrations

FORWARD = """
alter table people_unit add constraint unit_path_continues_its_parents
    foreign key (parent_id, parent_path) references people_unit (id, path)
    on update cascade deferrable initially immediate;
alter table people_rolegrant add constraint grant_in_the_sphere_of_its_holder
    foreign key (staff_id, active_sphere) references people_staff (id, sphere);
"""
BACKWARD = """
alter table people_rolegrant drop constraint grant_in_the_sphere_of_its_holder;
alter table people_unit drop constraint unit_path_continues_its_parents;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
