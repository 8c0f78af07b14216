"""Answers, corrections, promises, hearings, licences and bars, lived through by the verbs."""

from __future__ import annotations

from tests.scenarios.by_verbs.trying import due_on, in_time, said, why_not
from tests.scenarios.reading import Scenario
from yimen.work.cases import queries, verbs
from yimen.work.cases.rules import (
    AnswerTooLate,
    Barred,
    CorrectionTooLate,
    GapsLapsed,
    GapTooLate,
    HearingPending,
    HearingTooEarly,
    HearingTooLate,
    Key,
    SupplementTooLate,
    TermStillRuns,
)
from yimen.work.cases.rules.refusals import RenewalTooLate
from yimen.work.cases.states import DocumentKind, Effect, RequestKind, SecondNotice
from yimen.work.cases.tests import asking, licences, make, promising
from yimen.work.certificates import queries as certificates
from yimen.work.intake.tests import make as intake


def answer(given: Scenario) -> dict[str, str]:
    """Received, perhaps corrected, answered."""
    today = given.day("today")
    number = make.submitted(day=given.day("received"))
    if given.has("resubmitted"):
        verbs.ask_correction(case=number, gaps=[make.GAP], **make.at(given.day("asked")))
        back = make.at(given.day("resubmitted"))
        verbs.resubmit(case=number, materials=[make.layout()], **back)
    by, now = due_on(number, Key.ANSWER, today), make.at(today)
    departments = "never again"
    if not given.has("resubmitted"):
        late = in_time(
            lambda: verbs.say_missing(case=number, unit="fire", gaps=[make.GAP], **now), GapTooLate
        )
        departments = f"by {due_on(number, Key.GAPS, today)}, {late}"
    no = why_not(
        lambda: verbs.ask_correction(case=number, gaps=[make.GAP], **now),
        AnswerTooLate,
        SecondNotice,
    )
    second = "second" if isinstance(no, SecondNotice) else "late"
    found = verbs.accept(case=number, **now)
    voucher = said(number)
    return {
        "answer": f"by {by}",
        "departments": departments,
        "notice": second if no else "in time",
        "accepted": f"{found.accepted_on} by {'silence' if found.deemed else 'word'}",
        "law": str(voucher["statutory_due_on"]),
        "promise": str(voucher["promised_due_on"]),
    }


def correction(given: Scenario) -> dict[str, str]:
    """Asked for, under the rule of the place, and brought or not."""
    make.local_rules(Effect(given.word("effect")))
    asked, now = given.day("asked"), make.at(given.day("today"))
    number = make.submitted(day=asked)
    notice = verbs.ask_correction(case=number, gaps=[make.GAP], **make.at(asked))
    brought = in_time(
        lambda: verbs.resubmit(case=number, materials=[make.layout()], **now), CorrectionTooLate
    )
    lapse = "not yet"
    if why_not(lambda: verbs.lapse(case=number, **now), TermStillRuns) is None:
        ended = verbs.lapse(case=number, **now)
        lapse = f"{ended.state}, {said(number)['reason']}"
    return {"answer": f"by {notice.content['answer_by_on']}", "handed in": brought, "lapse": lapse}


def gaps(given: Scenario) -> dict[str, str]:
    """Accepted with a gap; the rest is brought, or not, or decided before."""
    promising.tolerant()
    make.local_rules(Effect(given.word("effect")))
    number = promising.submitted(promising.GAPS)
    verbs.accept(case=number, **make.at(given.day("accepted")))
    now, by = make.at(given.day("today")), said(number)["supplement_by_on"]
    brought = in_time(
        lambda: verbs.supplement(case=number, materials=[promising.LAYOUT], **now),
        SupplementTooLate,
    )
    runs = why_not(lambda: verbs.lapse_gaps(case=number, **now), TermStillRuns)
    for step in make.DEPARTMENTS:
        make.review(number, step, day=given.day("today"))
    lapsed = why_not(lambda: verbs.grant(case=number, **now), GapsLapsed)
    return {
        "supplement": f"by {by}, {brought}",
        "lapse": "not yet" if runs else given.word("effect"),
        "granted": "not any more" if lapsed else "with gaps",
    }


