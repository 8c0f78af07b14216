"""What an act on a case is to this door: an address, a form, a rule of access, a verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from yimen.doors.desk.forms import acts as given
from yimen.doors.desk.times import When
from yimen.doors.desk.words import Word
from yimen.ground.people.rules import Viewer
from yimen.work.cases import queries as cases
from yimen.work.cases.queries import CaseView
from yimen.work.cases.queries.acts import openings
from yimen.work.cases.rules import Gap
from yimen.work.cases.states import Act, Way
from yimen.work.intake.states import Delivery


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
    form: Callable[[CaseView, Any, str, Viewer], forms.Form]  # case, data or None, step, viewer
    do: Callable[[Doing], object]
    says: Word = ""  # how to fill in its form, where the fields do not tell
    grave: bool = False  # it cannot be taken back and goes against the applicant


def may_do(act: Act) -> Callable[[CaseView, Viewer, str], str]:
    """Whether a viewer may do this act now: as the list of acts says."""

    def may(found: CaseView, viewer: Viewer, step: str) -> str:  # noqa: ARG001  # every deed is asked alike
        (one,) = openings(found, viewer=viewer, acts=[act])
        if one.closed is not None:
            raise one.closed
        return one.unit

    return may


def plain(kind: type[forms.Form]) -> Callable[[CaseView, Any, str, Viewer], forms.Form]:
    """A form that asks nothing of the case."""

    def make(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
        return kind(data, initial={"step": step})

    return make


def sending_form(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
    """Where to send, as the applicant chose it when applying."""
    wish = found.case.draft
    chosen: dict[str, object] = {}
    if wish.delivery == Delivery.COURIER:
        chosen = {"way": Way.COURIER.value, "target": wish.delivery_to}
    if wish.delivery == Delivery.ELECTRONIC:
        chosen = {
            "way": Way.ELECTRONIC.value,
            "target": str(given.MAILBOX_WORD),
            "named": f"网上申请 {wish.number}",
        }
    return given.Sending(data, initial={"step": step, **chosen})


def gaps_form(found: CaseView, data: Any, step: str, viewer: Viewer) -> forms.Form:  # noqa: ARG001  # as above
    """A line for each material and for the form."""
    return given.Gaps(data, materials=cases.material_names(found.case))


def gaps_of(doing: Doing) -> list[Gap]:
    """What was typed there."""
    return [Gap(*pair) for pair in doing.form.gaps()]
