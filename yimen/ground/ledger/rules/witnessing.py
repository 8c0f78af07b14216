"""What a witness (见证) keeps and what it accepts: a log that only ever grows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yimen.kernel import merkle, note
from yimen.kernel.errors import Refused
from yimen.kernel.merkle import ConsistencyWrong
from yimen.kernel.note import Checkpoint, NoteMalformed, Verifier


class WitnessRefuses(Refused):
    """The log does not extend what the witness has seen."""

    code = "ledger.witness-refuses"


@dataclass(frozen=True, slots=True)
class Witness:
    """One log as seen from outside: its key and every checkpoint accepted, oldest first."""

    key: Verifier
    notes: tuple[str, ...] = ()

    @property
    def seen(self) -> tuple[Checkpoint, ...]:
        """The checkpoints, read without checking: they were checked when they were accepted."""
        return tuple(note.read_checkpoint(note.split(one)[0]) for one in self.notes)

    @property
    def size(self) -> int:
        """Leaves of the last checkpoint seen; 0 before the first."""
        return note.read_checkpoint(note.split(self.notes[-1])[0]).size if self.notes else 0

    def accept(self, signed: str, proof: Sequence[bytes]) -> Witness:
        """The witness after a checkpoint that extends what it has seen, by this consistency proof.

        A checkpoint already seen changes nothing. Refused: WitnessRefuses, NoteMalformed,
        SignatureWrong. (C2SP tlog-witness: check, then persist, as one.)
        """
        new = note.read_checkpoint(note.opened(signed, [self.key]))
        if new.origin != self.key.name:
            raise NoteMalformed(what="checkpoint")
        if not self.notes:
            return replace(self, notes=(signed,))
        old = self.seen[-1]
        try:
            merkle.check_consistency(
                size1=old.size, root1=old.root, size2=new.size, root2=new.root, proof=proof
            )
        except ConsistencyWrong:
            raise WitnessRefuses(seen=old.size, shown=new.size) from None
        return self if new.size == old.size else replace(self, notes=(*self.notes, signed))

    def text(self) -> str:
        """The witness's file: one JSON object a line, the key first, then what was seen."""
        lines: list[dict[str, object]] = [{"key": str(self.key), "origin": self.key.name}]
        for signed, one in zip(self.notes, self.seen, strict=True):
            lines.append({"size": one.size, "root": one.root.hex(), "note": signed})
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def read_witness(text: str) -> Witness:
    """A witness from the text of its file. Refused: NoteMalformed."""
    try:
        first, *rest = [json.loads(line) for line in text.splitlines()]
        witness = Witness(note.read_verifier(first["key"]), tuple(line["note"] for line in rest))
        told = [(line["size"], line["root"]) for line in rest]
    except (ValueError, KeyError, TypeError):
        raise NoteMalformed(what="witness file") from None
    if told != [(one.size, one.root.hex()) for one in witness.seen]:
        raise NoteMalformed(what="witness file")
    return witness
