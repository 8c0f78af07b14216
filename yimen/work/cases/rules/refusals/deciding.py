"""Why a hearing, an inquiry or a decision says no."""

from __future__ import annotations

from yimen.kernel.errors import Refused


class NoParties(Refused):
    """Nobody is told of the right to a hearing, or somebody twice."""

    code = "cases.no-parties"


class ApplicantNotTold(Refused):
    """Others are told of the right to a hearing, and the applicant is not."""

    code = "cases.applicant-not-told"


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


class HearingHour(Refused):
    """A hearing begins at an hour at which people can come."""

    code = "cases.hearing-hour"


class ChairNotFree(Refused):
    """The chair examines the case, or had to stand aside."""

    code = "cases.chair-not-free"


class ChallengePending(Refused):
    """Somebody challenged the chair, and nobody has said yet whether that is upheld."""

    code = "cases.challenge-pending"


class NoChallenge(Refused):
    """Nobody has challenged the chair, or it was judged already."""

    code = "cases.no-challenge"


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


class NoInquiryOpen(Refused):
    """Nothing of this kind is being found out, so there is no outcome to record."""

    code = "cases.no-inquiry-open"


class UnknownInquiry(Refused):
    """The case has no inquiry of this number."""

    code = "cases.unknown-inquiry"


class OtherInquiry(Refused):
    """An inquiry of another kind; its outcome is recorded in another way."""

    code = "cases.other-inquiry"


class TwoOfficers(Refused):
    """What is checked in substance is checked by two officers at least."""

    code = "cases.two-officers"


class NoDays(Refused):
    """Time is taken out of the clocks by at least one working day."""

    code = "cases.no-days"


class TermTooShort(Refused):
    """A term or a day that has passed already."""

    code = "cases.term-too-short"


class AskedItself(Refused):
    """The unit that decides asks itself for its opinion."""

    code = "cases.asked-itself"


class InquiryOpen(Refused):
    """Something is still to be found out before the decision."""

    code = "cases.inquiry-open"


class NotReferredUp(Refused):
    """The authority below has not sent its opinion and all materials up yet."""

    code = "cases.not-referred-up"


class NothingToRefer(Refused):
    """Who has the case decides it; there is nobody to send it up to, or it was sent."""

    code = "cases.nothing-to-refer"


class NotBelow(Refused):
    """The unit that is to examine first does not stand below, or the plan has no step for it."""

    code = "cases.not-below"


class NotAtOnce(Refused):
    """Only immediate items, and what is granted on a promise, are decided on the spot."""

    code = "cases.not-at-once"


class QuotaUsedUp(Refused):
    """As many licences as there may be were granted."""

    code = "cases.quota-used-up"


class OutOfOrder(Refused):
    """Cases accepted earlier go first where the number of licences is limited."""

    code = "cases.out-of-order"
