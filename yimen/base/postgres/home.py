"""Where Yimen keeps its state: YIMEN_HOME, or a folder that fits who runs it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import yimen
from yimen.kernel.errors import Trouble

NOBODY = 65534  # PostgreSQL refuses to run as root, so as root we run it as this uid


def is_root() -> bool:
    """Whether this process may give PostgreSQL to another uid, and must."""
    return os.geteuid() == 0


def home() -> Path:
    """The folder of this installation's state; it may not exist yet.

    YIMEN_HOME when set; as root `/var/lib/yimen/<checkout>`, which the database uid can reach even
    when the checkout stands under a closed folder; as an ordinary user `var` in the checkout.
    """
    chosen = os.environ.get("YIMEN_HOME")
    if chosen:
        return Path(chosen).absolute()
    checkout = Path(yimen.__file__).resolve().parent.parent
    if not (checkout / "pyproject.toml").exists():
        checkout = Path.cwd()
    if is_root():
        mark = hashlib.sha256(str(checkout).encode()).hexdigest()[:8]
        return Path("/var/lib/yimen") / f"{checkout.name}-{mark}"
    return checkout / "var"


def made(folder: Path, *, mode: int = 0o700, uid: int | None = None) -> Path:
    """The folder, made with `mode` and owner when missing; one that exists keeps both."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=mode)
        folder.chmod(mode)  # mkdir is cut by the umask
        if uid is not None:
            os.chown(folder, uid, uid)
    except FileExistsError:
        if not folder.is_dir():
            raise Trouble(f"cannot make the folder {folder}: a file is in its place") from None
    except OSError as error:
        raise Trouble(f"cannot make the folder {folder}: {error.strerror}") from error
    return folder


def write_secretly(path: Path, text: str) -> None:
    """Replace the file in one step, readable by its owner only."""
    fresh = path.with_name(path.name + ".new")
    try:
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        raise Trouble(f"cannot write {path}: {error.strerror}") from error
