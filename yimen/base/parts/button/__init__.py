"""Something to press: one primary button a page, in deep blue."""

from __future__ import annotations

from typing import Literal


def button(
    label: str,
    *,
    kind: Literal["primary", "plain", "danger", "quiet"] = "plain",
    href: str = "",
    name: str = "",
    value: str = "",
    busy: str = "",
    opens: str = "",
    disabled: bool = False,
) -> dict[str, object]:
    """A button that submits its form, or with `href` a link that looks like one.

    `busy` is what it says while the answer is awaited, which also stops a double click; `opens` is
    the id of a dialog. A button that may not be pressed stands beside the reason, never alone.
    """
    return {
        "label": label,
        "kind": kind,
        "href": f"#{opens}" if opens else href,
        "opens": opens,
        "name": name,
        "value": value,
        "busy": busy,
        "disabled": disabled,
    }
