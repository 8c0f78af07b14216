"""`yimen ledger`: what an auditor, a citizen and a program get for an answer."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from django.db import connection, transaction
from pytest_django import Settings

from yimen.doors.console.ledger import ledger
from yimen.ground.ledger import jobs, queries, rules, signing, verbs
from yimen.kernel import note
from yimen.kernel.errors import Trouble
from yimen.kernel.merkle import InclusionWrong
from yimen.kernel.ref import Ref

pytestmark = pytest.mark.django_db

CASE = Ref("case", "510100-2026-000017-X")
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: Settings) -> None:
    settings.YIMEN_HOME = tmp_path / "home"


@transaction.atomic
def record(**body: object) -> UUID:
    return verbs.record(act="cases.accept", about=CASE, by="w.chen", at=NOON, body=body)


def run(*words: str | Path | UUID) -> Result:
    return CliRunner().invoke(ledger, [str(word) for word in words], catch_exceptions=False)


def change_a_body() -> None:
    with connection.cursor() as cursor:
        cursor.execute("update ledger_entry set body = '{}'")


def test_a_whole_ledger_ends_with_success() -> None:
    record()
    jobs.seal_all(NOON)

    told = run("verify")

    assert told.exit_code == 0
    assert told.output.splitlines()[-1] == "whole"


def test_a_program_reads_the_size_the_root_and_the_verdict() -> None:
    record()
    jobs.seal_all(NOON)

    told = json.loads(run("verify", "--json").output)

    root = note.read_checkpoint(note.split(queries.checkpoint() or "")[0]).root.hex()
    assert (told["entries"], told["size"], told["root"]) == (1, 1, root)
    assert (told["verified"], told["findings"]) == (True, [])


def test_damage_is_named_and_ends_with_a_status() -> None:
    made = record()
    jobs.seal_all(NOON)
    change_a_body()

    said, told = run("verify"), run("verify", "--json")

    assert (said.exit_code, told.exit_code) == (1, 1)
    assert str(made) in said.output
    assert said.output.splitlines()[-1] == "NOT WHOLE: 1 findings"
    (finding,) = json.loads(told.output)["findings"]
    assert (finding["code"], finding["place"], finding["entry"]) == ("body-changed", 0, str(made))


def test_a_proof_is_written_and_checked_by_a_stranger(tmp_path: Path) -> None:
    made = record()
    file = tmp_path / "receipt.tlog-proof"
    run("checkpoint")

    written = run("proof", CASE.kind, CASE.number, "--out", file)
    printed = run("proof", made)
    key = run("checkpoint", "--key").output.strip()
    checked = run("proof", "--check", file, "--key", key)

    assert (written.exit_code, printed.output) == (0, file.read_text())
    assert str(made) in checked.output
    assert "is leaf 0 of the 1" in checked.output
    assert run("proof", "--check", file).output == checked.output
    file.write_text(printed.output.replace("index 0", "index 1"))
    with pytest.raises(InclusionWrong):
        run("proof", "--check", file, "--key", key)


@pytest.mark.parametrize("words", [[], ["case"], ["a", "b", "c"]])
def test_a_proof_of_nothing_known_is_a_wrong_use(words: list[str]) -> None:
    assert run("proof", *words).exit_code == 2


def test_the_checkpoint_seals_what_waits() -> None:
    record()

    told = json.loads(run("checkpoint", "--json").output)

    assert told["size"] == 1
    assert note.opened(told["note"], [signing.verifier()])
    assert run("checkpoint").output == told["note"]


def test_a_witness_follows_the_log_and_refuses_another(tmp_path: Path) -> None:
    record()
    run("checkpoint")
    file = tmp_path / "witness"

    first = run("witness", file)
    same = run("verify", "--witness", file)
    with connection.cursor() as cursor:
        for table in ("entry", "pending", "leaf", "tile", "checkpoint"):
            cursor.execute(f"delete from ledger_{table}")
    record()
    run("checkpoint")

    assert "witnessed 1 leaves" in first.output
    assert same.exit_code == 0
    with pytest.raises(rules.WitnessRefuses):
        run("witness", file)
    other = run("verify", "--witness", file)
    assert other.exit_code == 1
    assert "witness-differs" in other.output


def test_erasing_asks_first_and_keeps_the_ledger_whole() -> None:
    record(name="张三")
    words = ["erase", CASE.kind, CASE.number, "--by", "w.li", "--ground", "PIPL 47"]

    asked = run(*words)
    done = run(*words, "--yes")

    assert asked.exit_code == 1
    assert done.output == f"1 entries of {CASE} erased\n"
    assert queries.history(CASE)[0].body is None
    assert run("verify").exit_code == 0


def test_a_file_that_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    made = record()
    run("checkpoint")

    with pytest.raises(Trouble, match="cannot read"):
        run("proof", "--check", tmp_path / "missing")
    with pytest.raises(Trouble, match="cannot write"):
        run("proof", made, "--out", tmp_path / "missing" / "proof")
    with pytest.raises(Trouble, match="cannot read"):
        run("verify", "--witness", tmp_path / "missing")


@pytest.mark.parametrize("command", ["verify", "proof", "checkpoint", "witness", "erase"])
def test_every_command_shows_an_example(command: str) -> None:
    assert "Example: yimen ledger" in run(command, "--help").output
