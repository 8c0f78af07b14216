"""Checks an archived case without Yimen: python3 verify.py [FOLDER]. Needs Python 3.9, no network.

不依赖一门平台核验归档办件。Signature: Ed25519 (RFC 8032), tree: RFC 9162 2.1.3.2, note: C2SP.
"""

import base64
import json
import sys
from hashlib import sha256, sha512
from pathlib import Path

P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int, int, int]


def point(raw: bytes) -> Point:
    """A point of the curve from its 32 bytes (RFC 8032 5.1.3)."""
    y, sign = int.from_bytes(raw, "little") & (2**255 - 1), raw[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("no point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def plus(a: Point, b: Point) -> Point:
    """The sum of two points (RFC 8032 5.1.4)."""
    h, g = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, k, m = g - h, d - c, d + c, g + h
    return e * f % P, k * m % P, f * k % P, e * m % P


def times(n: int, a: Point) -> Point:
    """A point n times."""
    found: Point = (0, 1, 1, 0)
    while n:
        found, a, n = plus(found, a) if n & 1 else found, plus(a, a), n >> 1
    return found


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def signed(key: bytes, text: bytes, signature: bytes) -> bool:
    """Whether the holder of the key signed the text (RFC 8032 5.1.7)."""
    s = int.from_bytes(signature[32:], "little")
    h = int.from_bytes(sha512(signature[:32] + key + text).digest(), "little") % Q
    left, right = times(s, BASE), plus(point(signature[:32]), times(h, point(key)))
    same = (left[0] * right[2] - right[0] * left[2]) % P
    return s < Q and not same and not (left[1] * right[2] - right[1] * left[2]) % P


def included(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """Whether a leaf stands in the tree with that root (RFC 9162 2.1.3.2)."""
    at, last = index, size - 1
    for other in path:
        if at & 1 or at == last:
            leaf = sha256(b"\x01" + other + leaf).digest()
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            leaf = sha256(b"\x01" + leaf + other).digest()
        at, last = at >> 1, last >> 1
    return 0 <= index < size and last == 0 and leaf == root


def tree(folder: Path) -> tuple[int, bytes, list[str]]:
    """Size and root of the signed tree, and what is wrong with its signature."""
    key = base64.b64decode((folder / "key.txt").read_text("utf-8").strip().split("+", 2)[2])[1:]
    text, _, lines = (folder / "checkpoint.txt").read_text("utf-8").rpartition("\n\n")
    text += "\n"
    raws = [base64.b64decode(line.split(" ")[2])[4:] for line in lines.strip().split("\n")]
    sound = any(len(raw) == 64 and signed(key, text.encode(), raw) for raw in raws)
    size, root = text.split("\n")[1:3]
    return int(size), base64.b64decode(root), [] if sound else ["checkpoint.txt: signature 签名"]


def entry(line: str, size: int, root: bytes, heads: dict[str, str]) -> str:
    """What is wrong with one entry, "" where all is well."""
    told = json.loads(line)
    public = told["public"].encode()
    said, leaf = json.loads(public), sha256(b"\x00" + public)
    path = [bytes.fromhex(each) for each in told["path"]]
    if not included(leaf.digest(), told["index"], size, path, root):
        return "not in the signed tree 不在账本中"
    words = (bytes.fromhex(told["salt"]) + told["body"].encode()) if told["salt"] else None
    if words is not None and sha256(words).hexdigest() != said["commitment"]:
        return "body changed 内容被改动"
    subject = f"{said['kind']} {said['number']}"
    if said["prev"] != heads.get(subject, ""):
        return "an entry before it is missing 缺少前一条"
    heads[subject] = leaf.hexdigest()
    return ""


def faults(folder: Path) -> list[str]:
    """Everything in a folder that does not fit."""
    size, root, found = tree(folder)
    lines = (folder / "entries.jsonl").read_text("utf-8").splitlines()
    heads: dict[str, str] = {}
    wrong = [(number, entry(line, size, root, heads)) for number, line in enumerate(lines, 1)]
    found += [f"entries.jsonl:{number}: {each}" for number, each in wrong if each]
    sums = (folder / "SHA256SUMS").read_bytes()
    acts = [json.loads(line) for line in lines]
    kept = [json.loads(one["body"]) for one in acts if '"act":"cases.archive"' in one["public"]]
    if not kept or kept[-1]["sums"] != sha256(sums).hexdigest():
        found.append("SHA256SUMS: not what was recorded 与账本记录不符")
    for line in sums.decode().splitlines():
        digest, name = line.split("  ", 1)
        file = folder / name
        if not file.is_file() or sha256(file.read_bytes()).hexdigest() != digest:
            found.append(f"{name}: changed or missing 被改动或缺失")
    return found


def main() -> int:
    """Check, say what was found, and answer 0 where all is well."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    try:
        found = faults(folder)
    except (ValueError, KeyError, IndexError, TypeError, OSError) as torn:
        found = [f"torn 残缺: {torn!r}"]
    said = found or [
        "sound: every file, entry and the signature fit 核验通过：内容、账本和签名一致"
    ]
    sys.stdout.write("\n".join(said) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
