"""Process (流程): versions of plans, their runs with facts and documents, steps, clocks and pauses.

Knows nothing of cases: hotline tickets, tenders and inspections run on it too. One transition is
one transaction that touches one run.
"""
