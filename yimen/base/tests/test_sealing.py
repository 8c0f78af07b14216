"""Keys outside the database, and numbers that open only with them."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from yimen.base import keys, sealing
from yimen.kernel.errors import Trouble


@pytest.fixture
def fresh_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YIMEN_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_key_is_made_once_and_only_its_owner_may_read_it(fresh_home: Path) -> None:
    first = keys.secret.__wrapped__("trial")

    again = keys.secret.__wrapped__("trial")

    file = fresh_home / "keys" / "trial"
    assert first == again == file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_whoever_makes_a_key_at_once_gets_the_same_one(fresh_home: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(keys.secret.__wrapped__, ["trial"] * 8))

    assert len(made) == 1
    assert [file.name for file in (fresh_home / "keys").iterdir()] == ["trial"]


def test_a_key_cut_short_is_trouble_and_not_replaced(fresh_home: Path) -> None:
    keys.secret.__wrapped__("trial")
    file = fresh_home / "keys" / "trial"
    file.write_bytes(b"short")

    with pytest.raises(Trouble, match="5 bytes"):
        keys.secret.__wrapped__("trial")

    assert file.read_bytes() == b"short"


def test_a_sealed_number_opens_again_and_never_looks_the_same() -> None:
    one, two = (sealing.seal("11010519491231002X", context="P-1") for _ in range(2))

    assert one != two
    assert sealing.unseal(one, context="P-1") == sealing.unseal(two, context="P-1")
    assert b"1101" not in one


def test_a_sealed_number_does_not_open_for_another_or_when_changed() -> None:
    sealed = sealing.seal("11010519491231002X", context="P-1")

    with pytest.raises(Trouble):
        sealing.unseal(sealed, context="P-2")
    with pytest.raises(Trouble):
        sealing.unseal(sealed[:-1] + bytes([sealed[-1] ^ 1]), context="P-1")


def test_a_mark_is_the_same_for_one_number_and_differs_by_kind() -> None:
    assert sealing.mark("A1", kind="passport") == sealing.mark("A1", kind="passport")
    assert sealing.mark("A1", kind="passport") != sealing.mark("A1", kind="uscc")
