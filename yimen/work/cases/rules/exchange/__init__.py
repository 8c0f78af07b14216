"""办件 for other platforms: GB/T 39046 data sets, rows of the national exchange, states 1-15.

Plain values in, rows out. What is too long, missing or unknown is named beside the rows and never
cut; a special procedure that has not ended has no row yet, for the exchange wants its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yimen.work.cases.rules.exchange import rows, standard
from yimen.work.cases.rules.exchange.acts import specials, steps
from yimen.work.cases.rules.exchange.elements import MISSING, Element, Fault, T, written
from yimen.work.cases.rules.exchange.facts import Did, Facts, Material, Party
from yimen.work.cases.rules.exchange.history import Shown, states, unlawful
from yimen.work.cases.rules.exchange.rows import Sending
from yimen.work.cases.rules.exchange.standard import Handed
from yimen.work.cases.states import External

__all__ = [
    "Did",
    "Exchange",
    "Facts",
    "Fault",
    "Material",
    "Party",
    "Sending",
    "Shown",
    "exchange",
    "states",
    "unlawful",
]
MASKED = "masked"
Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is exported of a case; with no `faults` it can be sent as it is.

    `names` has the Chinese name of every element, by table.
    """

    standard: dict[str, Rows]
    tables: dict[str, Rows]
    states: tuple[Shown, ...]
    faults: tuple[Fault, ...]
    names: dict[str, dict[str, str]]


class _Writer:
    """Collects tables, their Chinese names and their faults."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.names: dict[str, dict[str, str]] = {}

    def table(self, name: str, elements: Sequence[Element[T]], of: Sequence[T]) -> Rows:
        """The rows of one table."""
        self.names[name] = {each.key: each.name for each in elements}
        told, faults = written(name, elements, of)
        self.faults += faults
        return told


def exchange(of: Facts, sending: Sending) -> Exchange:
    """The data sets of a case as it stands: what has not happened yet has no row."""
    writer = _Writer()
    data_sets = _standard(writer, of)
    tables = _tables(writer, of)
    for table, told in tables.items():
        tables[table] = [
            {**rows.envelope(table, of.number, place, sending), **row}
            for place, row in enumerate(told)
        ]
    if not sending.source:
        writer.faults.append(Fault("", 0, "data_source", "数据来源", MISSING, "an..3"))
    if of.masked:
        name = "申请人证件号码"
        writer.faults.append(Fault("", 0, "applicant_document_number", name, MASKED))
    shown = states(of.acts, of.outcome)
    if of.revoked_at is not None:
        shown = (*shown, Shown(External.REVOKED, of.revoked_at))
    writer.faults += [
        Fault("states", place, "state", "办理状态", "unlawful", f"{one.value} to {two.value}")
        for place, (one, two) in enumerate(unlawful(shown))
    ]
    return Exchange(data_sets, tables, shown, tuple(writer.faults), writer.names)


def _standard(writer: _Writer, of: Facts) -> dict[str, Rows]:
    accepted, decided = [of] if of.acceptance else [], [of] if of.decision else []
    handed = [Handed(of, each) for each in of.materials]
    return {
        "application": writer.table("application", standard.APPLICATION, [of]),
        "materials": writer.table("materials", standard.MATERIALS, handed),
        "acceptance": writer.table("acceptance", standard.ACCEPTANCE, accepted),
        "process": writer.table("process", standard.PROCESS, steps(of)),
        "special_procedures": writer.table("special_procedures", standard.SPECIALS, specials(of)),
        "closing": writer.table("closing", standard.CLOSING, decided),
    }


def _tables(writer: _Writer, of: Facts) -> dict[str, Rows]:
    accepted, decided = [of] if of.acceptance else [], [of] if of.decision else []
    ended = [each for each in specials(of) if each.ended_at]
    handed = [Handed(of, each) for each in of.materials]
    return {
        "up_pro_accept": writer.table("up_pro_accept", rows.ACCEPT, accepted),
        "up_pro_process": writer.table("up_pro_process", rows.PROCESS, steps(of)),
        "up_pro_result": writer.table("up_pro_result", rows.RESULT, decided),
        "up_pro_special_procedure": writer.table("up_pro_special_procedure", rows.SPECIAL, ended),
        "up_pro_material": writer.table("up_pro_material", rows.MATERIAL, handed),
    }
