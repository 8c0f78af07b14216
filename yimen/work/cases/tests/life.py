"""A life as its record tells it: rebuilt from the entries, and judged without the tables of states.

What is unlawful is said here a second time and by other means than in `states` and `rules`: which
act needs which before it, and after which it never comes. A slip in one of them shows in the other.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from yimen.ground.ledger import queries as ledger
from yimen.work.cases.models import Case, Decision, Document, Exclusion, Hearing, Inquiry, Sending
from yimen.work.cases.states import MOVES, Act, HearingState, InquiryState, Sent, State

ACTS: dict[str, tuple[Act, ...]] = {  # as the ledger calls them
    **{act.value: (act,) for act in Act},
    "submit": (),
    "review": (Act.REVIEW, Act.FINISH, Act.OPPOSE),
    "refer_up": (Act.REFER_UP, Act.REFER_UP_REVIEWED),
    "accept": (Act.ACCEPT, Act.DEEM_ACCEPTED),
}
Entry = tuple[str, dict[str, object]]  # the act, without its package, and what was said
DECIDED = ("grant", "refuse", "grant_at_once", "renew_by_silence")
ENDED = (*DECIDED, "withdraw", "lapse", "lapse_rejected", "reject", "not_required", "lapse_gaps")
ACCEPTED = ("accept", "deem_accepted")
HEARING = {
    "tell_hearing": HearingState.TOLD,
    "notice_hearing": HearingState.NOTICED,
    "hold_hearing": HearingState.HELD,
    "sign_minutes": HearingState.SIGNED,
}
INQUIRIES = ("order_visit", "commission_experts", "consult")
ENDS_ALL = ("withdraw", "lapse_gaps", "renew_by_silence")  # what is in hand ends with the case

# Of these acts one must have been done before: the first of 行政许可法 Art. 32, 34, 44-48
NEEDS: dict[str, tuple[str, ...]] = {
    "resubmit": ("ask_correction",),
    "lapse": ("ask_correction",),
    "review": ACCEPTED,
    "exclude": ACCEPTED,
    "extend": ACCEPTED,
    "tell_hearing": ACCEPTED,
    "order_visit": ACCEPTED,
    "commission_experts": ACCEPTED,
    "consult": ACCEPTED,
    "resume": ("exclude",),
    "answer_hearing": ("tell_hearing",),
    "notice_hearing": ("answer_hearing", "tell_hearing"),
    "challenge_chair": ("notice_hearing",),
    "judge_challenge": ("challenge_chair",),
    "hold_hearing": ("notice_hearing",),
    "sign_minutes": ("hold_hearing",),
    "record_visit": ("order_visit",),
    "record_experts": ("commission_experts",),
    "answer_consultation": ("consult",),
    "explain_overrun": ACCEPTED,
    "refer_up": ("review",),
    "grant": ("review",),
    "refuse": ("review",),
    "send": DECIDED,
    "fail_delivery": ("send",),
    "deliver": DECIDED,
    "issue_licence": DECIDED,
    "tell_ending": ("issue_licence",),
    "hear_holder": ("tell_ending",),
    "drop_ending": ("tell_ending",),
    "ask_cancellation": ("issue_licence",),
    "withdraw_cancellation": ("ask_cancellation",),
    "end_licence": ("issue_licence",),
    "close": ("deliver",),
    "archive": ("close",),
}
# None of these acts may have been done before
NEVER_AFTER: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*ACCEPTED, "reject", "not_required"), (*ACCEPTED, *ENDED)),
    **dict.fromkeys(("say_missing", "ask_correction"), ("ask_correction", *ACCEPTED, *ENDED)),
    **dict.fromkeys(("review", "withdraw", "exclude", "extend", *DECIDED), ENDED),
    **dict.fromkeys((*HEARING, "answer_hearing", *INQUIRIES), ENDED),
    "tell_hearing": ("tell_hearing", *ENDED),
    "refer_up": ("refer_up", *ENDED),
    "resubmit": ("resubmit", *ENDED),
    "explain_overrun": ("explain_overrun",),
    "deliver": ("deliver",),
    "send": ("deliver",),
    "close": ("close",),
}


@dataclass
class Rebuilt:
    """What the entries of a case tell, read from the first to the last."""

    state: str = ""
    hearing: str = ""
    inquiries: dict[int, str] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    excluded: bool = False
    outcome: str | None = None
    minutes: str = ""
    sendings: list[str] = field(default_factory=list)
    entries: int = 0


def told(case: Case) -> list[Entry]:
    """The entries about a case."""
    entries = ledger.history(case.about)
    return [(one.act.removeprefix("cases."), json.loads(str(one.body))) for one in entries]


def rebuilt(life: Sequence[Entry]) -> Rebuilt:
    """Read a life from its record."""
    found = Rebuilt(entries=len(life))
    for act, said in life:
        found.state = str(said["state"])
        if "document" in said:
            found.documents.add(str(said["document"]))
        if act in DECIDED:
            found.outcome = "refused" if act == "refuse" else "granted"
            found.minutes = str(said.get("minutes", ""))
        _aside(found, act, said)
        _inquiries(found.inquiries, act, said)
        _sendings(found.sendings, act)
    return found


def stands(case: Case, entries: int) -> Rebuilt:
    """The same, as the tables have it; `entries` is how many acts were done."""
    hearing = Hearing.objects.filter(case=case).first()
    decision = Decision.objects.filter(case=case).select_related("minutes").first()
    papers = Document.objects.filter(case=case)
    return Rebuilt(
        state=case.state,
        hearing=hearing.state if hearing else "",
        inquiries=dict(Inquiry.objects.filter(case=case).values_list("number", "state")),
        documents=set(papers.values_list("number", flat=True)),
        excluded=Exclusion.objects.filter(case=case, ended_on=None).exists(),
        outcome=case.outcome,
        minutes=decision.minutes.number if decision and decision.minutes else "",
        sendings=list(
            Sending.objects.filter(case=case).order_by("pk").values_list("state", flat=True)
        ),
        entries=entries,
    )


def unlawful(life: Sequence[Entry]) -> list[str]:
    """Every act of a life that the law does not know where it stands."""
    found: list[str] = []
    for at, (act, said) in enumerate(life):
        before = {one for one, _ in life[:at]}
        if act in NEEDS and not before & set(NEEDS[act]):
            found.append(f"{act} without {' or '.join(NEEDS[act])}")
        found += [f"{act} after {one}" for one in NEVER_AFTER.get(act, ()) if one in before]
        if act in {"grant", "refuse"}:
            found += _undecidable(act, said, life[:at])
        found += _leap(life[at - 1][1] if at else {}, act, said)
        found += _unheard(act, said, life[:at])
    return found


def _leap(before: dict[str, object], act: str, said: dict[str, object]) -> list[str]:
    """A state that the act does not lead to from the one before it; here the tables are asked."""
    possible = (
        {MOVES.get((State(str(before["state"])), one)) for one in ACTS[act]}
        if before
        else {State.SUBMITTED}
    )
    return [] if said["state"] in possible else [f"{act} to {said['state']}"]


def _unheard(act: str, said: dict[str, object], before: Sequence[Entry]) -> list[str]:
    """A hearing that stands otherwise than its parties have asked, or is held when not called."""
    if act == "hold_hearing" and rebuilt(before).hearing != HearingState.NOTICED:
        return ["hold_hearing without a chair that was called"]
    if act != "answer_hearing":
        return []
    told = next((said["parties"] for one, said in before if one == "tell_hearing"), [])
    heard = [one for one in (*before, (act, said)) if one[0] == "answer_hearing"]
    wants = {answer["party"]: answer["wants"] for _, answer in heard}
    lawful = {HearingState.REQUESTED, HearingState.NOTICED}
    if not any(wants.values()):
        silent = isinstance(told, list) and len(wants) < len(told)
        lawful = {HearingState.TOLD, *lawful} if silent else {HearingState.WAIVED}
    return [] if said["hearing"] in lawful else [f"answer_hearing to {said['hearing']}"]


def _undecidable(act: str, said: dict[str, object], before: Sequence[Entry]) -> list[str]:
    """Why a case could not be decided so (行政许可法 Art. 34, 45, 47, 48)."""
    now = rebuilt(before)
    opinions = [str(told["outcome"]) for one, told in before if one == "review"]
    waits = now.hearing not in {"", HearingState.WAIVED, HearingState.SIGNED}
    faults = {
        f"{act} while time is excluded": now.excluded,
        f"{act} with an inquiry open": InquiryState.OPEN in now.inquiries.values(),
        f"{act} with a hearing pending": waits,
        f"{act} without its minutes": now.hearing == HearingState.SIGNED and "minutes" not in said,
        "grant against a department": act == "grant" and "refuse" in opinions,
        "grant before all have answered": act == "grant" and len(opinions) < 2,
    }
    return [fault for fault, there in faults.items() if there]


def _aside(found: Rebuilt, act: str, said: dict[str, object]) -> None:
    """Hearing and excluded time, which leave the case where it is."""
    if act in {"exclude", "resume", *ENDS_ALL}:
        found.excluded = act == "exclude"
    found.hearing = HEARING.get(act, found.hearing)
    if act == "answer_hearing":
        found.hearing = str(said["hearing"])
    if act == "judge_challenge" and said["upheld"]:
        found.hearing = HearingState.REQUESTED


def _inquiries(inquiries: dict[int, str], act: str, said: dict[str, object]) -> None:
    if "inquiry" in said:
        ended = InquiryState.CANCELLED if act == "cancel_inquiry" else InquiryState.DONE
        inquiries[int(str(said["inquiry"]))] = InquiryState.OPEN if act in INQUIRIES else ended
    if act in ENDS_ALL:
        still = [number for number, state in inquiries.items() if state == InquiryState.OPEN]
        inquiries.update(dict.fromkeys(still, InquiryState.CANCELLED))


def _sendings(sendings: list[str], act: str) -> None:
    if act == "send":
        sendings.append(Sent.ON_ITS_WAY)
    if act in {"fail_delivery", "deliver"} and Sent.ON_ITS_WAY in sendings:
        sendings[-1] = Sent.FAILED if act == "fail_delivery" else Sent.RECEIVED
