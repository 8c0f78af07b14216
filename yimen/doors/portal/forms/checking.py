"""A document that somebody brings to be checked."""

from __future__ import annotations

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LARGEST = 5 * 1024 * 1024  # a document of ours has a hundredth of it


class Brought(forms.Form):
    """一份文书: one PDF."""

    file = forms.FileField(
        label=gettext_lazy("选择文书文件"),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf"}),
    )

    def clean_file(self) -> bytes:
        """What is in the file, if it can be a document of ours at all."""
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            told = _("文件超过%(size)s，不会是本平台发出的文书。") % {
                "size": filesizeformat(LARGEST)
            }
            raise forms.ValidationError(told)
        content = bytes(given.read())
        if not content.startswith(b"%PDF-"):
            raise forms.ValidationError(_("这不是PDF文件。请选择下载或收到的文书原件。"))
        return content
