"""The rules of the ledger: how entries link, what a witness accepts, what an audit looks for."""

from yimen.ground.ledger.rules.auditing import Finding, Findings, Regrown, Report, Stored, faults
from yimen.ground.ledger.rules.linking import (
    BODY_MAX,
    ERASE,
    SALT,
    BodyTooLarge,
    Linked,
    canonical,
    commitment,
    data,
    link,
)
from yimen.ground.ledger.rules.witnessing import Witness, WitnessRefuses, read_witness

__all__ = [
    "BODY_MAX",
    "ERASE",
    "SALT",
    "BodyTooLarge",
    "Finding",
    "Findings",
    "Linked",
    "Regrown",
    "Report",
    "Stored",
    "Witness",
    "WitnessRefuses",
    "canonical",
    "commitment",
    "data",
    "faults",
    "link",
    "read_witness",
]
