"""Why the life of a case says no: receiving, time, documents."""

from __future__ import annotations

from yimen.kernel.errors import Refused


class UnknownCase(Refused):
    """No case has this number, or it is none of the one who asks."""

    code = "cases.unknown-case"


class NoAuthority(Refused):
    """The catalogue does not say which unit of ours is the item's department."""

    code = "cases.no-authority"


class NoPlan(Refused):
    """The item's version names no plan by which a case could be handled."""

    code = "cases.no-plan"


class Barred(Refused):
    """After false materials or fraud the applicant may not apply yet (行政许可法 Art. 78, 79)."""

    code = "cases.barred"


class AnswerTooLate(Refused):
    """Nothing was told in time, so the application counts as accepted."""

    code = "cases.answer-too-late"


class AnswerInTime(Refused):
    """The term for an answer still runs, so silence is no acceptance yet."""

    code = "cases.answer-in-time"


class GapTooLate(Refused):
    """A department said what is missing after the day on which the notice is put together."""

    code = "cases.gap-too-late"


class NothingMissing(Refused):
    """A correction notice without anything to correct."""

    code = "cases.nothing-missing"


class StillMissing(Refused):
    """A resubmission must bring everything that the one notice asked for."""

    code = "cases.still-missing"


class MaterialNotAsked(Refused):
    """A material that the notice does not name."""

    code = "cases.material-not-asked"


class NotOfItem(Refused):
    """Something is asked for that the item does not (行政许可法 Art. 31)."""

    code = "cases.not-of-item"


class NotConcerned(Refused):
    """A unit without a part in the case says what is missing in it."""

    code = "cases.not-concerned"


class ReasonMissing(Refused):
    """An act that must give its reason in writing gives none."""

    code = "cases.reason-missing"


class AuthorityMissing(Refused):
    """Who is not competent names who is (行政许可法 Art. 32(2))."""

    code = "cases.authority-missing"


class NothingToBar(Refused):
    """Only after false materials an applicant has to wait before applying again."""

    code = "cases.nothing-to-bar"


class NothingWasAsked(Refused):
    """Nobody can have failed to correct what they were never asked to correct."""

    code = "cases.nothing-was-asked"


class RemediesMissing(Refused):
    """A refusal lacks its reasons, its basis or the applicant's remedies."""

    code = "cases.remedies-missing"


class DeliveryUnproved(Refused):
    """A delivery without a receipt, tracking number or record is none."""

    code = "cases.delivery-unproved"


class Changed(Refused):
    """Something was done to the case since it was looked at; `mark` is where it stands now."""

    code = "cases.changed"


class NoLocalRule(Refused):
    """No rule of this place allows the act (or sets its term), and the law does not either."""

    code = "cases.no-local-rule"


class LocalRuleHalf(Refused):
    """A local rule lacks its term or its effect, or has one that its kind does not know."""

    code = "cases.local-rule-half"


class LocalRuleThere(Refused):
    """A rule of that unit, kind and first day stands already."""

    code = "cases.local-rule-there"


class CorrectionTooLate(Refused):
    """The day until which a correction could be handed in has passed."""

    code = "cases.correction-too-late"


class TermStillRuns(Refused):
    """The applicant still has time, or was given no term at all."""

    code = "cases.term-still-runs"


class NothingCorrected(Refused):
    """A correction on the spot without anything corrected."""

    code = "cases.nothing-corrected"


class TooMuchTime(Refused):
    """An extension beyond what the law allows, or of the promise beyond the law's own term."""

    code = "cases.too-much-time"


class TimeExcluded(Refused):
    """Time is excluded now (特别程序); it must end before another exclusion or a decision."""

    code = "cases.time-excluded"


class NothingExcluded(Refused):
    """No time is excluded that could end."""

    code = "cases.nothing-excluded"
