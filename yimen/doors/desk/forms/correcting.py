"""补正 handed in at the window: of what the notice asks for, and of nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from yimen.base.forms.filling import form_of
from yimen.base.forms.reading import sheet
from yimen.base.forms.typed import answers_of
from yimen.doors.desk.forms.receive import ANSWER, answers_typed
from yimen.doors.desk.forms.sheets import COPIES, ORIGINALS, Row, counted, sheets
from yimen.work.cases.rules import ANSWERS
from yimen.work.intake.rules import Held


class Correcting(forms.Form):
    """The materials that a notice names, and the application form where it asks for that."""

    use_required_attribute = False

    def __init__(
        self,
        given: Mapping[str, Any] | None,
        *,
        gaps: Sequence[tuple[str, str]],
        names: Mapping[str, str],
        schema: str,
        answers: Mapping[str, Any],
    ) -> None:
        super().__init__(given)
        self.said: dict[str, list[str]] = {}
        for key, lacking in gaps:
            self.said.setdefault(key, []).append(lacking)
        self.names = names
        self.form_said = self.said.pop(ANSWERS, [])
        for key in self.said:
            self.fields.update(sheets(key, None))
        self.sheet = sheet(schema if self.form_said else "")
        self.typed = answers_typed(given)
        asked = (
            answers if self.typed is None else self.sheet.kept(answers_of(self.sheet, self.typed))
        )
        filled = form_of(self.sheet, asked, self.typed, spare=True)
        for bound in filled.appearing():
            bound.field.required = False
            bound.field.initial = filled.initial.get(bound.name)
            self.fields[ANSWER + bound.name] = bound.field

    def rows(self) -> list[Row]:
        """The materials, each with what the notice says of it."""
        return [
            Row(
                key=key,
                name=self.names.get(key, key),
                state="lacking",
                originals=self[ORIGINALS + key],
                copies=self[COPIES + key],
                files=(),
                said=said,
            )
            for key, said in self.said.items()
        ]

    def part(self) -> list[forms.BoundField]:
        """The fields of the application form, where the notice asks for it again."""
        return [self[name] for name in self.fields if name.startswith(ANSWER)]

    def papers(self, scans: Mapping[str, str]) -> list[Held]:
        """What was brought."""
        return counted(self.said, self.cleaned_data, scans)

    def answers(self) -> dict[str, Any] | None:
        """The form filled in anew; None where the notice leaves it alone."""
        if not self.form_said:
            return None
        return self.sheet.kept(answers_of(self.sheet, self.typed or {}))
