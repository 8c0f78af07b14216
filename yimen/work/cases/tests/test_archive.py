"""A closed case as one bundle, which a stranger checks with nothing but Python."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from yimen.ground.ledger import jobs as sealer
from yimen.ground.ledger.queries import NotSealed
from yimen.ground.people.tests import make as units
from yimen.ground.seals import verbs as seals
from yimen.kernel.note import new_signer
from yimen.work.cases import verbs
from yimen.work.cases.models import Case
from yimen.work.cases.queries.archive import packed
from yimen.work.cases.rules.archive import NotArchived
from yimen.work.cases.states import State
from yimen.work.cases.tests import licences, make
from yimen.work.cases.tests.when import at
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ADDRESS = "https://zwfw.example.cn/follow/C-1"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> None:
    """A log key, seals and files of this test alone."""
    settings.YIMEN_HOME = tmp_path / "home"
    settings.MEDIA_ROOT = tmp_path / "files"
    make.item()


def closed() -> str:
    """A closed case with a licence, in a place where documents are sealed."""
    number = make.IN[State.CLOSED]()
    licences.licensed(number)
    units.unit("hall-of-seals")
    by: dict[str, Any] = {"by": "manager", "now": intake.NOW}
    seals.register_seal(
        number="99", name="行政审批专用章", organ=intake.ORGAN, window="hall-of-seals", **by
    )
    seals.authorise_seal(
        letter="L-1",
        seal="99",
        items=[intake.ITEM],
        signed_by="局长",
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
        **by,
    )
    return number


def archived(number: str) -> bytes:
    """The bundle of a case that is archived now."""
    verbs.archive(case=number, address=ADDRESS, **at())
    sealer.seal_all(at()["now"])
    return packed(Case.objects.get(number=number))


def checked(bundle: bytes, folder: Path) -> tuple[int, str]:
    """What a plain Python says of a bundle, away from all that is ours."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as whole:
        whole.extractall(folder)
    return again(folder)


def again(folder: Path) -> tuple[int, str]:
    told = subprocess.run(
        [sys.executable, "-I", "-S", folder / "verify.py"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    return told.returncode, told.stdout.decode() + told.stderr.decode()


def test_a_stranger_checks_an_archived_case_and_hears_of_each_changed_byte(tmp_path: Path) -> None:
    bundle, folder = archived(closed()), tmp_path / "bundle"

    sound = checked(bundle, folder)

    assert sound == (
        0,
        "sound: every file, entry and the signature fit 核验通过：内容、账本和签名一致\n",
    )
    names = {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()}
    assert {name[:13] for name in names if name.endswith(".pdf")} == {
        "documents/01-",
        "documents/02-",
    }
    for name in sorted(names - {"verify.py", "key.txt"}):
        file = folder / name
        whole = file.read_bytes()
        place = len(whole) // 2
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        code, told = again(folder)
        assert code == 1, name
        assert name in told or "torn" in told, (name, told)
        file.write_bytes(whole)


def test_a_bundle_signed_by_another_key_is_not_believed(tmp_path: Path) -> None:
    folder = tmp_path / "bundle"
    checked(archived(closed()), folder)
    other = new_signer("yimen.example/ledger").verifier
    (folder / "key.txt").write_text(f"{other}\n")

    assert again(folder) == (1, "checkpoint.txt: signature 签名\n")


def test_the_same_case_makes_the_same_bundle() -> None:
    number = closed()

    first = archived(number)

    assert packed(Case.objects.get(number=number)) == first


def test_before_it_is_archived_and_sealed_there_is_no_bundle() -> None:
    number = closed()

    with pytest.raises(NotArchived):
        packed(Case.objects.get(number=number))
    verbs.archive(case=number, address=ADDRESS, **at())
    with pytest.raises(NotSealed):
        packed(Case.objects.get(number=number))


def test_what_is_added_later_asks_for_another_archiving() -> None:
    number = closed()
    archived(number)
    licences.tell(number)

    with pytest.raises(NotArchived):
        packed(Case.objects.get(number=number))
    assert archived(number)
