"""How one package names a thing that belongs to another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ref:
    """The subject of a run, an entry or a message: its kind ("case", "run") and its public number.

    A value and not a foreign key, because packages side by side do not know each other's tables.
    """

    kind: str
    number: str

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
