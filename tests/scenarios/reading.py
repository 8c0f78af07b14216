"""The scenarios as they are written, before anybody counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import FunctionType, ModuleType

from yimen.kernel.clock import Limit, Unit

FOLDER = Path(__file__).parent / "dated"
UNITS = {
    "wd": Unit.WORKING_DAY,
    "days": Unit.CALENDAR_DAY,
    "months": Unit.MONTH,
    "hours": Unit.HOUR,
}
KINDS = (
    "clock",
    "answer",
    "correction",
    "gaps",
    "pledge",
    "hearing",
    "terms",
    "renewal",
    "bar",
    "extension",
    "exclusion",
)
RESTS = re.compile(r"(?P<ground>\w+) (?P<since>\S+) (?P<how>back|for|open) ?(?P<until>.*)")


@dataclass(frozen=True, slots=True)
class Rested:
    """A pause as written: with the day of return, or its length in working days, or still open."""

    ground: str
    since: date
    back: date | None = None
    length: int = 0


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario: its kind and title, what is given, and what follows from it."""

    kind: str
    title: str
    given: tuple[tuple[str, str], ...]
    then: tuple[tuple[str, str], ...]
    lived: bool

    def all(self, key: str) -> list[str]:
        """Everything that is given under a key."""
        return [value for name, value in self.given if name == key]

    def has(self, key: str) -> bool:
        """Whether something is given under a key."""
        return any(name == key for name, _ in self.given)

    def word(self, key: str, default: str = "") -> str:
        """What is given under a key."""
        return next(iter(self.all(key)), default)

    def day(self, key: str) -> date:
        """The day given under a key; with a time, the instant."""
        text = self.word(key)
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)

    def limit(self, key: str, default: str = "") -> Limit:
        """The limit given under a key, as `20 wd`."""
        number, unit = self.word(key, default).split()
        return Limit(int(number), UNITS[unit])

    def rests(self) -> Iterator[Rested]:
        """The pauses, in the order in which they are written."""
        for text in self.all("pause"):
            found = RESTS.fullmatch(text)
            assert found, text
            ground, since = found["ground"], date.fromisoformat(found["since"])
            if found["how"] == "back":
                yield Rested(ground, since, back=date.fromisoformat(found["until"]))
            elif found["how"] == "for":
                yield Rested(ground, since, length=int(found["until"].split()[0]))
            else:
                yield Rested(ground, since)


def scenarios(folder: Path = FOLDER) -> list[Scenario]:
    """Every scenario of the folder, file by file."""
    return [one for path in sorted(folder.glob("*.txt")) for one in _read(path)]


def _read(path: Path) -> Iterator[Scenario]:
    text = "\n".join(
        line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")
    )
    for block in re.split(r"\n\s*\n", text.strip()):
        title, *lines = block.splitlines()
        pairs = [tuple(part.strip() for part in line.split(":", 1)) for line in lines]
        given = next(value for key, value in pairs if key == "given")
        facts = [part.strip().partition(" ") for part in given.split(";")]
        yield Scenario(
            kind=path.stem,
            title=title.removesuffix("*").strip(),
            given=tuple((key, value) for key, _, value in facts),
            then=tuple((key, value) for key, value in pairs if key != "given"),
            lived=title.endswith("*"),
        )


def by_kind(*modules: ModuleType) -> dict[str, Callable[[Scenario], dict[str, str]]]:
    """What follows in each kind of scenario, by the function of that name in one of the modules."""
    own = {
        name: one
        for module in modules
        for name, one in vars(module).items()
        if isinstance(one, FunctionType) and one.__module__ == module.__name__
    }
    return {kind: own[kind] for kind in KINDS}
