"""Every act on a case: its address, its form, who may do it, and the verb that does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.forms import acts as given
from yimen.doors.desk.times import When
from yimen.doors.desk.words import ACTS, Word
from yimen.ground.people.rules import Viewer
from yimen.ground.process import verbs as process
from yimen.ground.process.rules import NoStep, Paper
from yimen.ground.process.states import ClockKind, Outcome
from yimen.ground.process.states import Ground as PauseGround
from yimen.kernel.plan import Fact, Step
from yimen.work.cases import queries as cases
from yimen.work.cases import verbs
from yimen.work.cases.queries import CaseView
from yimen.work.cases.queries.acts import may_time, openings
from yimen.work.cases.rules import Gap, Remedies
from yimen.work.cases.states import Act, Ground, Way


@dataclass(frozen=True, slots=True)
class Doing:
    """One act about to be done: on what, by whom, for which unit, when, with what was typed."""

    found: CaseView
    viewer: Viewer
    unit: str
    when: When
    form: Any

    @property
    def who(self) -> dict[str, Any]:
        """What every verb of a case is handed."""
        return {
            "case": self.found.case.number,
            "by": self.viewer.by,
            "unit": self.unit,
            **self.when,
        }

    @property
    def typed(self) -> dict[str, Any]:
        """The fields of the form."""
        return dict(self.form.cleaned_data)


@dataclass(frozen=True, slots=True)
class Deed:
    """An act that has a page."""

    word: Word
    may: Callable[[CaseView, Viewer, str], str]  # case, viewer, step → unit; raises Refused
    form: Callable[[CaseView, Any, str], forms.Form]  # case, data or None, step
    do: Callable[[Doing], object]
    grave: bool = False  # it cannot be taken back and goes against the applicant


def _may(act: Act) -> Callable[[CaseView, Viewer, str], str]:
    def may(found: CaseView, viewer: Viewer, step: str) -> str:  # noqa: ARG001  # every deed is asked alike
        one = next(each for each in openings(found, viewer=viewer) if each.act is act)
        if one.closed is not None:
            raise one.closed
        return one.unit

    return may


def _may_review(found: CaseView, viewer: Viewer, step: str) -> str:
    return cases.may_review(found.case.number, step, viewer=viewer)


def _may_release(found: CaseView, viewer: Viewer, step: str) -> str:
    return cases.may_review(found.case.number, step, viewer=viewer, release=True)


def _may_time(found: CaseView, viewer: Viewer, step: str) -> str:  # noqa: ARG001  # every deed is asked alike
    return may_time(found.case.number, viewer=viewer)


def _plain(kind: type[forms.Form]) -> Callable[[CaseView, Any, str], forms.Form]:
    def make(found: CaseView, data: Any, step: str) -> forms.Form:  # noqa: ARG001  # as above
        return kind(data, initial={"step": step})

    return make


def _gaps_form(found: CaseView, data: Any, step: str) -> forms.Form:  # noqa: ARG001  # as above
    return given.Gaps(data, materials=cases.material_names(found.case))


def _step(found: CaseView, key: str) -> tuple[Step, list[Fact]]:
    plan = cases.route(found.case).plan
    step = plan.by_key.get(key)
    if step is None:
        raise NoStep(step=key, plan=plan.name)
    return step, [fact for fact in plan.facts if fact.set_by == key]


def _review_form(found: CaseView, data: Any, step: str) -> forms.Form:
    one, facts = _step(found, step)
    return given.Review(data, initial={"step": step}, step=one, facts=facts)


def _gaps(doing: Doing) -> list[Gap]:
    return [Gap(*pair) for pair in doing.form.gaps()]


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


def _same(value: object) -> object:
    return value


def _time(verb: Callable[..., object], **more: Any) -> Callable[[Doing], object]:
    def do(doing: Doing) -> object:
        typed = doing.typed
        plain = {
            name: more[name](value) if name in more else value for name, value in typed.items()
        }
        if "clock" in plain:
            plain["kind"] = plain.pop("clock")
        run = doing.found.case.run
        return verb(run=run, by=doing.viewer.by, **plain, **doing.when)

    return do


DEEDS: dict[str, Deed] = {
    "missing": Deed(
        ACTS[Act.SAY_MISSING],
        _may(Act.SAY_MISSING),
        _gaps_form,
        lambda d: verbs.say_missing(gaps=_gaps(d), **d.who),
    ),
    "correction": Deed(
        ACTS[Act.ASK_CORRECTION],
        _may(Act.ASK_CORRECTION),
        _gaps_form,
        lambda d: verbs.ask_correction(gaps=_gaps(d), **d.who),
    ),
    "accept": Deed(
        ACTS[Act.ACCEPT], _may(Act.ACCEPT), _plain(given.Plain), lambda d: verbs.accept(**d.who)
    ),
    "not-required": Deed(
        ACTS[Act.NOT_REQUIRED],
        _may(Act.NOT_REQUIRED),
        _plain(given.Reason),
        lambda d: verbs.not_required(**d.typed, **d.who),
        grave=True,
    ),
    "reject": Deed(
        ACTS[Act.REJECT],
        _may(Act.REJECT),
        _plain(given.Rejection),
        lambda d: verbs.reject(**{**d.typed, "ground": Ground(d.typed["ground"])}, **d.who),
        grave=True,
    ),
    "review": Deed(_("填写审查意见"), _may_review, _review_form, _review),
    "claim": Deed(_("认领"), _may_review, _plain(given.Step_), _hand(verbs.claim)),
    "release": Deed(_("放回待办"), _may_release, _plain(given.Step_), _hand(verbs.release)),
    "pause": Deed(
        _("暂停计算期限"), _may_time, _plain(given.Pause), _time(process.pause, ground=PauseGround)
    ),
    "resume": Deed(_("恢复计算期限"), _may_time, _plain(given.Plain), _time(process.resume)),
    "extend": Deed(
        _("批准延长期限"),
        _may_time,
        _plain(given.Extension),
        _time(process.extend, clock=ClockKind),
    ),
    "grant": Deed(
        ACTS[Act.GRANT],
        _may(Act.GRANT),
        _plain(given.Grant),
        lambda d: verbs.grant(**d.typed, **d.who),
    ),
    "refuse": Deed(
        ACTS[Act.REFUSE],
        _may(Act.REFUSE),
        _plain(given.Refusal),
        lambda d: verbs.refuse(told=Remedies(**d.typed), **d.who),
        grave=True,
    ),
    "deliver": Deed(
        ACTS[Act.DELIVER],
        _may(Act.DELIVER),
        _plain(given.Delivery),
        lambda d: verbs.deliver(**{**d.typed, "way": Way(d.typed["way"])}, **d.who),
    ),
    "close": Deed(
        ACTS[Act.CLOSE], _may(Act.CLOSE), _plain(given.Plain), lambda d: verbs.close(**d.who)
    ),
    "withdraw": Deed(
        ACTS[Act.WITHDRAW],
        _may(Act.WITHDRAW),
        _plain(given.Reason),
        lambda d: verbs.withdraw(**d.typed, **d.who),
        grave=True,
    ),
}
SLUGS = {
    Act.ACCEPT: "accept",
    Act.SAY_MISSING: "missing",
    Act.ASK_CORRECTION: "correction",
    Act.NOT_REQUIRED: "not-required",
    Act.REJECT: "reject",
    Act.GRANT: "grant",
    Act.REFUSE: "refuse",
    Act.DELIVER: "deliver",
    Act.CLOSE: "close",
    Act.WITHDRAW: "withdraw",
}
