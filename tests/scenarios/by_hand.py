"""What follows in each kind of scenario, counted on the wall calendar and by nothing else."""

from __future__ import annotations

from datetime import date, datetime
from itertools import islice, takewhile

from tests.scenarios.hand import DAY, Counted, Wall, count, minutes, months, wall
from tests.scenarios.reading import Scenario
from yimen.kernel.clock import Limit, Unit

# The grounds of 行政许可法 Art. 45; any other takes days from the promise only
OF_THE_LAW = {
    "hearing",
    "tender",
    "auction",
    "inspection_test",
    "testing",
    "quarantine",
    "appraisal",
    "expert_review",
}
IN_TIME, LATE = "in time", "late"


def clock(given: Scenario) -> dict[str, str]:
    """Both clocks side by side."""
    return {kind: _clock(given, kind) for kind in ("law", "promise") if given.has(kind)}


def _clock(given: Scenario, kind: str) -> str:
    on, start, today = wall(given), given.day("accepted"), given.day("read")
    if given.word(kind).startswith("by "):
        return _by(date.fromisoformat(given.word(kind)[3:]), start, today, given.has("pause"))
    rests = [one for one in given.rests() if kind == "promise" or one.ground in OF_THE_LAW]
    limit = given.limit(kind)
    if limit.unit is Unit.HOUR:
        assert isinstance(start, datetime)
        assert isinstance(today, datetime)
        ends = next(islice(minutes(start, rests), limit.number * 60 - 1, None))
        used = sum(1 for _ in takewhile(lambda at: at <= today, minutes(start, rests))) // 60
        light = _light(used, limit.number, late=today > ends, resting=False)
        return f"{ends:%Y-%m-%d %H:%M}, {used} used, {limit.number - used} left, {light}"
    more = [int(each.split()[1]) for each in given.all("extend") if each.split()[0] == kind]
    return _told(count(on, start, limit, rests, more), on, limit, today)


def _told(found: Counted, on: Wall, limit: Limit, today: date) -> str:
    ran = [day for day in found.ran if day <= today]
    used, resting = len(ran), today in found.rested
    late = found.end is not None and today > found.end
    if found.end is None:  # an open pause took what had not run
        resting = len(found.ran) == used and (not ran or today > found.ran[-1])
        sure = on.sure(found.ran[-1]) if found.ran and limit.unit is Unit.WORKING_DAY else ""
    else:
        sure = on.sure(found.end)
        after = range((today - found.end).days)
        late_days = [found.end + DAY * (number + 1) for number in after]
        worked = [day for day in late_days if on.open(day) or limit.unit is not Unit.WORKING_DAY]
        used += len(worked)
    light = _light(used, found.total, late=late, resting=resting)
    said = f"{found.end or 'no day'}, {used} used, {found.total - used} left, {light}{sure}"
    return "; ".join(filter(None, [said, ", ".join(found.said)]))


def _by(ends: date, start: date, today: date, paused: bool) -> str:
    used, total = (today - start).days, (ends - start).days
    light = _light(used, total, late=today > ends, resting=False)
    said = "pauses change nothing, as given" if paused else "as given"
    return f"{ends}, {used} used, {total - used} left, {light}; {said}"


def _light(used: int, total: int, *, late: bool, resting: bool) -> str:
    if late or resting:
        return "red" if late else "paused"
    return "yellow" if used * 10 >= total * 9 else "green"


def answer(given: Scenario) -> dict[str, str]:
    """What came in is answered within five days, or silence accepts it from the day it came."""
    on, today = wall(given), given.day("today")
    again = given.has("resubmitted")
    since = given.day("resubmitted" if again else "received")
    by, departments = on.after(since, 5), on.after(since, 4)
    silent = today > by
    accepted = since if silent else today
    heard = LATE if today > departments else IN_TIME
    notice = "second" if again else (LATE if silent else IN_TIME)
    return {
        "answer": f"by {by}{on.sure(by)}",
        "departments": "never again" if again else f"by {departments}, {heard}",
        "notice": notice,
        "accepted": f"{accepted} by {'silence' if silent else 'word'}",
        "law": str(on.last(given.limit("law", "20 wd"), accepted)),
        "promise": str(on.last(given.limit("promise", "10 wd"), accepted)),
    }


def correction(given: Scenario) -> dict[str, str]:
    """The applicant's own term, where the place has set one."""
    if not given.has("term"):
        return {"answer": "by no day", "handed in": IN_TIME, "lapse": "never"}
    by, today = wall(given).last(given.limit("term"), given.day("asked")), given.day("today")
    over = f"{given.word('effect')}, 未在{by.year}年{by.month}月{by.day}日前（含当日）按要求补正"
    return {
        "answer": f"by {by}",
        "handed in": LATE if today > by else IN_TIME,
        "lapse": over if today > by else "not yet",
    }


def gaps(given: Scenario) -> dict[str, str]:
    """What was promised for later comes in its term, or the case ends as the place says."""
    by, today = wall(given).last(given.limit("term"), given.day("accepted")), given.day("today")
    over = today > by
    return {
        "supplement": f"by {by}, {LATE if over else IN_TIME}",
        "lapse": given.word("effect") if over else "not yet",
        "granted": "not any more" if over else "with gaps",
    }


