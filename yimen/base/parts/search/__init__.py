"""The box to search from; suggestions come while typing where `suggest` names their address."""

from __future__ import annotations


def search(
    *, to: str, label: str, name: str = "q", value: str = "", suggest: str = "", large: bool = False
) -> dict[str, object]:
    """A form that asks `to` by GET. `suggest` answers `?q=` with a fragment.

    The fragment is a `listbox` of options, each with its own id and its address in `data-to`; the
    script of the parts makes a combobox of the two (ARIA Authoring Practices 1.2).
    """
    given = {"to": to, "label": label, "name": name, "value": value}
    return {**given, "suggest": suggest, "large": large}
