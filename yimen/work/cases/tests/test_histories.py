"""Whatever is tried in whatever order, the record tells a lawful life, and the one that was led."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import chain

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yimen.ground.ledger import queries as ledger
from yimen.ground.process.states import Outcome
from yimen.kernel.errors import Refused
from yimen.work.cases.models import Case, Document, Exclusion, Hearing, Inquiry
from yimen.work.cases.states import MOVES, Act, HearingState, InquiryState, State
from yimen.work.cases.tests import make

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
ACTS = {  # as the ledger calls them, where that is not the name of the act
    "review": (Act.REVIEW, Act.FINISH, Act.OPPOSE),
    "accept": (Act.ACCEPT, Act.DEEM_ACCEPTED),
}
HEARING = {
    "tell_hearing": HearingState.TOLD,
    "notice_hearing": HearingState.NOTICED,
    "hold_hearing": HearingState.HELD,
    "sign_minutes": HearingState.SIGNED,
}
OFTEN = [act for act in make.DO if act not in {Act.WITHDRAW, Act.NOT_REQUIRED, Act.REJECT}]
TRIED = st.tuples(
    st.sampled_from([*make.DO, *OFTEN, *OFTEN, *OFTEN, *[Act.REVIEW] * 6, *[Act.ACCEPT] * 4]),
    st.sampled_from(make.DEPARTMENTS),
    st.sampled_from([Outcome.APPROVE, Outcome.APPROVE, Outcome.REFUSE]),
)

COURSES = st.sampled_from(  # what chance alone would hardly do in order
    [
        [Act.ASK_CORRECTION, Act.RESUBMIT],
        [Act.ACCEPT, Act.TELL_HEARING, Act.ANSWER_HEARING],
        [Act.ACCEPT, Act.TELL_HEARING, Act.ANSWER_HEARING, Act.NOTICE_HEARING, Act.HOLD_HEARING],
        [Act.NOTICE_HEARING, Act.HOLD_HEARING],
        [Act.NOTICE_HEARING, Act.HOLD_HEARING, Act.SIGN_MINUTES],
        [Act.NOTICE_HEARING, Act.CHALLENGE_CHAIR, Act.JUDGE_CHALLENGE],
        [Act.ACCEPT, Act.ORDER_VISIT, Act.RECORD_VISIT],
        [Act.CONSULT, Act.CANCEL_INQUIRY],
        [Act.EXCLUDE, Act.RESUME],
        [Act.ORDER_VISIT, Act.EXCLUDE, Act.WITHDRAW],
    ]
).map(lambda acts: [(act, "fire", Outcome.APPROVE) for act in acts])


@dataclass
class Rebuilt:
    """What the entries of a case tell, read from the first to the last."""

    state: State = State.SUBMITTED
    hearing: str = ""
    inquiries: dict[int, str] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    excluded: bool = False


def rebuilt(case: Case) -> Rebuilt:
    """Read a life from its record; every step in it is one that the table knows."""
    found = Rebuilt()
    for entry in ledger.history(case.about):
        act, said = entry.act.removeprefix("cases."), json.loads(str(entry.body))
        behind = State(said["state"])
        if act != "submit":
            possible = ACTS.get(act) or (Act(act),)
            assert behind in {MOVES.get((found.state, one)) for one in possible}, entry.act
        found.state = behind
        if "document" in said:
            found.documents.add(said["document"])
        _aside(found, act, said)
    return found


def _aside(found: Rebuilt, act: str, said: dict[str, object]) -> None:
    """Hearing, inquiries and excluded time, which leave the case where it is."""
    if act in {"exclude", "resume", "withdraw", "lapse_gaps"}:
        found.excluded = act == "exclude"
    if act in HEARING:
        found.hearing = HEARING[act]
    if act == "answer_hearing":
        found.hearing = str(said["hearing"])
    if act == "judge_challenge" and said["upheld"]:
        found.hearing = HearingState.REQUESTED
    _inquiries(found.inquiries, act, said)


def _inquiries(inquiries: dict[int, str], act: str, said: dict[str, object]) -> None:
    if "inquiry" in said:
        begun = act in {"order_visit", "commission_experts", "consult"}
        ended = InquiryState.CANCELLED if act == "cancel_inquiry" else InquiryState.DONE
        number = int(str(said["inquiry"]))
        inquiries[number] = InquiryState.OPEN if begun else ended
    if act in {"withdraw", "lapse_gaps"}:
        for number, state in inquiries.items():
            if state == InquiryState.OPEN:
                inquiries[number] = InquiryState.CANCELLED


def lived(number: str, tried: list[tuple[Act, str, Outcome]]) -> int:
    """Try acts one after another; how many were lawful."""
    done = 0
    for act, step, outcome in tried:
        try:
            with transaction.atomic():
                if act is Act.REVIEW:
                    make.review(number, step, outcome)
                else:
                    make.DO[act](number)
        except Refused:
            continue
        done += 1
    return done


@given(tried=st.lists(st.one_of(TRIED.map(lambda one: [one]), COURSES), min_size=6, max_size=30))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_random_life_is_lawful_and_can_be_rebuilt_from_its_record(
    tried: list[list[tuple[Act, str, Outcome]]],
) -> None:
    with transaction.atomic():
        make.item()
        make.local_rules()
        number = make.submitted()

        done = lived(number, list(chain(*tried)))

        case = Case.objects.get(number=number)
        found = rebuilt(case)
        hearing = Hearing.objects.filter(case=case).first()
        assert len(ledger.history(case.about)) == done + 1
        assert found.state == case.state
        assert found.hearing == (hearing.state if hearing else "")
        assert found.inquiries == dict(Inquiry.objects.values_list("number", "state"))
        assert found.documents == set(Document.objects.values_list("number", flat=True))
        assert found.excluded == Exclusion.objects.filter(ended_on=None).exists()
        transaction.set_rollback(True)
