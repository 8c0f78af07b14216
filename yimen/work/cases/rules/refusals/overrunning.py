"""Why there is no overrun to explain."""

from __future__ import annotations

from yimen.kernel.errors import Refused


class NoOverrun(Refused):
    """The promise was kept, or its day has not come."""

    code = "cases.no-overrun"


class OverrunExplained(Refused):
    """The public was told why already."""

    code = "cases.overrun-explained"
