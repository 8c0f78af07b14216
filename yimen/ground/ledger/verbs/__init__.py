"""What is done to the ledger: record, erase, seal, follow."""

from yimen.ground.ledger.verbs.following import follow
from yimen.ground.ledger.verbs.recording import (
    Head,
    NothingToErase,
    append,
    erase,
    head_asked,
    head_told,
    record,
)
from yimen.ground.ledger.verbs.sealing import seal

__all__ = [
    "Head",
    "NothingToErase",
    "append",
    "erase",
    "follow",
    "head_asked",
    "head_told",
    "record",
    "seal",
]
