"""The last day of something in a list, where there is no room for an account."""

from __future__ import annotations

from datetime import date


def deadline(
    on: date | None,
    *,
    light: str = "",
    provisional: bool = False,
    href: str = "",
    whole: bool = False,
) -> dict[str, object]:
    """The day, its light, and whether it may still move.

    `href` leads to the account of it; `whole` tells the weekday too, where there is room.
    """
    return {"on": on, "light_of": light, "provisional": provisional, "href": href, "whole": whole}
