"""The tables of the powers: which act is lawful in which state, with what, and what follows."""

from yimen.work.matters.states.benefits import (
    CONFIRMATION,
    OTHER,
    PAYMENT,
    PUBLIC_SERVICE,
    REWARD,
    RULING,
)
from yimen.work.matters.states.burdens import COLLECTION, COMPULSION, INSPECTION
from yimen.work.matters.states.penalty import PENALTY
from yimen.work.matters.states.table import (
    CLOSED,
    DISPUTES,
    INSIDE,
    TOLD,
    DisputeKind,
    Move,
    Table,
    Term,
)

TABLES = {
    table.power: table
    for table in (
        PENALTY,
        COMPULSION,
        COLLECTION,
        PAYMENT,
        INSPECTION,
        CONFIRMATION,
        REWARD,
        RULING,
        OTHER,
        PUBLIC_SERVICE,
    )
}

__all__ = ["CLOSED", "DISPUTES", "INSIDE", "TABLES", "TOLD", "DisputeKind", "Move", "Table", "Term"]
