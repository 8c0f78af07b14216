"""What holds across rows: a case shows the outcome of its decision; documents count in their year."""

from django.db import migrations

FORWARD = """
alter table cases_case add constraint case_outcome_is_that_of_its_decision
    foreign key (id, outcome) references cases_decision (case_id, outcome);
alter table cases_document add constraint document_counts_in_its_year
    check (year = extract(year from issued_on));
"""
BACKWARD = """
alter table cases_document drop constraint document_counts_in_its_year;
alter table cases_case drop constraint case_outcome_is_that_of_its_decision;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
