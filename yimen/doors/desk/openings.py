"""What an officer may do with a case now, and of everything else why not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from django.utils.translation import gettext as _

from yimen.doors.desk import words
from yimen.doors.desk.access import Officer
from yimen.doors.desk.course_words import HEADINGS
from yimen.doors.desk.deeds import DEEDS, GROUPS, SLUGS
from yimen.doors.desk.reasons import why
from yimen.doors.desk.words import Word
from yimen.ground.people.queries.tree import unit_names
from yimen.kernel.errors import Refused
from yimen.work.cases.queries import CaseView, may_act
from yimen.work.cases.queries.acts import StepOpening, openings, step_openings
from yimen.work.cases.queries.joint import JointOpening, joint_openings
from yimen.work.cases.states import Act, State

Choice = tuple[str, words.Word, Refused | None]  # slug, word, why it is closed


def choices(found: CaseView, officer: Officer) -> dict[str, object]:
    """可办事项: the acts that are open to this officer, and why the others are not."""
    viewer = officer.viewer
    units = unit_names()
    order = list(SLUGS)  # the one most often done stands first
    grouped = {act for acts in GROUPS.values() for act in acts}
    offered = [one for one in openings(found, viewer=viewer) if one.act in SLUGS]
    every = sorted(offered, key=lambda one: order.index(one.act))
    acts = [(DEEDS[SLUGS[one.act]].word, one) for one in every]
    steps = list(_steps(found, officer))
    step_acts = [
        (step, name, open_ones)
        for step, name, each in steps
        if (open_ones := [(slug, word) for slug, word, closed in each if closed is None])
    ]
    corrects = _corrects(found, officer)
    open_acts = [
        (SLUGS[one.act], word, DEEDS[SLUGS[one.act]].grave)
        for word, one in acts
        if one.closed is None and one.act not in grouped
    ]
    return {
        "corrects": corrects,
        # the key 1 opens what stands first, and never what goes against the applicant
        "above": 1 if corrects or step_acts or (open_acts and open_acts[0][2]) else 0,
        "archives": _archives(found, officer),
        "open_acts": open_acts,
        "act_groups": list(_groups({one.act for one in every if one.closed is None})),
        "step_acts": step_acts,
        "closed_acts": [
            *_closed_steps(steps, units),
            *((word, why(one.closed, units)) for word, one in acts if one.closed is not None),
        ],
    }


def _groups(opened: Collection[Act]) -> Iterator[tuple[Word, list[tuple[str, Word]]]]:
    """The open acts that stand under a heading of their own."""
    for group, acts in GROUPS.items():
        if here := [(SLUGS[act], DEEDS[SLUGS[act]].word) for act in acts if act in opened]:
            yield HEADINGS[group], here


def _corrects(found: CaseView, officer: Officer) -> bool:
    """Whether this officer may take a correction in at the window, which has its own page."""
    if found.state is not State.CORRECTING:
        return False
    try:
        may_act(found.case.number, Act.RESUBMIT, viewer=officer.viewer)
    except Refused:
        return False
    return officer.receives


def _archives(found: CaseView, officer: Officer) -> bool:
    """Whether this officer may archive the case now."""
    every = openings(found, viewer=officer.viewer)
    return any(one.act is Act.ARCHIVE and one.closed is None for one in every)


def _steps(found: CaseView, officer: Officer) -> Iterator[tuple[str, str, list[Choice]]]:
    """Each step in hand: its key, its name, and what can be done in it."""
    voices = {one.step.key: one for one in joint_openings(found, viewer=officer.viewer)}
    for one in step_openings(found, viewer=officer.viewer):
        yield one.step, one.name, _in_step(one, voices.get(one.step))


def _in_step(one: StepOpening, voice: JointOpening | None) -> list[Choice]:
    spoken: list[Choice] = [("speak", DEEDS["speak"].word, voice.closed)] if voice else []
    return [
        *spoken,
        ("review", DEEDS["review"].word, one.answer),
        ("claim", DEEDS["claim"].word, one.take),
        ("release", DEEDS["release"].word, one.put_back),
        ("hand-over", DEEDS["hand-over"].word, one.hand_over),
    ]


def _closed_steps(
    steps: list[tuple[str, str, list[Choice]]], units: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Of each step its closed acts, those together that are closed for the same reason."""
    for _key, name, each in steps:
        reasons: dict[str, list[str]] = {}
        for _slug, word, closed in each:
            if closed is not None:
                reasons.setdefault(why(closed, units), []).append(str(word))
        for reason, acts in reasons.items():
            yield f"{name} · {_('、').join(acts)}", reason