def pledge(given: Scenario) -> dict[str, str]:
    """Granted on a promise, checked in a term, put right in another."""
    on, checked = wall(given), given.day("checked")
    by = on.last(given.limit("term"), given.day("granted"))
    found = {"check": f"by {by}, {LATE if checked > by else IN_TIME}"}
    if given.has("order"):
        order, again = on.after(checked, int(given.word("order"))), given.day("again")
        found["order"] = f"by {order}"
        found["broken"] = "yes" if again > order else "not yet"
    return found


def hearing(given: Scenario) -> dict[str, str]:
    """Five days to ask, twenty to hold it, seven of notice; nothing decided before."""
    on, told = wall(given), given.day("told")
    by = on.after(told, 5)
    found = {"ask": f"by {by}{on.sure(by)}"}
    if given.has("asked"):
        asked = given.day("asked")
        found["asked"] = LATE if asked > by else IN_TIME
        hold = on.after(asked, 20)
        if asked <= by:
            found["hold"] = f"by {hold}"
        if given.has("noticed"):
            first = on.after(given.day("noticed"), 7)
            held, last = given.day("held"), max(first, hold)
            found["held"] = f"{first} to {last}, {'yes' if first <= held <= last else 'no'}"
    if given.has("decide"):
        waits = given.has("asked") and not given.has("signed")
        before = not given.has("asked") and not given.has("waived") and given.day("decide") <= by
        found["decide"] = "not yet" if waits or before else "yes"
    return found


def terms(given: Scenario) -> dict[str, str]:
    """A single term with its last day and its account."""
    on, done = wall(given), given.day("done")
    limit = TERMS[given.word("term")]
    found = count(on, given.day("from"), limit, [])
    assert found.end is not None
    late = LATE if done > found.end else IN_TIME
    if given.word("term") == "penalty_notice":  # a term that must have run
        late = "early" if done < found.end else IN_TIME
    return {"due": f"{found.end}{on.sure(found.end)}, {late}; {', '.join(found.said)}"}


TERMS = {
    "delivery": Limit(10, Unit.WORKING_DAY),
    "inspection": Limit(5, Unit.WORKING_DAY),
    "lower_review": Limit(20, Unit.WORKING_DAY),
    "decided_above": Limit(20, Unit.WORKING_DAY),
    "defence": Limit(5, Unit.WORKING_DAY),
    "penalty": Limit(90, Unit.CALENDAR_DAY),
    "penalty_hearing": Limit(5, Unit.WORKING_DAY),
    "penalty_notice": Limit(7, Unit.WORKING_DAY),
    "penalty_delivery": Limit(7, Unit.WORKING_DAY),
}


def renewal(given: Scenario) -> dict[str, str]:
    """Asked for thirty days before the end; silence renews it for as long again."""
    on, began, ends = wall(given), given.day("valid"), given.day("to")
    before = given.limit("before", "30 days")
    last = ends - DAY * before.number
    if before.unit is Unit.WORKING_DAY:
        last = [day for n in range(200) if on.open(day := ends - DAY * n)][before.number]
    found = {"ask": f"by {last}, {LATE if given.day('asked') > last else IN_TIME}"}
    if given.has("today"):
        begins = ends + DAY
        years = (begins.month, begins.day) == (began.month, began.day)
        length = begins.year - began.year
        until = months(begins, 12 * length) - DAY if years else begins + (ends - began)
        silent = given.day("today") > ends
        found["silence"] = f"renewed {begins} to {until}" if silent else "not yet"
    return found


def bar(given: Scenario) -> dict[str, str]:
    """Who deceived does not apply for one year, or for three."""
    until = months(given.day("found"), 12 if given.word("for") == "false" else 36)
    return {"until": str(until), "applies": "barred" if given.day("applies") <= until else "free"}


def extension(given: Scenario) -> dict[str, str]:
    """Once, by ten days, fifteen for a joint case; the promise never beyond the law."""
    on, start = wall(given), given.day("accepted")
    limits = {kind: given.limit(kind) for kind in ("law", "promise")}
    number = {kind: limit.number for kind, limit in limits.items()}
    most, given_to, said = 15 if given.has("joint") else 10, set[str](), []
    for kind, days in (each.split() for each in given.all("ask")):
        room = number["law"] - number["promise"]
        allowed = 1 <= int(days) <= most and kind not in given_to
        if allowed and (kind == "law" or int(days) <= room):
            number[kind] += int(days)
            given_to.add(kind)
            said.append("granted")
        else:
            said.append("refused")
    ends = {kind: on.after(start, days) for kind, days in number.items()}
    return {"asked": ", ".join(said), **{kind: str(end) for kind, end in ends.items()}}


def exclusion(given: Scenario) -> dict[str, str]:
    """So many working days from today do not count, and no more than were told."""
    on, days, ground = wall(given), int(given.word("days")), given.word("ground")
    if ground not in OF_THE_LAW and not given.has("local"):
        return {"stops": "nothing"}
    back = on.after(given.day("from") - DAY, days + 1)
    ended = min(back, given.day("resumed")) if given.has("resumed") else back
    return {
        "stops": "law and promise" if ground in OF_THE_LAW else "promise",
        "told": f"until {back}",
        "counts": f"from {ended}",
    }
