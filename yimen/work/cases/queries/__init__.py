"""What may be asked about cases: how one stands, what waits for a unit, which dates press."""

from yimen.work.cases.queries.days import DayCounts, day_counts
from yimen.work.cases.queries.handling import (
    Route,
    authority,
    bar_on,
    check_start,
    concerned,
    form,
    material_names,
    route,
)
from yimen.work.cases.queries.views import (
    CaseView,
    Status,
    TermView,
    case_for,
    status_for,
    timeline,
)
from yimen.work.cases.queries.work import (
    ReviewTask,
    Stage,
    cases_of,
    lights,
    reviews,
    silent,
    worklist,
)

__all__ = [
    "CaseView",
    "DayCounts",
    "ReviewTask",
    "Route",
    "Stage",
    "Status",
    "TermView",
    "authority",
    "bar_on",
    "case_for",
    "cases_of",
    "check_start",
    "concerned",
    "day_counts",
    "form",
    "lights",
    "material_names",
    "reviews",
    "route",
    "silent",
    "status_for",
    "timeline",
    "worklist",
]
