"""The tree grown again from its leaves and held against tiles, checkpoints and a witness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db import connection

from yimen.ground.ledger import signing
from yimen.ground.ledger.models import Checkpoint, Leaf, Tile
from yimen.ground.ledger.queries.proofs import tiles
from yimen.ground.ledger.rules import Findings, Regrown, Witness
from yimen.ground.ledger.rules.auditing import differing
from yimen.kernel import merkle, note
from yimen.kernel.errors import Refused
from yimen.kernel.merkle import HASH, WIDTH, Address


class Mark(NamedTuple):
    """A root that the tree must have had at a size, and who says so."""

    size: int
    root: bytes
    witnessed: bool


class Growth:
    """Takes leaves in their order; what does not fit goes into `found`."""

    def __init__(self, found: Findings, witness: Witness | None) -> None:
        self.found = found
        self.tree = Regrown()
        self.signed = 0
        self.checkpoints = 0
        self._agreed = 0  # the largest size at which the witness saw this very tree
        self._broken: dict[bool, list[Mark]] = {False: [], True: []}
        seen = [Mark(one.size, one.root, witnessed=True) for one in witness.seen] if witness else []
        self._marks = sorted([*self._stored_marks(), *seen], reverse=True)  # the next one is last
        rows = max(Leaf.objects.count(), WIDTH * Tile.objects.filter(level=0).count())
        # No leaf has its place behind this: a place of a billion would be as many gaps to fill
        self.reach = max([rows, *(mark.size for mark in self._marks)])

    @property
    def size(self) -> int:
        """Leaves so far."""
        return self.tree.size

    def root(self) -> bytes:
        """Their root."""
        return self.tree.root()

    def add(self, leaves: Sequence[tuple[int, bytes]], end: int) -> None:
        """More leaves as (place, hash), up to the place `end`.

        A hash that is missing is taken from its tile, so that what follows is still judged by
        itself.
        """
        hashes: list[bytes] = []
        for place, hash_ in leaves:
            hashes += self._from_tiles(self.size + len(hashes), place)
            hashes.append(bytes(hash_))
        hashes += self._from_tiles(self.size + len(hashes), end)
        self._grow(hashes)

    def finish(self) -> None:
        """After the last leaf: its unfinished tiles, tiles nobody needs, and marks not reached."""
        self._compare(self.tree.tiles)
        self._find_extra_tiles()
        if self.size and not self.checkpoints:
            text = f"no checkpoint stands over the {self.size} leaves: all have been deleted"
            self.found.add("checkpoint-missing", text)
        for mark in reversed(self._marks):
            self._broken[mark.witnessed].append(mark)
        if broken := self._broken[False]:
            text = f"the checkpoint of {broken[0].size} leaves {self._why(broken)}"
            place = min(broken[0].size - 1, self.size)
            self.found.add("checkpoint-differs", text, place=place)
        if broken := self._broken[True]:
            short = broken[0].size > self.size
            place = self.size if short else self._agreed
            text = (
                f"the witness saw root {broken[0].root.hex()} at {broken[0].size} leaves, and that"
                f" {self._why(broken)}: what stood at or after place {place} was"
                f" {'taken away' if short else 'rewritten'}"
            )
            self.found.add("witness-differs", text, place=place)

    def _why(self, broken: Sequence[Mark]) -> str:
        why = "is not the root of these leaves"
        if broken[0].size > self.size:
            why = f"is beyond the {self.size} leaves there are"
        if len(broken) > 1:
            why += f" (nor are {len(broken) - 1} more right, up to {broken[-1].size})"
        return why

    def _grow(self, hashes: Sequence[bytes]) -> None:
        at = 0
        while at < len(hashes):
            stop = len(hashes)
            if self._marks:
                stop = min(stop, at + self._marks[-1].size - self.size)
            self._compare(self.tree.grow(hashes[at:stop]))
            at = stop
            while self._marks and self._marks[-1].size == self.size:
                self._judge(self._marks.pop())

    def _judge(self, mark: Mark) -> None:
        if mark.root != self.root():
            self._broken[mark.witnessed].append(mark)
        elif mark.witnessed:
            self._agreed = mark.size

    # -- tiles ----------------------------------------------------------------------------------

    def _compare(self, ours: Mapping[Address, bytes]) -> None:
        stored = tiles(ours)
        for address, row in sorted(ours.items()):
            wrong = differing(row, stored.get(address, b""))
            if not wrong:
                continue
            level, n = address
            if level == 0 and address in stored:
                for place in (n * WIDTH + one for one in wrong):
                    self.found.add("tile-differs", self._differs(place), place=place)
                continue
            what = "is not that of its leaves" if address in stored else "is missing"
            text = f"tile {n} of level {level} {what}"
            self.found.add("tile-differs", text, place=n * WIDTH ** (level + 1))

    def _differs(self, place: int) -> str:
        leaf = Leaf.objects.select_related("entry").filter(place=place).first()
        now = f"{leaf.entry} ({leaf.entry_id})" if leaf else "no leaf"
        return f"place {place}: the tree was sealed with another hash than that of {now}"

    def _from_tiles(self, first: int, end: int) -> list[bytes]:
        if first >= end:
            return []
        stored = tiles((0, n) for n in range(first // WIDTH, (end - 1) // WIDTH + 1))
        hashes = []
        for place in range(first, end):
            n, at = divmod(place, WIDTH)
            hash_ = stored.get((0, n), b"")[at * HASH : (at + 1) * HASH]
            hashes.append(hash_ if len(hash_) == HASH else merkle.EMPTY)
        return hashes

    def _find_extra_tiles(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "select level, n from ledger_tile"
                " where n * power(256::numeric, level + 1) >= %s"
                " or power(256::numeric, level) > greatest(%s, 1) order by level, n",
                [self.size, self.size],
            )
            for level, n in cursor.fetchall():
                text = f"tile {n} of level {level} stands beyond the {self.size} leaves there are"
                self.found.add("tile-differs", text)

    # -- checkpoints ----------------------------------------------------------------------------

    def _stored_marks(self) -> list[Mark]:
        """What the stored checkpoints say, their signatures checked."""
        marks: list[Mark] = []
        key = None
        for stored in Checkpoint.objects.order_by("size").iterator(chunk_size=2000):
            key = key or signing.verifier()
            self.checkpoints += 1
            self.signed = stored.size
            try:
                said = note.read_checkpoint(note.opened(stored.note, [key]))
            except Refused as refused:
                text = f"the checkpoint of {stored.size} leaves is not signed: {refused.code}"
                self.found.add("checkpoint-unsigned", text)
                continue
            if (said.origin, said.size) != (key.name, stored.size):
                text = f"the checkpoint of {stored.size} leaves speaks of {said.origin} {said.size}"
                self.found.add("checkpoint-differs", text)
                continue
            marks.append(Mark(said.size, said.root, witnessed=False))
        return marks
