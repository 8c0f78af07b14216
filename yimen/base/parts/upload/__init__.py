"""Files to hand in: chosen or dropped, with progress; without script a plain file field."""

from __future__ import annotations

from django.forms import BoundField
from django.template.defaultfilters import filesizeformat


def upload(
    bound: BoundField, *, kinds: str = "", at_most: int = 0, to: str = ""
) -> dict[str, object]:
    """A file field. `kinds` says in words what is taken, `at_most` is the size of one in bytes.

    With `to`, each file is sent to that address as it is chosen, as the field's name, and progress
    is shown; the answer, a fragment, takes its place in the list. Otherwise, and without script,
    the files go with the form.
    """
    size = filesizeformat(at_most) if at_most else ""
    described = f"{bound.auto_id}_taken" if kinds or size else ""
    if bound.errors:
        described = f"{described} {bound.auto_id}_error".strip()
    return {"bound": bound, "kinds": kinds, "size": size, "at_most": at_most, "to": to} | {
        "described": described
    }
