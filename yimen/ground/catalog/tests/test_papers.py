"""Blank forms and samples come with a version, and the version before keeps its own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from yimen.base.files import store
from yimen.base.files.rules import UnknownKind
from yimen.base.files.tests.test_files import PDF
from yimen.ground.catalog import queries, rules, verbs
from yimen.ground.catalog.models import ItemVersion
from yimen.ground.catalog.tests import make

pytestmark = pytest.mark.django_db
LATER = make.TODAY + timedelta(days=1)


def published(key: str, content: bytes) -> ItemVersion:
    return verbs.publish_papers(
        item="I-1",
        blanks={key: ("表.pdf", content)},
        samples={},
        effective_from=LATER,
        by="editor",
        now=make.NOW,
        today=make.TODAY,
    )


def test_a_blank_form_stands_in_a_version_of_its_own() -> None:
    make.item()
    make.version(name="said before")

    version = published("form", PDF)

    [material] = queries.content(version).materials
    assert (version.number, version.name, version.effective_from) == (2, "said before", LATER)
    assert material.blank
    assert (material.blank.name, material.sample) == ("表.pdf", None)
    assert store.content(material.blank.sha256) == PDF
    assert queries.content(queries.version("I-1", 1)).materials[0].blank is None


def test_a_paper_of_nothing_that_is_asked_for_is_refused() -> None:
    make.item()

    with pytest.raises(rules.NotInForce):
        published("form", PDF)
    make.version()
    with pytest.raises(rules.UnknownMaterial):
        published("other", PDF)
    with pytest.raises(UnknownKind):
        published("form", b"MZ is no paper")
