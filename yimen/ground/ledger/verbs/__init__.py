"""What is done to the ledger: record, erase, seal, follow."""

from yimen.ground.ledger.verbs.following import follow
from yimen.ground.ledger.verbs.recording import NothingToErase, append, erase, record
from yimen.ground.ledger.verbs.sealing import seal

__all__ = ["NothingToErase", "append", "erase", "follow", "record", "seal"]
