"""The acts on what comes after a decision: a licence, and its end."""

from __future__ import annotations

from typing import Any

from django.forms import Form

from yimen.doors.desk.deed import Deed, may_do, plain
from yimen.doors.desk.forms import acts as given
from yimen.doors.desk.forms import licences as forms
from yimen.doors.desk.words import ACTS
from yimen.ground.people.rules import Viewer
from yimen.work.cases import verbs
from yimen.work.cases.queries import CaseView
from yimen.work.cases.states import Act, EndGround, RequestKind
from yimen.work.certificates import queries as certificates


def _tie(found: CaseView, data: Any, step: str, viewer: Viewer) -> Form:  # noqa: ARG001  # every form is made alike
    """The licence that the applicant holds for the item stands there already; it may be another."""
    case = found.case
    mine = certificates.newest_held(
        person=case.person_id, organisation=case.organisation_id, item=case.item
    )
    return forms.Tie(data, initial={"licence": mine.identifier if mine else ""})


LICENSING: dict[str, Deed] = {
    "licence": Deed(
        ACTS[Act.ISSUE_LICENCE],
        may_do(Act.ISSUE_LICENCE),
        plain(forms.Licence),
        lambda d: verbs.issue_licence(**d.typed, **d.who),
    ),
    "tie": Deed(
        ACTS[Act.TIE_LICENCE],
        may_do(Act.TIE_LICENCE),
        _tie,
        lambda d: verbs.tie_licence(**{**d.typed, "kind": RequestKind(d.typed["kind"])}, **d.who),
    ),
    "tell-ending": Deed(
        ACTS[Act.TELL_ENDING],
        may_do(Act.TELL_ENDING),
        plain(forms.TellEnding),
        lambda d: verbs.tell_ending(**{**d.typed, "ground": EndGround(d.typed["ground"])}, **d.who),
        grave=True,
    ),
    "hear-holder": Deed(
        ACTS[Act.HEAR_HOLDER],
        may_do(Act.HEAR_HOLDER),
        plain(forms.HearHolder),
        lambda d: verbs.hear_holder(**d.typed, **d.who),
    ),
    "drop-ending": Deed(
        ACTS[Act.DROP_ENDING],
        may_do(Act.DROP_ENDING),
        plain(given.Reason),
        lambda d: verbs.drop_ending(**d.typed, **d.who),
    ),
    "ask-cancellation": Deed(
        ACTS[Act.ASK_CANCELLATION],
        may_do(Act.ASK_CANCELLATION),
        plain(given.Reason),
        lambda d: verbs.ask_cancellation(**d.typed, **d.who),
    ),
    "withdraw-cancellation": Deed(
        ACTS[Act.WITHDRAW_CANCELLATION],
        may_do(Act.WITHDRAW_CANCELLATION),
        plain(given.Plain),
        lambda d: verbs.withdraw_cancellation(**d.who),
    ),
    "end-licence": Deed(
        ACTS[Act.END_LICENCE],
        may_do(Act.END_LICENCE),
        plain(forms.EndLicence),
        lambda d: verbs.end_licence(said=d.form.said(), told=d.form.told(), **d.who),
        grave=True,
    ),
}
SLUGS = {
    Act.ISSUE_LICENCE: "licence",
    Act.TIE_LICENCE: "tie",
    Act.TELL_ENDING: "tell-ending",
    Act.HEAR_HOLDER: "hear-holder",
    Act.DROP_ENDING: "drop-ending",
    Act.ASK_CANCELLATION: "ask-cancellation",
    Act.WITHDRAW_CANCELLATION: "withdraw-cancellation",
    Act.END_LICENCE: "end-licence",
}
