"""Questions to the ledger: what is written, that it is in the tree, and whether all of it fits."""

from yimen.ground.ledger.queries.auditing import verify
from yimen.ground.ledger.queries.proofs import (
    NotSealed,
    checkpoint,
    consistency,
    inclusion,
    proof_text,
    public,
    size,
    tiles,
)
from yimen.ground.ledger.queries.reading import (
    EntryUnknown,
    entry,
    history,
    in_subject,
    lengths,
    subjects_from,
)

__all__ = [
    "EntryUnknown",
    "NotSealed",
    "checkpoint",
    "consistency",
    "entry",
    "history",
    "in_subject",
    "inclusion",
    "lengths",
    "proof_text",
    "public",
    "size",
    "subjects_from",
    "tiles",
    "verify",
]
