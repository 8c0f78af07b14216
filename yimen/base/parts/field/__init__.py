"""One field of a form: label, hint, the control, and what is wrong with it."""

from __future__ import annotations

from django.forms import BoundField
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, RadioSelect

GROUPS = (RadioSelect, CheckboxSelectMultiple)


def field(bound: BoundField, *, after: str = "") -> dict[str, object]:
    """A bound field of a Django form; `after` is a unit behind the control, such as 平方米.

    The hint is the field's `help_text`. Optional fields say so; required ones need no star.
    """
    widget = bound.field.widget
    group = isinstance(widget, GROUPS)
    described = [
        f"{bound.auto_id}_{what}"
        for what, present in (("helptext", bound.help_text), ("error", bound.errors))
        if present
    ]
    return {
        "bound": bound,
        "after": after,
        "group": group,
        "tick": isinstance(widget, CheckboxInput) and not group,
        "described": " ".join(described),
        "optional": not bound.field.required,
    }
