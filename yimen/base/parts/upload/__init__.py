"""Files to hand in: chosen or dropped, with progress; without script a plain file field."""

from __future__ import annotations

from django.forms import BoundField
from django.template.defaultfilters import filesizeformat


def upload(
    bound: BoundField, *, kinds: str = "", at_most: int = 0, to: str = "", into: str = ""
) -> dict[str, object]:
    """A file field. `kinds` says in words what is taken, `at_most` is the size of one in bytes.

    With `to`, an address with a query, each file is sent there piece by piece as it is chosen
    (`yimen.base.files.arriving`), and the last answer, a fragment, is put `into` the element of
    that id. Otherwise, and without script, the files go with the form, whose button then stands in
    `data-plain`. Pages with this part load `yimen/upload.js`.
    """
    size = filesizeformat(at_most) if at_most else ""
    described = f"{bound.auto_id}_taken" if kinds or size else ""
    if bound.errors:
        described = f"{described} {bound.auto_id}_error".strip()
    return {
        "bound": bound,
        "kinds": kinds,
        "size": size,
        "at_most": at_most,
        "to": to,
        "into": into,
    } | {"described": described}
