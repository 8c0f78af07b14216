"""Whatever is tried in whatever order, the record tells a lawful life, and the one that was led.

That this can fail is shown below, on records with a part of them changed, and was shown by breaking
one line at a time. Of the rules nine: a decision while time is excluded, with an inquiry open, with
a hearing pending, before its five days are over, without its minutes; a grant that a department
opposes; a second notice of correction; a hearing whose chair stood aside; a withdrawal that leaves
an inquiry open. Of `life` nine that rebuild. Each was found, and by a life that is always led.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yimen.ground.process.states import Outcome
from yimen.kernel.errors import Refused
from yimen.work.cases import verbs
from yimen.work.cases.models import Case, Document
from yimen.work.cases.states import Act, DocumentKind
from yimen.work.cases.tests import asking, licences, make
from yimen.work.cases.tests.life import Entry, rebuilt, stands, told, unlawful

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
Tried = tuple[Act, str, Outcome]  # an act; of a review its step and answer, of others yes or no
YES, NO = Outcome.APPROVE, Outcome.REFUSE


def course(*acts: Act | Tried) -> list[Tried]:
    """Acts one after another, all of them with yes."""
    return [one if isinstance(one, tuple) else (one, "fire", YES) for one in acts]


FIRE, HEALTH = (Act.REVIEW, "fire", YES), (Act.REVIEW, "health", YES)
BOTH, DECIDE = (FIRE, HEALTH), (Act.GRANT, Act.REFUSE)
OUT = (Act.SEND, Act.FAIL_DELIVERY, Act.SEND, Act.DELIVER, Act.CLOSE)
CALLED = (Act.ACCEPT, Act.TELL_HEARING, Act.ANSWER_HEARING, Act.NOTICE_HEARING)
# What chance would hardly do in order; what is unlawful is tried on the way, and must be refused
LIVES = [
    course(Act.SAY_MISSING, Act.ASK_CORRECTION, Act.ASK_CORRECTION, Act.RESUBMIT)
    + course(Act.ASK_CORRECTION, Act.GRANT, Act.ACCEPT, Act.REJECT, FIRE, Act.GRANT, HEALTH)
    + course(Act.GRANT, Act.REFUSE, Act.WITHDRAW, *OUT, Act.CLOSE),
    course(*CALLED, *BOTH, *DECIDE, Act.HOLD_HEARING, *DECIDE, Act.SIGN_MINUTES, Act.REFUSE)
    + course(Act.GRANT),
    course(*CALLED, Act.CHALLENGE_CHAIR, Act.HOLD_HEARING, Act.JUDGE_CHALLENGE)
    + course(Act.HOLD_HEARING, *BOTH, *DECIDE),
    course(*CALLED, Act.CHALLENGE_CHAIR, (Act.JUDGE_CHALLENGE, "", NO), Act.HOLD_HEARING),
    course(Act.ACCEPT, Act.TELL_HEARING, *BOTH, *DECIDE, (Act.ANSWER_HEARING, "", NO), Act.GRANT),
    course(Act.ACCEPT, Act.ORDER_VISIT, *BOTH, *DECIDE, Act.RECORD_VISIT, Act.RECORD_VISIT)
    + course(Act.COMMISSION_EXPERTS, Act.CANCEL_INQUIRY, *DECIDE),
    course(Act.ACCEPT, Act.COMMISSION_EXPERTS, *BOTH, Act.RECORD_EXPERTS, Act.GRANT, Act.SEND),
    course(Act.ACCEPT, Act.CONSULT, FIRE, *DECIDE, Act.ANSWER_CONSULTATION, HEALTH, *DECIDE),
    course(Act.ACCEPT, Act.ORDER_VISIT, Act.CANCEL_INQUIRY, *BOTH, Act.GRANT, Act.ORDER_VISIT),
    course(Act.ACCEPT, Act.EXCLUDE, Act.EXCLUDE, *BOTH, *DECIDE, Act.RESUME, Act.EXTEND)
    + course(Act.EXTEND, Act.GRANT, Act.EXTEND, Act.DELIVER, Act.CLOSE, Act.ARCHIVE),
    course(Act.ACCEPT, (Act.REVIEW, "fire", NO), HEALTH, Act.GRANT, Act.REFUSE, Act.GRANT, *OUT),
    course(Act.ACCEPT, Act.ORDER_VISIT, Act.EXCLUDE, Act.WITHDRAW, *BOTH, Act.RESUME, *DECIDE),
    course(Act.ASK_CORRECTION, Act.LAPSE, Act.RESUBMIT, Act.ACCEPT, FIRE, Act.DELIVER),
    course(Act.CORRECT_ON_SPOT, Act.REJECT, Act.ACCEPT, Act.NOT_REQUIRED, Act.WITHDRAW),
    course(Act.NOT_REQUIRED, Act.ACCEPT, Act.WITHDRAW),
    course(Act.ACCEPT, Act.RESUME, Act.EXCLUDE, FIRE),
    course(Act.DEEM_ACCEPTED, Act.ACCEPT, *BOTH, Act.GRANT, Act.TELL_ENDING, Act.ISSUE_LICENCE)
    + course(Act.HEAR_HOLDER, Act.TELL_ENDING, Act.HEAR_HOLDER, Act.DROP_ENDING, Act.END_LICENCE),
]
CHANGED: dict[str, tuple[object, ...]] = {  # what a forger might write instead
    "state": ("closed", "submitted"),
    "document": ("某市行政审批局准许〔2026〕99号",),
    "hearing": ("waived", "requested"),
    "inquiry": (9,),
    "minutes": ("",),
    "upheld": (True, False),
}
FEW_END = {Act.WITHDRAW, Act.NOT_REQUIRED, Act.REJECT, Act.LAPSE}
OFTEN = [act for act in make.DO if act not in FEW_END]
ANY = st.tuples(
    st.sampled_from([*make.DO, *OFTEN, *OFTEN, *[Act.REVIEW] * 6, *[Act.ACCEPT] * 4]),
    st.sampled_from(make.DEPARTMENTS),
    st.sampled_from([YES, YES, NO]),
)
PARTS = st.one_of(
    ANY.map(lambda one: [one]),
    st.sampled_from([life[at : at + 4] for life in LIVES for at in range(0, len(life), 3)]),
)


def do(number: str, tried: Tried) -> int:
    """Try one act; how many entries it leaves."""
    act, step, answer = tried
    if act is Act.REVIEW:
        make.review(number, step, answer)
    elif act is Act.GRANT:  # a decision after a hearing names its minutes
        signed = Document.objects.filter(case__number=number, kind=DocumentKind.HEARING_MINUTES)
        minutes = "".join(signed.values_list("number", flat=True))
        verbs.grant(case=number, minutes=minutes, **make.at())
    elif act is Act.ANSWER_HEARING and answer is NO:
        for party in asking.PARTIES:
            asking.answer(number, party, wants=False)
        return len(asking.PARTIES)
    elif act is Act.JUDGE_CHALLENGE:
        asking.judge(number, upheld=answer is YES)
    else:
        make.DO[act](number)
    return 1


def led(tried: list[Tried]) -> tuple[Case, int]:
    """A case in which these acts were tried one after another; how many entries that made."""
    make.item()
    make.local_rules()
    licences.coded()
    number, entries = make.submitted(), 1
    for one in tried:
        try:
            with transaction.atomic():
                entries += do(number, one)
        except Refused:
            continue
    return Case.objects.get(number=number), entries


def faults(case: Case, life: list[Entry], entries: int) -> list[str]:
    """What is unlawful in a record, and where it tells another life than the tables."""
    there, read = vars(stands(case, entries)), vars(rebuilt(life))
    differs = [
        f"{name}: {read[name]} for {there[name]}" for name in there if read[name] != there[name]
    ]
    return [*unlawful(life), *differs]


def doctored(life: list[Entry]) -> Iterator[list[Entry]]:
    """The record with an entry taken out, or with one thing in it changed."""
    for at, (act, said) in enumerate(life):
        yield [*life[:at], *life[at + 1 :]]
        keys = CHANGED.keys() & said.keys()
        for key in keys - {"minutes"} if act == "hold_hearing" else keys:  # there it is their text
            other = next(one for one in CHANGED[key] if one != said[key])
            yield [*life[:at], (act, {**said, key: other}), *life[at + 1 :]]


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life[-1][0].value)
def test_a_life_is_lawful_and_can_be_rebuilt_and_a_doctored_record_of_it_is_seen(
    life: list[Tried],
) -> None:
    case, entries = led(life)
    record = told(case)

    assert faults(case, record, entries) == []
    assert [one for one in doctored(record) if not faults(case, one, entries)] == []


@given(tried=st.lists(PARTS, min_size=6, max_size=20))
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_random_life_is_lawful_and_can_be_rebuilt_from_its_record(
    tried: list[list[Tried]],
) -> None:
    with transaction.atomic():
        case, entries = led(list(chain(*tried)))

        assert faults(case, told(case), entries) == []
        transaction.set_rollback(True)
