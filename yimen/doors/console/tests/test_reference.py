"""The reference pages of states and of the API say what the code says."""

from __future__ import annotations

from enum import Enum

from yimen.doors.console.reference_api import api_blocks
from yimen.doors.console.reference_states import diagram, states_blocks
from yimen.work.matters.states import TABLES


class Lamp(Enum):
    """A lamp."""

    OFF = 1
    ON = 2
    BROKEN = 3


def test_acts_that_lead_the_same_way_share_an_arrow() -> None:
    moves = {
        (Lamp.ON, "drop"): Lamp.BROKEN,
        (Lamp.OFF, "press"): Lamp.ON,
        (Lamp.OFF, "app"): Lamp.ON,
    }

    assert diagram(moves, Lamp).splitlines() == [
        "```mermaid",
        "stateDiagram-v2",
        "    [*] --> off",
        "    off --> on: app, press",
        "    on --> broken: drop",
        "    broken --> [*]",
        "```",
    ]


def test_every_state_has_its_row() -> None:
    text = "\n".join(states_blocks())

    for state in ("draft", "correcting", "opposed", "finished", "returned"):
        assert f"| `{state}` |" in text


def test_an_operation_says_what_goes_in_and_out() -> None:
    operation = {
        "summary": "Grant",
        "parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}],
        "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/x/GrantIn"}}}},
        "responses": {
            "200": {"content": {"application/json": {"schema": {"$ref": "#/x/Case"}}}},
            "409": {"content": {"application/problem+json": {"schema": {"$ref": "#/x/Problem"}}}},
        },
    }
    shapes = {"Case": {"required": ["a"], "properties": {"a": {"type": "array", "items": {}}}}}

    blocks = api_blocks({"paths": {"/x": {"post": operation}}, "components": {"schemas": shapes}})

    assert blocks == [
        "## `POST /x`",
        "Grant",
        "| name | in | type | meaning |\n|---|---|---|---|\n| `q` | query | string |  |",
        "Body: [GrantIn](#grantin)  \n200: [Case](#case)",
        "## Shapes",
        "### Case",
        "| field | type | always | meaning |\n|---|---|---|---|\n| `a` | list of any | yes |  |",
    ]


def test_the_page_of_states_has_every_power_with_its_acts_and_terms() -> None:
    page = "\n".join(states_blocks())

    assert "## Penalty (行政处罚)" in page
    assert "| `decision` | 办案期限 | 90 calendar_day | 行政处罚法 Art. 60 |" in page
    assert "    told --> hearing: ask_hearing" in page
    assert page.count("    closed --> [*]") >= len(TABLES)
