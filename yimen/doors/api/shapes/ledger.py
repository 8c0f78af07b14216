"""Proofs of the ledger."""

from __future__ import annotations

from pydantic import BaseModel, Field


class CheckpointShape(BaseModel):
    """The last signed checkpoint, a C2SP note; "" before the first."""

    note: str = Field(examples=["yimen.example/ledger\n3\nq5…=\n\n— yimen.example/ledger …\n"])
    size: int = Field(examples=[3])


class ProofShape(BaseModel):
    """That an entry is in the tree of a checkpoint: one C2SP tlog-proof file, and its parts."""

    entry: str = Field(examples=["0199c0de-0000-7000-8000-000000000000"])
    index: int = Field(examples=[1])
    data: str = Field(description="the public part of the entry, canonical JSON")
    path: list[str] = Field(description="hashes from the leaf to the root, base64")
    text: str = Field(description="the whole proof as a file that stands by itself")


class ConsistencyShape(BaseModel):
    """That the larger tree begins with the smaller one (RFC 9162 2.1.4), base64."""

    first: int = Field(examples=[2])
    second: int = Field(examples=[3])
    path: list[str]
