"""Money is whole fen (分); yuan (元) only where people read and write. No floats, no rounding."""

from __future__ import annotations

import re

from yimen.kernel.errors import Refused

MOST = 10**17 - 1  # fen: under a thousand trillion yuan, and sums of 90 such fit 64 bits
FORM = re.compile(r"(?P<yuan>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<fen>[0-9]{1,2}))?")


class NotAnAmount(Refused):
    code = "money.form"


class NegativeAmount(Refused):
    code = "money.negative"


class AmountTooLarge(Refused):
    code = "money.too-large"


def fen(text: str) -> int:
    """The amount in fen that a text in yuan says: "12.3", "12.30" and "1,012.30" are read exactly.

    Raises `NotAnAmount` for anything else (three decimals included), `NegativeAmount` below zero
    and `AmountTooLarge` above `MOST`.
    """
    if text.startswith("-") and FORM.fullmatch(text[1:]):
        raise NegativeAmount(amount=text[:40])
    if len(text) > 40 or not (found := FORM.fullmatch(text)):
        raise NotAnAmount(text=text[:40])
    whole = int(found["yuan"].replace(",", ""))
    return sound(whole * 100 + int((found["fen"] or "").ljust(2, "0")))


def yuan(amount: int) -> str:
    """An amount in fen as people read it, always with two decimals: 1230 is "12.30"."""
    whole, part = divmod(sound(amount), 100)
    return f"{whole}.{part:02}"


def sound(amount: int) -> int:
    """The same amount in fen if it can be one: not negative, not above `MOST`."""
    if amount < 0:
        raise NegativeAmount(amount=f"-{-amount // 100}.{-amount % 100:02}")
    if amount > MOST:
        raise AmountTooLarge(most=f"{MOST // 100}.{MOST % 100:02}")
    return amount
