"""The light of a clock (红黄绿灯): a shape and a word, so that it is read without colour."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yimen.kernel.clock import Light

SIGNS = {Light.GREEN: "●", Light.YELLOW: "▲", Light.RED: "■", Light.PAUSED: "Ⅱ"}
WORDS = {
    Light.GREEN: _("正常"),
    Light.YELLOW: _("临期"),
    Light.RED: _("逾期"),
    Light.PAUSED: _("暂停计时"),
}


def light(colour: str) -> dict[str, object]:
    """`green`, `yellow`, `red` or `paused`, as `yimen.kernel.clock.Light` has them."""
    at = Light(colour)
    return {"colour": at.value, "sign": SIGNS[at], "word": WORDS[at]}
