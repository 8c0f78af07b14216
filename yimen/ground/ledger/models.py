"""The tables of the ledger. Nobody changes an entry or a leaf; only the sealer writes leaves."""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.db.models.lookups import Exact, IsNull


class Entry(models.Model):
    """存证记录: one act, bound to its body and to the entry before it on the same subject.

    Public are all columns but `salt` and `body`, which are erased together when the law asks it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    at = models.DateTimeField()
    seq = models.IntegerField()
    act = models.TextField()
    kind = models.TextField()
    number = models.TextField()
    unit = models.TextField()
    prev = models.BinaryField()
    hash = models.BinaryField()
    commitment = models.BinaryField()
    salt = models.BinaryField(null=True)
    body = models.TextField(null=True)  # noqa: DJ001 - null is "erased", which no text can say

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="entry_subject_seq",  # a chain has one entry at each place
                fields=["kind", "number", "seq"],
            ),
            models.CheckConstraint(
                name="entry_seq_counts_from_one", condition=models.Q(seq__gte=1)
            ),
            models.CheckConstraint(
                name="entry_is_erased_whole",  # words and salt: both or neither
                condition=Exact(IsNull(F("salt"), rhs=True), IsNull(F("body"), rhs=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.kind} {self.number} #{self.seq}"


class Pending(models.Model):
    """待封存: an entry that has no place yet. Written with it, taken away with its sealing."""

    # No foreign key in the database here or in Leaf: its check would write every entry a second
    # time (a row lock) while sealing, and what it would guard is what `verify` names.
    entry = models.OneToOneField(
        Entry, primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.entry_id)


class Leaf(models.Model):
    """存证树的叶: the place an entry was given when it was sealed, counted from 0 without gaps.

    Its hash stands with the entry and in the tile of level 0; a third copy would prove nothing.
    """

    place = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.DO_NOTHING, db_constraint=False)

    class Meta:
        verbose_name_plural = "leaves"

    def __str__(self) -> str:
        return f"{self.place} {self.entry_id}"


class Tile(models.Model):
    """存证树的数据块: up to 256 hashes of the tree, side by side (C2SP tlog-tiles)."""

    pk = models.CompositePrimaryKey("level", "n")
    level = models.SmallIntegerField()
    n = models.BigIntegerField()
    data = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.level}/{self.n}"


class Checkpoint(models.Model):
    """检查点: the signed statement that the first `size` leaves have one certain root."""

    size = models.BigIntegerField(primary_key=True)
    note = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.size)


class Reader(models.Model):
    """跟读者: a watcher and the place of the last entry it has seen."""

    name = models.TextField(primary_key=True)
    place = models.BigIntegerField(default=-1)

    def __str__(self) -> str:
        return f"{self.name} at {self.place}"
