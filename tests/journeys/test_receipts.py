"""A receipt is checked in the browser alone: sound, altered, and signed by somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.journeys.conftest import OpenTab
from yimen.ground.ledger import queries as ledger
from yimen.ground.ledger.verbs import record, seal
from yimen.kernel.note import new_signer
from yimen.kernel.ref import Ref

pytestmark = [
    pytest.mark.journey,
    pytest.mark.slow,
    pytest.mark.enable_socket,
]


@pytest.fixture
def proof(live_server: LiveServer, settings: Settings, tmp_path: Path) -> str:
    """The proof of the fourth of seven entries, so that it has a way to climb."""
    settings.YIMEN_HOME = tmp_path / "home"
    now = timezone.now()
    with transaction.atomic():
        entries = [
            record(act="cases.submit", about=Ref("case", f"C-{n}"), by="clerk", at=now, body={})
            for n in range(7)
        ]
    seal(now=now)
    return ledger.proof_text(entries[3])


@pytest.fixture
def page(tab: OpenTab, proof: str) -> Page:
    """The page, with the network gone once it has come."""
    opened = tab()
    opened.goto("/verify")
    opened.context.set_offline(True)
    opened.fill("#proof", proof)
    return opened


def verdict(page: Page) -> str | None:
    page.get_by_role("button", name="核验").click()
    return page.locator("[data-verdict]").get_attribute("data-verdict")


def test_a_sound_receipt_is_sound_without_the_server(page: Page) -> None:
    assert verdict(page) == "sound"
    expect(page.locator("[data-of=number]")).to_have_text("C-3")


def test_a_changed_word_is_seen(page: Page, proof: str) -> None:
    at = proof.index("extra ") + 20
    page.fill("#proof", proof[:at] + ("A" if proof[at] != "A" else "B") + proof[at + 1 :])

    assert verdict(page) == "root"


def test_a_checkpoint_of_another_size_is_not_signed(page: Page, proof: str) -> None:
    head, _, note = proof.rpartition("\n7\n")
    page.fill("#proof", f"{head}\n7\n{note}".replace("— yimen", "— other"))

    assert verdict(page) == "signature"


def test_another_key_is_refused(page: Page) -> None:
    page.fill("#key", str(new_signer("yimen.example/ledger").verifier))

    assert verdict(page) == "signature"


@pytest.mark.parametrize(
    "typed", ["", "x", "c2sp.org/tlog-proof@v1\nextra !\nindex 1\n\na\n1\nb\n\n— c d\n"]
)
def test_what_is_no_receipt_is_told(page: Page, typed: str) -> None:
    page.fill("#proof", typed)

    assert verdict(page) == "form"
