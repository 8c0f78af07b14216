"""行政区划代码, the code of an administrative division (GB/T 2260): 6 digits, finer with 9 or 12.

Two digits province, two city, two county, three township (乡镇街道), three village (村社区); zeros
stand for "all of it". Whether a division exists is a question to a table, not to this module.
"""

from __future__ import annotations

from dataclasses import dataclass

from yimen.kernel.codes.faults import codes, raise_first, strangers
from yimen.kernel.errors import Refused

LENGTHS = (6, 9, 12)
ENDS = {2: 2, 3: 4, 4: 6, 5: 9, 6: 12}  # level 行使层级 -> digits that say it


class DivisionForm(Refused):
    code = "codes.division-form"


class DivisionGap(Refused):
    code = "codes.division-gap"


@dataclass(frozen=True, slots=True)
class Division:
    """A code of the right form, kept in twelve digits inside so that one place has one value."""

    full: str

    @property
    def level(self) -> int:
        """行使层级: 1 state, 2 province, 3 city, 4 county, 5 township, 6 village."""
        said = len(self.full.rstrip("0"))
        return next((level for level, end in ENDS.items() if 0 < said <= end), 1)

    @property
    def text(self) -> str:
        """The shortest form: six digits down to counties, nine for townships, else twelve."""
        return self.full[: max(6, ENDS.get(self.level, 6))]

    @property
    def parent(self) -> Division | None:
        """The division one level up; None for the state itself. Levels may be left out in fact."""
        if self.level == 1:
            return None
        return Division(self.full[: ENDS.get(self.level - 1, 0)].ljust(12, "0"))

    def holds(self, other: Division) -> bool:
        """Whether `other` is this division or lies within it, by the digits."""
        return other.full.startswith(self.full[: ENDS.get(self.level, 0)])

    def __str__(self) -> str:
        return self.text


def check(text: str) -> Division:
    """The division in `text`, or the first fault as a `Refused`."""
    raise_first(_faults(text))
    return Division(text.ljust(12, "0"))


def problems(text: str) -> tuple[str, ...]:
    """The codes of every fault of `text`; empty means sound in form."""
    return codes(_faults(text))


def _faults(text: str) -> list[Refused]:
    if len(text) not in LENGTHS or strangers(text, "0123456789"):
        return [DivisionForm(text=text[:20])]
    full = text.ljust(12, "0")
    parts = [full[0:2], full[2:4], full[4:6], full[6:9], full[9:12]]
    said = [part.strip("0") != "" for part in parts]
    # 直辖 counties stand directly under a province (429004), so only a missing province and
    # a village without a township cannot be.
    if not said[0] and any(said):
        return [DivisionGap(text=text)]
    return [DivisionGap(text=text)] if said[4] and not said[3] else []
