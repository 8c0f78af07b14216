"""Every act on a case: its address, its form, who may do it, and the verb that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.deed import Deed, Doing, gaps_form, gaps_of, may_do, plain
from yimen.doors.desk.forms import acts as given
from yimen.doors.desk.words import ACTS
from yimen.ground.people.rules import Viewer
from yimen.ground.process.rules import NoStep, Paper
from yimen.ground.process.states import ClockKind, Outcome
from yimen.ground.process.states import Ground as PauseGround
from yimen.kernel.plan import Fact, Step
from yimen.work.cases import queries as cases
from yimen.work.cases import verbs
from yimen.work.cases.queries import CaseView
from yimen.work.cases.rules import Remedies
from yimen.work.cases.states import Act, Ground, Way


def _may_review(found: CaseView, viewer: Viewer, step: str) -> str:
    return cases.may_review(found.case.number, step, viewer=viewer)


def _may_release(found: CaseView, viewer: Viewer, step: str) -> str:
    return cases.may_review(found.case.number, step, viewer=viewer, release=True)


def _step(found: CaseView, key: str) -> tuple[Step, list[Fact]]:
    plan = cases.route(found.case).plan
    step = plan.by_key.get(key)
    if step is None:
        raise NoStep(step=key, plan=plan.name)
    return step, [fact for fact in plan.facts if fact.set_by == key]


def _review_form(found: CaseView, data: Any, step: str) -> forms.Form:
    one, facts = _step(found, step)
    return given.Review(data, initial={"step": step}, step=one, facts=facts)


def _review(doing: Doing) -> object:
    typed = doing.typed
    _one, facts = _step(doing.found, typed["step"])
    return verbs.review(
        step=typed["step"],
        outcome=Outcome[typed["outcome"]],
        opinion=doing.form.said(),
        facts=doing.form.found(facts),
        documents=[Paper(each) for each in typed.get("papers", ())],
        **doing.who,
    )


def _hand(verb: Callable[..., object]) -> Callable[[Doing], object]:
    def do(doing: Doing) -> object:
        number, by = doing.found.case.number, doing.viewer.by
        return verb(case=number, step=doing.typed["step"], by=by, **doing.when)

    return do


DEEDS: dict[str, Deed] = {
    "missing": Deed(
        ACTS[Act.SAY_MISSING],
        may_do(Act.SAY_MISSING),
        gaps_form,
        lambda d: verbs.say_missing(gaps=gaps_of(d), **d.who),
    ),
    "on-spot": Deed(
        ACTS[Act.CORRECT_ON_SPOT],
        may_do(Act.CORRECT_ON_SPOT),
        gaps_form,
        lambda d: verbs.correct_on_spot(corrected=gaps_of(d), **d.who),
    ),
    "correction": Deed(
        ACTS[Act.ASK_CORRECTION],
        may_do(Act.ASK_CORRECTION),
        gaps_form,
        lambda d: verbs.ask_correction(gaps=gaps_of(d), **d.who),
    ),
    "accept": Deed(
        ACTS[Act.ACCEPT], may_do(Act.ACCEPT), plain(given.Plain), lambda d: verbs.accept(**d.who)
    ),
    "not-required": Deed(
        ACTS[Act.NOT_REQUIRED],
        may_do(Act.NOT_REQUIRED),
        plain(given.Reason),
        lambda d: verbs.not_required(**d.typed, **d.who),
        grave=True,
    ),
    "reject": Deed(
        ACTS[Act.REJECT],
        may_do(Act.REJECT),
        plain(given.Rejection),
        lambda d: verbs.reject(**{**d.typed, "ground": Ground(d.typed["ground"])}, **d.who),
        grave=True,
    ),
    "review": Deed(_("填写审查意见"), _may_review, _review_form, _review),
    "claim": Deed(_("认领"), _may_review, plain(given.Step_), _hand(verbs.claim)),
    "release": Deed(_("放回待办"), _may_release, plain(given.Step_), _hand(verbs.release)),
    "pause": Deed(
        ACTS[Act.EXCLUDE],
        may_do(Act.EXCLUDE),
        plain(given.Pause),
        lambda d: verbs.exclude_time(
            **{**d.typed, "ground": PauseGround(d.typed["ground"])}, **d.who
        ),
    ),
    "resume": Deed(
        ACTS[Act.RESUME],
        may_do(Act.RESUME),
        plain(given.Plain),
        lambda d: verbs.resume_time(**d.who),
    ),
    "extend": Deed(
        ACTS[Act.EXTEND],
        may_do(Act.EXTEND),
        plain(given.Extension),
        lambda d: verbs.extend_term(**{**d.typed, "kind": ClockKind(d.typed["kind"])}, **d.who),
    ),
    "grant": Deed(
        ACTS[Act.GRANT],
        may_do(Act.GRANT),
        plain(given.Grant),
        lambda d: verbs.grant(**d.typed, **d.who),
    ),
    "refuse": Deed(
        ACTS[Act.REFUSE],
        may_do(Act.REFUSE),
        plain(given.Refusal),
        lambda d: verbs.refuse(told=Remedies(**d.typed), **d.who),
        grave=True,
    ),
    "deliver": Deed(
        ACTS[Act.DELIVER],
        may_do(Act.DELIVER),
        plain(given.Delivery),
        lambda d: verbs.deliver(**{**d.typed, "way": Way(d.typed["way"])}, **d.who),
    ),
    "close": Deed(
        ACTS[Act.CLOSE], may_do(Act.CLOSE), plain(given.Plain), lambda d: verbs.close(**d.who)
    ),
    "withdraw": Deed(
        ACTS[Act.WITHDRAW],
        may_do(Act.WITHDRAW),
        plain(given.Reason),
        lambda d: verbs.withdraw(**d.typed, **d.who),
        grave=True,
    ),
}
SLUGS = {
    Act.ACCEPT: "accept",
    Act.SAY_MISSING: "missing",
    Act.CORRECT_ON_SPOT: "on-spot",
    Act.ASK_CORRECTION: "correction",
    Act.NOT_REQUIRED: "not-required",
    Act.REJECT: "reject",
    Act.GRANT: "grant",
    Act.REFUSE: "refuse",
    Act.DELIVER: "deliver",
    Act.CLOSE: "close",
    Act.EXCLUDE: "pause",
    Act.RESUME: "resume",
    Act.EXTEND: "extend",
    Act.WITHDRAW: "withdraw",
}
