"""What an applicant says in a hearing, and hands in for what was promised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yimen.base.files.rules import LARGEST
from yimen.doors.portal.handing import MOST_FILES

FILES = "files_"


class Answer(forms.Form):
    """申请或放弃听证."""

    wants = forms.ChoiceField(
        label=_("您要求听证吗？"),
        choices=[("yes", _("申请听证")), ("no", _("放弃听证"))],
        widget=forms.RadioSelect,
        help_text=_("听证不收费。所有被告知的人都放弃的，不再举行听证。"),
    )

    @property
    def wanted(self) -> bool:
        """Whether a hearing is asked for."""
        return bool(self.cleaned_data["wants"] == "yes")


class Challenge(forms.Form):
    """申请回避."""

    reason = forms.CharField(
        label=_("为什么主持人应当回避"),
        max_length=2000,
        help_text=_("例如主持人与本件有直接利害关系，或是审查本件的人员。"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Several(forms.ClearableFileInput):
    """Any number of files in one field."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """Those files, each of which is one that a single field would take."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """At least one."""
        given = data if isinstance(data, list) else [data]
        return [super(Files, self).clean(each, initial) for each in given or [None]]


class Handing(forms.Form):
    """A place for the files of each material, all of which must come."""

    def __init__(self, *args: Any, materials: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.materials = materials
        kinds = {"multiple": True, "accept": "application/pdf,image/jpeg,image/png"}
        for key, name in materials.items():
            self.fields[FILES + key] = Files(
                label=name,
                help_text=_("PDF、JPG 或 PNG，可选多个文件。"),
                widget=Several(attrs=kinds),
            )

    def files_by_material(self) -> dict[str, list[tuple[str, bytes]]]:
        """Names and contents; of a file that is too large no more is read than shows it."""
        return {
            key: [
                (one.name or "", one.read(LARGEST + 1))
                for one in self.files.getlist(FILES + key)[:MOST_FILES]
            ]
            for key in self.materials
        }
