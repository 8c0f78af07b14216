"""A closed case goes into the archive, and its bundle is taken along."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from pytest_django import Settings

from yimen.doors.desk.tests import make
from yimen.ground.ledger import jobs as sealer
from yimen.ground.people.states import Role
from yimen.work.cases.states import State
from yimen.work.cases.tests import make as cases
from yimen.work.intake.tests import make as intake

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> None:
    settings.YIMEN_HOME, settings.MEDIA_ROOT = tmp_path / "home", tmp_path / "files"
    cases.item()


def test_a_clerk_archives_a_closed_case_and_takes_its_bundle_along() -> None:
    number = cases.IN[State.CLOSED]()
    clerk = make.officer("s1", (Role.CLERK, intake.ORGAN))
    page = f"/desk/case/{number}"

    early = clerk.get(f"{page}/archive.zip")
    done = clerk.post(f"{page}/archive")
    sealer.seal_all(intake.NOW)
    bundle = clerk.get(f"{page}/archive.zip")

    assert "归档包" in clerk.get(page).text
    assert (early.status_code, done.status_code) == (409, 302)
    with zipfile.ZipFile(io.BytesIO(bundle.content)) as whole:
        assert "verify.py" in whole.namelist()


def test_who_only_reviews_archives_nothing() -> None:
    number = cases.IN[State.CLOSED]()
    reviewer = make.officer("s1", (Role.REVIEWER, intake.ORGAN))

    assert reviewer.post(f"/desk/case/{number}/archive").status_code == 403
    assert reviewer.get(f"/desk/case/{number}/archive.zip").status_code == 409  # nothing to take
    assert "下载归档包" not in reviewer.get(f"/desk/case/{number}").text
