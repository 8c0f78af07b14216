"""Signed notes: a text, and beneath it the names of those who stand for it (存证检查点与见证).

The forms are those of C2SP, so that other people's tools read ours: signed-note (Ed25519, type 1),
tlog-checkpoint, tlog-cosignature (Ed25519 with time, type 4) and tlog-proof.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from yimen.kernel.errors import Refused
from yimen.kernel.merkle import HASH, check_inclusion, leaf_hash

SIGNS = 1
"""Signature type of a plain Ed25519 signature (C2SP signed-note)."""
COSIGNS = 4
"""Signature type of a witness's dated cosignature (C2SP tlog-cosignature)."""
_PROOF = "c2sp.org/tlog-proof@v1"


class NoteMalformed(Refused):
    """No note, key, checkpoint or proof of the C2SP form."""

    code = "ledger.note-malformed"


class SignatureWrong(Refused):
    """No signature of a trusted key stands under this note, or one does not match it."""

    code = "ledger.signature-wrong"


# -- keys ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key with the name it signs under; `str` is its C2SP form `name+id+base64`."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that tell keys of one name apart; no proof of anything."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{_b64(bytes([self.kind]) + self.public)}"


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key with its name; `text()` is the usual `PRIVATE+KEY+name+id+base64`."""

    name: str
    seed: bytes
    kind: int = SIGNS

    @property
    def verifier(self) -> Verifier:
        public = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return Verifier(self.name, self.kind, public.public_bytes_raw())

    def text(self) -> str:
        key = _b64(bytes([self.kind]) + self.seed)
        return f"PRIVATE+KEY+{self.name}+{self.verifier.id.hex()}+{key}"

    def __repr__(self) -> str:  # the seed must not reach a log
        return f"Signer({self.name!r})"


def new_signer(name: str, kind: int = SIGNS) -> Signer:
    """A fresh key that signs (or, as a witness, cosigns) under this name."""
    _named(name)
    return Signer(name, Ed25519PrivateKey.generate().private_bytes_raw(), kind)


def read_signer(text: str) -> Signer:
    """A private key from its text. Refused: NoteMalformed."""
    if not text.startswith("PRIVATE+KEY+"):
        raise NoteMalformed(what="private key")
    name, given, key = _key_parts(text.removeprefix("PRIVATE+KEY+"))
    signer = Signer(name, key[1:], key[0])
    if signer.verifier.id != given:
        raise NoteMalformed(what="private key")
    return signer


def read_verifier(text: str) -> Verifier:
    """A public key from its text. Refused: NoteMalformed."""
    name, given, key = _key_parts(text)
    verifier = Verifier(name, key[0], key[1:])
    if verifier.id != given:
        raise NoteMalformed(what="public key")
    return verifier


def _key_parts(text: str) -> tuple[str, bytes, bytes]:
    parts = text.strip().split("+", 2)  # base64 may itself contain a plus
    if len(parts) != 3:
        raise NoteMalformed(what="key")
    key = _unb64(parts[2], what="key")
    if len(key) != 33 or key[0] not in {SIGNS, COSIGNS}:
        raise NoteMalformed(what="key")
    try:
        return _named(parts[0]), bytes.fromhex(parts[1]), key
    except ValueError:
        raise NoteMalformed(what="key") from None


# -- notes --------------------------------------------------------------------------------------


def sign(text: str, signer: Signer) -> str:
    """The note that says `text` (which ends in a newline) under the signer's name."""
    signature = Ed25519PrivateKey.from_private_bytes(signer.seed).sign(text.encode())
    return f"{text}\n{_signature_line(signer, signature)}"


def cosign(note: str, witness: Signer, at: int) -> str:
    """The note with a witness's line added: seen at `at` seconds since 1970 (tlog-cosignature)."""
    text, _ = split(note)
    key = Ed25519PrivateKey.from_private_bytes(witness.seed)
    signature = key.sign(_dated(text, at))
    return note + _signature_line(witness, at.to_bytes(8, "big") + signature)


def split(note: str) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    """A note's text and its signatures (name, key id, signature), none of them checked yet.

    Refused: NoteMalformed.
    """
    head, gap, tail = note.rpartition("\n\n")
    if not gap or not tail.endswith("\n") or any(c < " " and c != "\n" for c in note):
        raise NoteMalformed(what="note")
    signatures = []
    for line in tail[:-1].split("\n"):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "—":
            raise NoteMalformed(what="note")
        raw = _unb64(parts[2], what="note")
        if len(raw) < 5:
            raise NoteMalformed(what="note")
        signatures.append((parts[1], raw[:4], raw[4:]))
    return head + "\n", signatures


