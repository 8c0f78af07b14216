"""电话号码: a mobile or fixed-line number of the mainland, or a number of anywhere after its +."""

from __future__ import annotations

import re

from yimen.kernel.codes.faults import tidy
from yimen.kernel.errors import Refused

# YD/T 3862 (mobile numbers) and GB/T 15542 (area codes); ITU-T E.164 for the rest of the world
MOBILE = re.compile(r"1[3-9][0-9]{9}")
FIXED = re.compile(r"(0[0-9]{2,3})-?([2-9][0-9]{6,7})")
ABROAD = re.compile(r"\+[1-9][0-9]{6,14}")


class PhoneForm(Refused):
    code = "codes.phone-form"


def check(typed: str) -> str:
    """The number in its one writing: no blanks, no +86, a hyphen after an area code.

    Refused: `PhoneForm`.
    """
    text = tidy(typed)
    text = text.removeprefix("+86").lstrip("-")
    if fixed := FIXED.fullmatch(text):
        return f"{fixed[1]}-{fixed[2]}"
    plain = text.replace("-", "")
    if MOBILE.fullmatch(plain) or ABROAD.fullmatch(plain):
        return plain
    raise PhoneForm
