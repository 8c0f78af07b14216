"""The acts in a step of a case: take, answer, put back, hand on, and speak in a joint one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.doors.desk.deed import Deed, Doing, plain
from yimen.doors.desk.forms import acts as given
from yimen.doors.desk.forms import steps as asked
from yimen.ground.people.rules import Viewer
from yimen.ground.process.queries import StepView
from yimen.ground.process.queries.phrases import phrases
from yimen.ground.process.rules import NoStep, Paper, hand_of
from yimen.ground.process.states import Outcome
from yimen.kernel.plan import Fact, Step
from yimen.work.cases import queries as cases
from yimen.work.cases import verbs
from yimen.work.cases.queries import CaseView, joint


def _may_review(found: CaseView, viewer: Viewer, step: str) -> str:
    return cases.may_review(found.case.number, step, viewer=viewer)


def _may_hand(found: CaseView, viewer: Viewer, step: str) -> str:
    holder = next((one.claimed_by for one in found.steps if one.key == step), None)
    return joint.may_hand_over(found.case.number, step, viewer=viewer, holder=holder)


def _may_speak(found: CaseView, viewer: Viewer, step: str) -> str:
    openings = joint.joint_openings(found, viewer=viewer)
    opening = next((one for one in openings if one.step.key == step), None)
    if opening is None:
        raise NoStep(step=step, plan=cases.plan_of(found.case).name)
    if opening.closed is not None:
        raise opening.closed
    return opening.mine[0]


def _step(found: CaseView, key: str) -> tuple[Step, list[Fact]]:
    plan = cases.plan_of(found.case)
    step = plan.by_key.get(key)
    if step is None:
        raise NoStep(step=key, plan=plan.name)
    return step, [fact for fact in plan.facts if fact.set_by == key]


def _phrases(unit: str, viewer: Viewer) -> list[str]:
    return [each.text for each in phrases(owner=viewer.by, units=[unit])]


def _review_form(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:
    one, facts = _step(found, step)
    kept = _phrases(hand_of(one), viewer)
    return given.Review(data, initial={"step": step}, step=one, facts=facts, phrases=kept)


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


def _speak_form(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:
    openings = joint.joint_openings(found, viewer=viewer)
    mine = next((one.mine for one in openings if one.step.key == step), ())
    kept = _phrases(mine[0] if mine else "", viewer)
    return asked.Speaking(data, initial={"step": step}, units=mine, phrases=kept)


def _speak(doing: Doing) -> object:
    typed, number = doing.typed, doing.found.case.number
    unit = joint.may_speak(number, typed["step"], typed["unit"], viewer=doing.viewer)
    return verbs.speak(
        case=number,
        step=typed["step"],
        unit=unit,
        outcome=Outcome[typed["outcome"]],
        opinion=doing.form.said(),
        by=doing.viewer.by,
        **doing.when,
    )


def _hand_form(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # every form is made alike
    view = _view(found, step)
    others = [one for one in joint.colleagues(view.unit) if one.number != view.claimed_by]
    return asked.HandingOver(data, initial={"step": step}, colleagues=others)


def _view(found: CaseView, key: str) -> StepView:
    view = next((one for one in found.steps if one.key == key), None)
    if view is None:
        raise NoStep(step=key, plan=cases.plan_of(found.case).name)
    return view


def _hand(verb: Callable[..., object], **more: object) -> Callable[[Doing], object]:
    def do(doing: Doing) -> object:
        number, by = doing.found.case.number, doing.viewer.by
        return verb(case=number, by=by, **doing.typed, **doing.when, **more)

    return do


STEPS: dict[str, Deed] = {
    "review": Deed(_("填写审查意见"), _may_review, _review_form, _review),
    "speak": Deed(_("填写会签意见"), _may_speak, _speak_form, _speak),
    "claim": Deed(_("认领"), _may_review, plain(given.Step_), _hand(verbs.claim)),
    "release": Deed(
        _("放回待办"),
        _may_hand,
        plain(given.Step_),
        _hand(verbs.release, from_other=True),  # whose it is was asked before
    ),
    "hand-over": Deed(_("移交"), _may_hand, _hand_form, _hand(verbs.hand_over)),
}
