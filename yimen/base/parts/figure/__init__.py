"""One number and what it counts."""

from __future__ import annotations


def figure(value: object, label: str, *, unit: str = "", href: str = "") -> dict[str, object]:
    """A number, set large with equal digits; whole numbers get their thousands apart."""
    shown = f"{value:,}" if isinstance(value, int) else value
    return {"value": shown, "label": label, "unit": unit, "href": href}
