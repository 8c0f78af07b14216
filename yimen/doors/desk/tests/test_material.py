"""Files of a case go to who may see the case, and are shown in the browser only where safe."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from yimen.base.files import store
from yimen.base.files.tests.test_files import PDF, PNG
from yimen.doors.desk.tests import make
from yimen.ground.people.states import Role
from yimen.work.cases import verbs
from yimen.work.cases.queries import case_for
from yimen.work.cases.tests import make as cases
from yimen.work.intake.rules import Held
from yimen.work.intake.states import Way

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def kept(settings: Settings, tmp_path: Path) -> list[store.Stored]:
    settings.MEDIA_ROOT = str(tmp_path)
    return [store.keep("平面图.png", PNG), store.keep("a.pdf", PDF)]


@pytest.fixture
def number(kept: list[store.Stored]) -> str:
    """A case with a correction that came as two files."""
    cases.item()
    for key in ("fire", "police"):
        make.unit(key)
    found = cases.correcting()
    held = Held("layout", Way.UPLOAD, sha256=store.keep_list(kept))
    verbs.resubmit(case=found, materials=[held], **cases.at())
    return found


def test_a_picture_is_shown_and_anything_is_taken_down(
    number: str, kept: list[store.Stored]
) -> None:
    organ = case_for(number, today=cases.DAY).case.organ
    client = make.officer("s1", (Role.CLERK, organ))
    address = f"/desk/case/{number}/file/{kept[0].sha256}"

    page = client.get(f"/desk/case/{number}").text
    shown, taken = client.get(f"{address}?show"), client.get(address)

    assert f'src="{address}?show"' in page
    assert (shown["Content-Type"], shown.content) == ("image/png", PNG)
    assert shown["Content-Disposition"].startswith("inline")
    assert taken["Content-Disposition"].startswith("attachment")
    assert "default-src 'none'" in shown["Content-Security-Policy"]
    assert shown["X-Content-Type-Options"] == "nosniff"


def test_what_was_swapped_behind_our_back_is_never_shown(
    number: str, kept: list[store.Stored], settings: Settings
) -> None:
    organ = case_for(number, today=cases.DAY).case.organ
    client = make.officer("s1", (Role.CLERK, organ))
    place = Path(settings.MEDIA_ROOT) / kept[1].sha256[:2] / kept[1].sha256
    place.write_bytes(b"<html><script>alert(1)</script>")

    answer = client.get(f"/desk/case/{number}/file/{kept[1].sha256}?show")

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"


def test_a_file_of_another_case_or_of_none_is_not_there(
    number: str, kept: list[store.Stored]
) -> None:
    organ = case_for(number, today=cases.DAY).case.organ
    client = make.officer("s1", (Role.CLERK, organ))
    stranger = make.officer("s2", (Role.REVIEWER, "police"))

    assert client.get(f"/desk/case/{number}/file/{'0' * 64}").status_code == 404
    assert stranger.get(f"/desk/case/{number}/file/{kept[0].sha256}").status_code == 404
