"""The summary above a form of everything that must be mended, each leading to its field."""

from __future__ import annotations

from collections.abc import Iterator

from django.forms import BaseForm


def errors(*forms: BaseForm) -> dict[str, object]:
    """What is wrong in one or more forms; nothing at all when all is well."""
    return {"faults": [fault for form in forms for fault in _faults(form)]}


def _faults(form: BaseForm) -> Iterator[dict[str, str]]:
    """Each fault with the label and the id of its field; those of the whole form have neither."""
    for name, found in form.errors.items():
        bound = form[name] if name in form.fields else None
        for said in found:
            yield {
                "label": str(bound.label) if bound else "",
                "target": bound.id_for_label or bound.auto_id if bound else "",
                "said": str(said),
            }
