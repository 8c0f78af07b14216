"""Why a promise says no."""

from __future__ import annotations

from yimen.kernel.errors import Refused


class NotGapTolerant(Refused):
    """A material is promised for later that the item does not list as tolerant (容缺)."""

    code = "cases.not-gap-tolerant"


class SupplementTooLate(Refused):
    """The day until which what was promised could come has passed."""

    code = "cases.supplement-too-late"


class GapsLapsed(Refused):
    """What was promised did not come in its term, so the case is not granted."""

    code = "cases.gaps-lapsed"


class NoPledge(Refused):
    """The item is not granted on a promise."""

    code = "cases.no-pledge"


class PledgeBarred(Refused):
    """The applicant broke a promise before and has not repaired it."""

    code = "cases.pledge-barred"
