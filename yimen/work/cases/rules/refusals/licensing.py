"""Why what comes after a decision is refused."""

from __future__ import annotations

from yimen.kernel.errors import Refused


class NotGranted(Refused):
    """What was refused leads to no licence."""

    code = "licences.not-granted"


class NoLicence(Refused):
    """The case has led to no licence yet."""

    code = "licences.no-licence"


class HolderNotTold(Refused):
    """The holder was not told of the ground before, and could not state a case."""

    code = "licences.holder-not-told"


class KeptForPublic(Refused):
    """Revoking would gravely harm the public interest, so it is not done."""

    code = "licences.kept-for-public"


class CompensationMissing(Refused):
    """It is not said how the holder's loss is made good."""

    code = "licences.compensation-missing"


class PenaltyMissing(Refused):
    """A penalty takes a licence away by its own decision, whose number is not given."""

    code = "licences.penalty-missing"


class GroundNotMet(Refused):
    """What the licence shows does not bear the ground out."""

    code = "licences.ground-not-met"


class RenewalTooLate(Refused):
    """Renewal is asked for after the last day for it."""

    code = "licences.renewal-too-late"


class NotHolder(Refused):
    """Who applies does not hold that licence."""

    code = "licences.not-holder"


class NotTransferable(Refused):
    """The law does not let this licence pass to another."""

    code = "licences.not-transferable"


class RequestThere(Refused):
    """It was said already which licence the application is about."""

    code = "licences.request-there"


class AskedAlready(Refused):
    """The holder has asked already that the licence be struck off."""

    code = "licences.cancellation-asked"


class BeforeDecision(Refused):
    """A licence would be valid before anything was granted."""

    code = "licences.before-decision"


class NoWish(Refused):
    """Nobody asks that the licence be struck off, or it was decided already."""

    code = "licences.cancellation-not-asked"


class NoRenewal(Refused):
    """The application asks for no renewal that silence could grant."""

    code = "licences.no-renewal"


class LicenceNotInForce(Refused):
    """The licence is not in force."""

    code = "licences.not-in-force"