def pledge(given: Scenario) -> dict[str, str]:
    """Granted on a promise, checked, and perhaps ordered to be put right."""
    make.local_rules()
    promising.tolerant(pledge=True)
    day, checked = given.day("granted"), given.day("checked")
    number = promising.submitted(promising.PLEDGE)
    verbs.accept(case=number, **make.at(day))
    verbs.grant_at_once(case=number, **make.at(day))
    promised = queries.pledge_of(queries.case_for(number, today=day).case)
    assert promised is not None
    promising.check(
        number, checked, kept=not given.has("order"), days=int(given.word("order", "0"))
    )
    late = "late" if said(number)["late"] else "in time"
    found = {"check": f"by {promised.check_by}, {late}"}
    if given.has("order"):
        found["order"] = f"by {said(number)['order_by_on']}"
        runs = why_not(lambda: promising.check(number, given.day("again")), TermStillRuns)
        found["broken"] = "not yet" if runs else "yes"
    return found


def hearing(given: Scenario) -> dict[str, str]:
    """Told, asked for or waived, called, held, signed, decided."""
    told = given.day("told")
    number = make.accepted(day=told)
    notice = asking.tell(number, told)
    found = {"ask": f"by {notice.content['request_by_on']}"}
    if given.has("asked"):
        found |= _asked(given, number)
    if given.has("waived"):
        for party in asking.PARTIES:
            asking.answer(number, party, wants=False, day=given.day("decide"))
    if given.has("decide"):
        for step in make.DEPARTMENTS:
            make.review(number, step, day=told)
        view = queries.case_for(number, today=given.day("decide"))
        minutes = [one for one in view.documents if one.kind == DocumentKind.HEARING_MINUTES]
        cited, now = "".join(one.number for one in minutes), make.at(given.day("decide"))
        no = why_not(lambda: verbs.grant(case=number, minutes=cited, **now), HearingPending)
        found["decide"] = "not yet" if no else "yes"
    return found


def _asked(given: Scenario, number: str) -> dict[str, str]:
    asked = given.day("asked")
    late = in_time(lambda: asking.answer(number, day=asked), HearingTooLate)
    if late == "late":
        return {"asked": late}
    asking.answer(number, day=asked)
    found = queries.hearing_of(queries.case_for(number, today=asked).case)
    assert found is not None
    told = {"asked": late, "hold": f"by {found.hold_by}"}
    if given.has("noticed"):
        noticed, held = given.day("noticed"), given.day("held")
        early = why_not(lambda: asking.notice(number, noticed, day=noticed), HearingTooEarly)
        assert early is not None  # no day is seven working days after itself
        no = why_not(lambda: asking.notice(number, held, day=noticed), HearingTooEarly)
        first, last = early.facts["first"], early.facts["last"]
        told["held"] = f"{first} to {last}, {'no' if no else 'yes'}"
    if given.has("signed"):
        asking.notice(number, given.day("held"), day=given.day("noticed"))
        asking.hold(number, given.day("held"))
        asking.sign(number, given.day("held"))
    return told


def renewal(given: Scenario) -> dict[str, str]:
    """A licence, an application to renew it, and perhaps silence."""
    asked = given.day("asked")
    number = make.submitted(day=asked)
    licence = licences.held(number, given.day("to")).identifier
    tied = {"licence": licence, "kind": RequestKind.RENEWAL, **make.at(asked)}
    late = in_time(lambda: verbs.tie_licence(case=number, **tied), RenewalTooLate)
    found = {"ask": f"by {queries.renewal_until(licence, asked)}, {late}"}
    if given.has("today"):
        verbs.tie_licence(case=number, **tied)
        verbs.accept(case=number, **make.at(asked))
        now = make.at(given.day("today"))
        if why_not(lambda: verbs.renew_by_silence(case=number, **now), TermStillRuns):
            return found | {"silence": "not yet"}
        verbs.renew_by_silence(case=number, **now)
        newer = certificates.of_case(number)
        assert newer is not None
        found["silence"] = f"renewed {newer.valid_from} to {newer.valid_to}"
    return found


def bar(given: Scenario) -> dict[str, str]:
    """Barred for what was found, and applying again."""
    person = intake.person()
    key = Key.BAR_FALSE if given.word("for") == "false" else Key.BAR_FRAUD
    found = make.at(given.day("found"))
    entered = verbs.bar(item=intake.ITEM, term=key, reason="虚假材料", person=person, **found)
    no = why_not(lambda: make.submitted(person, given.day("applies")), Barred)
    return {"until": str(entered.until_on), "applies": "barred" if no else "free"}
