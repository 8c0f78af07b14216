"""What is on its way to an applicant."""

from __future__ import annotations

from yimen.kernel.errors import Refused
from yimen.work.cases.models import Case, Sending
from yimen.work.cases.rules.delivery import NothingSent, SendingThere
from yimen.work.cases.states import Act, Sent


def on_its_way(case: Case) -> Sending | None:
    """The sending of a decision that is neither received nor failed, or None."""
    return Sending.objects.filter(case=case, state=Sent.ON_ITS_WAY).first()


def sendings_of(case: Case) -> list[Sending]:
    """寄发记录: every sending of a decision, the first one first."""
    return list(Sending.objects.filter(case=case).order_by("pk"))


def sending_closed(case: Case, act: Act) -> Refused | None:
    """Why nothing can be sent now, or nothing has failed; None where it can."""
    if act not in {Act.SEND, Act.FAIL_DELIVERY}:
        return None
    sent = on_its_way(case) is not None
    if act is Act.SEND:
        return SendingThere() if sent else None
    return None if sent else NothingSent()
