"""Why the life of a case says no."""

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


class NoParties(Refused):
    """Nobody is told of the right to a hearing, or somebody twice."""

    code = "cases.no-parties"


class NotTold(Refused):
    """Somebody who was not told of the hearing speaks in it."""

    code = "cases.not-told"


class HearingThere(Refused):
    """The right to a hearing was told already; a case has one hearing."""

    code = "cases.hearing-there"


class HearingTooLate(Refused):
    """The five days to ask for a hearing have passed."""

    code = "cases.hearing-too-late"


class HearingTooEarly(Refused):
    """The day is too near for who must prepare, or too far from the request."""

    code = "cases.hearing-day"


class ChairNotFree(Refused):
    """The chair examines the case, or had to stand aside."""

    code = "cases.chair-not-free"


class NotTheDay(Refused):
    """A hearing is held on the day that its notice named."""

    code = "cases.not-the-day"


class SignatureMissing(Refused):
    """Minutes are signed by each who attended, or say why not."""

    code = "cases.signature-missing"


class HearingPending(Refused):
    """A hearing may still be asked for, or is under way; nothing is decided before."""

    code = "cases.hearing-pending"


class MinutesNotCited(Refused):
    """After a hearing the decision rests on its minutes and names them."""

    code = "cases.minutes-not-cited"


class UnknownInquiry(Refused):
    """The case has no inquiry of this number."""

    code = "cases.unknown-inquiry"


class OtherInquiry(Refused):
    """An inquiry of another kind; its outcome is recorded in another way."""

    code = "cases.other-inquiry"


class TwoOfficers(Refused):
    """What is checked in substance is checked by two officers at least."""

    code = "cases.two-officers"


class TermTooShort(Refused):
    """A term or a day that has passed already."""

    code = "cases.term-too-short"


class AskedItself(Refused):
    """The unit that decides asks itself for its opinion."""

    code = "cases.asked-itself"


class InquiryOpen(Refused):
    """Something is still to be found out before the decision."""

    code = "cases.inquiry-open"


class NotAtOnce(Refused):
    """Only immediate items, and what is granted on a promise, are decided on the spot."""

    code = "cases.not-at-once"


class QuotaUsedUp(Refused):
    """As many licences as there may be were granted."""

    code = "cases.quota-used-up"


class OutOfOrder(Refused):
    """Cases accepted earlier go first where the number of licences is limited."""

    code = "cases.out-of-order"
