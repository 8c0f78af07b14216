"""Answers, corrections, promises, hearings, licences and bars, as the rules judge them."""

from __future__ import annotations

from tests.scenarios.by_rules.asking import calendar, in_time, refused, sure
from tests.scenarios.reading import Scenario
from yimen.work.cases import rules
from yimen.work.cases.rules import HearingNow, Key, Local
from yimen.work.cases.rules.licences import check_renewal_in_time, last_day_to_ask
from yimen.work.cases.states import Act, Effect, HearingState, State, after
from yimen.work.certificates.rules import Term as Validity
from yimen.work.certificates.rules import next_term, standing
from yimen.work.certificates.states import State as Standing


def answer(given: Scenario) -> dict[str, str]:
    """The answer to an application, or the silence."""
    on, today = calendar(given), given.day("today")
    again = given.has("resubmitted")
    since = given.day("resubmitted" if again else "received")
    last = rules.term_due(Key.ANSWER, since, on)
    departments = rules.term_due(Key.GAPS, since, on).on
    said = rules.acceptance(since, today, on)
    assert said.deemed is not refused(lambda: rules.check_silence(since, today, on))
    notice = in_time(lambda: rules.check_answer_in_time(since, today, on))
    heard = f"by {departments}, {in_time(lambda: rules.check_gap_in_time(since, today, on))}"
    if again:
        assert refused(lambda: after(State.RESUBMITTED, Act.ASK_CORRECTION))
        assert refused(lambda: after(State.RESUBMITTED, Act.SAY_MISSING))
        notice, heard = "second", "never again"
    limits = {key: given.limit(*key) for key in (("law", "20 wd"), ("promise", "10 wd"))}
    dates = rules.promises({name: limit for (name, _), limit in limits.items()}, said.on, on)
    return {
        "answer": f"by {last.on}{sure(provisional=last.provisional)}",
        "departments": heard,
        "notice": notice,
        "accepted": f"{said.on} by {'silence' if said.deemed else 'word'}",
        "law": dates["law_due_on"],
        "promise": dates["promise_due_on"],
    }


def correction(given: Scenario) -> dict[str, str]:
    """The applicant's term for a correction."""
    today, by = given.day("today"), None
    if given.has("term"):
        rule = Local(given.limit("term"), Effect(given.word("effect")), "某市条例 Art. 36")
        by = rule.last_day(given.day("asked"), calendar(given))
    lapsed = not refused(lambda: rules.check_lapsed(by, today))
    act = Act.LAPSE_REJECTED if given.word("effect") == Effect.REJECTED else Act.LAPSE
    over = f"{after(State.CORRECTING, act)}, {rules.uncorrected(by)}" if by else ""
    return {
        "answer": f"by {by or 'no day'}",
        "handed in": in_time(lambda: rules.check_correction_in_time(by, today)),
        "lapse": over if lapsed else ("not yet" if by else "never"),
    }


def gaps(given: Scenario) -> dict[str, str]:
    """What was promised for later."""
    rule = Local(given.limit("term"), Effect(given.word("effect")), "某市条例 Art. 24")
    by, today = rule.last_day(given.day("accepted"), calendar(given)), given.day("today")
    supplied = in_time(lambda: rules.check_supplement_in_time(by, today))
    over = not refused(lambda: rules.check_lapsed(by, today))
    granted = not refused(lambda: rules.outcome(by, today))
    return {
        "supplement": f"by {by}, {supplied}",
        "lapse": given.word("effect") if over else "not yet",
        "granted": "with gaps" if granted else "not any more",
    }


def pledge(given: Scenario) -> dict[str, str]:
    """A promise to meet the conditions."""
    on, checked = calendar(given), given.day("checked")
    by = Local(given.limit("term"), None, "某省规定 Art. 14").last_day(given.day("granted"), on)
    found = {"check": f"by {by}, {'late' if checked > by else 'in time'}"}
    if given.has("order"):
        order, again = rules.order_term(int(given.word("order")), checked, on), given.day("again")
        found["order"] = f"by {order}"
        broken = not refused(lambda: rules.check_lapsed(order, again))
        found["broken"] = "yes" if broken else "not yet"
    return found


def hearing(given: Scenario) -> dict[str, str]:
    """The terms of a hearing, and whether it may be decided."""
    on = calendar(given)
    by, state = rules.term_due(Key.HEARING_REQUEST, given.day("told"), on), HearingState.TOLD
    assert by.on is not None
    found = {"ask": f"by {by.on}{sure(provisional=by.provisional)}"}
    if given.has("asked"):
        asked, state, last = given.day("asked"), HearingState.REQUESTED, by.on
        found["asked"] = in_time(lambda: rules.check_request_in_time(last, asked))
        hold = rules.last_day(Key.HEARING_HELD, asked, on)
        if found["asked"] == "in time":
            found["hold"] = f"by {hold}"
        if given.has("noticed"):
            noticed, held = given.day("noticed"), given.day("held")
            first = rules.last_day(Key.HEARING_NOTICE, noticed, on)
            no = refused(lambda: rules.check_day(held, noticed, hold, on))
            found["held"] = f"{first} to {max(first, hold)}, {'no' if no else 'yes'}"
    if given.has("decide"):
        state = HearingState.WAIVED if given.has("waived") else state
        state = HearingState.SIGNED if given.has("signed") else state
        now, day = HearingNow(state, by.on, "笔录1号"), given.day("decide")
        no = refused(lambda: rules.check_heard(now, "笔录1号", day))
        found["decide"] = "not yet" if no else "yes"
    return found


def renewal(given: Scenario) -> dict[str, str]:
    """When renewal is asked for, and what silence brings."""
    began, ends, asked = given.day("valid"), given.day("to"), given.day("asked")
    last = last_day_to_ask(ends, given.limit("before", "30 days"), calendar(given))
    found = {"ask": f"by {last}, {in_time(lambda: check_renewal_in_time(last, asked))}"}
    if given.has("today"):
        again = next_term(Validity(began, ends))
        silent = (
            standing(Standing.VALID, Validity(began, ends), given.day("today")) is Standing.LAPSED
        )
        renewed = f"renewed {again.valid_from} to {again.valid_to}"
        found["silence"] = renewed if silent else "not yet"
    return found


def bar(given: Scenario) -> dict[str, str]:
    """A bar from applying."""
    key = Key.BAR_FALSE if given.word("for") == "false" else Key.BAR_FRAUD
    until = rules.barred_until(key, given.day("found"))
    return {"until": str(until), "applies": "barred" if given.day("applies") <= until else "free"}