def opened(note: str, trusted: Iterable[Verifier]) -> str:
    """The text of a note that at least one trusted key signed.

    Lines of unknown keys are passed over; one wrong line of a known key spoils the note.
    Refused: NoteMalformed, SignatureWrong.
    """
    text, signatures = split(note)
    keys = {(key.name, key.id): key for key in trusted}
    known = [(keys[name, id_], raw) for name, id_, raw in signatures if (name, id_) in keys]
    if not known:
        raise SignatureWrong(names=", ".join(name for name, _, _ in signatures))
    for key, raw in known:
        _check_signature(text, key, raw)
    return text


def _check_signature(text: str, key: Verifier, raw: bytes) -> None:
    signed = text.encode()
    if key.kind == COSIGNS:
        signed, raw = _dated(text, int.from_bytes(raw[:8], "big")), raw[8:]
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(raw, signed)
    except InvalidSignature:
        raise SignatureWrong(names=key.name) from None


def _dated(text: str, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()


def _signature_line(signer: Signer, signature: bytes) -> str:
    return f"— {signer.name} {_b64(signer.verifier.id + signature)}\n"


# -- checkpoints and proofs ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """检查点: the log `origin` has `size` leaves under this root (C2SP tlog-checkpoint)."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{_b64(self.root)}\n"


def read_checkpoint(text: str) -> Checkpoint:
    """A checkpoint from the text of a note, without extension lines. Refused: NoteMalformed."""
    lines = text.split("\n")
    if len(lines) < 4 or not lines[0]:
        raise NoteMalformed(what="checkpoint")
    return Checkpoint(lines[0], _decimal(lines[1], "checkpoint"), _hash(lines[2], "checkpoint"))


@dataclass(frozen=True, slots=True)
class Proof:
    """存证证明: that `data` is leaf `index` of the tree in the checkpoint (C2SP tlog-proof).

    `data` travels as the form's extra data and is believed only once its hash leads to the root.
    """

    data: bytes
    index: int
    path: tuple[bytes, ...]
    note: str

    def text(self) -> str:
        lines = [_PROOF, f"extra {_b64(self.data)}", f"index {self.index}", *map(_b64, self.path)]
        return "\n".join(lines) + "\n\n" + self.note


def read_proof(text: str) -> Proof:
    """A proof from its text; nothing in it is checked yet. Refused: NoteMalformed."""
    head, _, note = text.partition("\n\n")
    lines = head.split("\n")
    if len(lines) < 3 or lines[0] != _PROOF:
        raise NoteMalformed(what="proof")
    if not lines[1].startswith("extra ") or not lines[2].startswith("index "):
        raise NoteMalformed(what="proof")
    data = _unb64(lines[1].removeprefix("extra "), what="proof")
    index = _decimal(lines[2].removeprefix("index "), "proof")
    return Proof(data, index, tuple(_hash(line, "proof") for line in lines[3:]), note)


def check_proof(proof: Proof, trusted: Sequence[Verifier]) -> Checkpoint:
    """The checkpoint that a proof leads to; needs neither database nor network.

    Refused: NoteMalformed, SignatureWrong, `yimen.kernel.merkle.InclusionWrong`.
    """
    checkpoint = read_checkpoint(opened(proof.note, trusted))
    check_inclusion(
        index=proof.index,
        size=checkpoint.size,
        leaf=leaf_hash(proof.data),
        proof=proof.path,
        root=checkpoint.root,
    )
    return checkpoint


# -- small forms --------------------------------------------------------------------------------


def _named(name: str) -> str:
    if not name or "+" in name or any(c.isspace() or c < " " for c in name):
        raise NoteMalformed(what="key name")
    return name


def _decimal(text: str, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 20) or text != str(int(text)):
        raise NoteMalformed(what=what)
    return int(text)


def _hash(text: str, what: str) -> bytes:
    raw = _unb64(text, what=what)
    if len(raw) != HASH:
        raise NoteMalformed(what=what)
    return raw


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _unb64(text: str, *, what: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NoteMalformed(what=what) from None
