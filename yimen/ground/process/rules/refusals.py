"""Why the engine says no."""

from __future__ import annotations

from yimen.kernel.errors import Refused


class PlanFaulty(Refused):
    """A plan with faults may not be published; `faults` lists them in words."""

    code = "process.plan-faulty"


class NoVersion(Refused):
    """No published plan has this id or code."""

    code = "process.no-version"


class ProposedBySame(Refused):
    """Who proposed a version does not publish it: two people do (双人发布)."""

    code = "process.proposed-by-same"


class NoProposal(Refused):
    """No open proposal has this id."""

    code = "process.no-proposal"


class AlreadyProposed(Refused):
    """The same plan is proposed already, or is the version that stands."""

    code = "process.already-proposed"


class PlanEarlier(Refused):
    """The plan is an earlier version that was replaced, and a version is published once."""

    code = "process.plan-earlier"


class ProposalSilent(Refused):
    """A proposal says what is changed and why, and who ends it without publishing says why."""

    code = "process.proposal-silent"


class PhraseThere(Refused):
    """The phrase is kept already."""

    code = "process.phrase-there"


class VersionRetired(Refused):
    """A retired version starts no new runs."""

    code = "process.version-retired"


class NoRun(Refused):
    """No run has this id."""

    code = "process.no-run"


class RunEnded(Refused):
    """The run has ended; nothing in it can be decided any more."""

    code = "process.run-ended"


class NoStep(Refused):
    """The plan of this run has no such step."""

    code = "process.no-step"


class StepNotOpen(Refused):
    """The step is not there to be worked on: it waits, is done, or is not needed."""

    code = "process.step-not-open"


class ClaimedByOther(Refused):
    """Somebody else has taken the step in hand."""

    code = "process.claimed-by-other"


class HandedToHolder(Refused):
    """Who is to have the step has it in hand already."""

    code = "process.handed-to-holder"


class ReasonEmpty(Refused):
    """An act that must say why says nothing."""

    code = "process.reason-empty"


class DocumentMissing(Refused):
    """The step needs documents that are not there."""

    code = "process.document-missing"


class DocumentNotOfStep(Refused):
    """The plan does not say that this step produces this document."""

    code = "process.document-not-of-step"


class DocumentNotProduced(Refused):
    """The step may not be approved without the documents that it produces."""

    code = "process.document-not-produced"


class FactNotOfStep(Refused):
    """The plan does not say that this step, or the start, finds out this fact."""

    code = "process.fact-not-of-step"


class FactWrong(Refused):
    """The value does not fit the fact's type, values or bounds."""

    code = "process.fact-wrong"


class OpinionMissing(Refused):
    """A joint step is closed only when enough of its members have spoken."""

    code = "process.opinion-missing"


class OpinionNotAsked(Refused):
    """The unit is no member of this joint step."""

    code = "process.opinion-not-asked"


class GroundNotStatutory(Refused):
    """Such a ground may be taken from the promised time only (行政许可法 Art. 45)."""

    code = "process.ground-not-statutory"


class AlreadyPaused(Refused):
    """The run's clocks rest already; one pause ends before the next begins."""

    code = "process.already-paused"


class NotPaused(Refused):
    """There is no open pause to end."""

    code = "process.not-paused"


class TooLate(Refused):
    """A term that has run out, or a clock that has stopped, cannot be extended."""

    code = "process.too-late"
