"""The JSON form of a plan, as a JSON Schema (draft 2020-12): what `reading` accepts."""

from __future__ import annotations

from typing import Any

MOST_STEPS = 2000
MOST_FACTS = 500
_SAFE = 2**53 - 1  # integers that every reader of JSON keeps whole (RFC 8785, 3.2.2.3)
# words that CEL keeps for itself (language definition, "Syntax"), and the name of its own function
_RESERVED = (
    "as break const continue else false for function if import in let loop namespace null"
    " package return size true var void while"
)


def _texts(longest: int = 100) -> dict[str, Any]:
    return {"type": "array", "items": _text(longest), "uniqueItems": True, "maxItems": MOST_STEPS}


def _text(longest: int = 100, least: int = 1) -> dict[str, Any]:
    # no NUL: the database keeps none in a text
    return {"type": "string", "minLength": least, "maxLength": longest, "pattern": r"^[^\x00]*$"}


def _record(required: tuple[str, ...], **fields: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": fields,
    }


_integer = {"type": "integer", "minimum": -_SAFE, "maximum": _SAFE}
_limit = _record(
    ("number", "unit"),
    number={"type": "integer", "minimum": 0, "maximum": 36500},
    unit={"enum": ["working_day", "calendar_day", "month", "hour"]},
)
_fact = _record(
    ("type",),
    type={"enum": ["boolean", "integer", "string", "enum"]},
    values=_texts(),
    low=_integer,
    high=_integer,
    set_by=_text(least=0),
    default={"anyOf": [{"type": "boolean"}, _integer, _text(least=0)]},
)
_step = _record(
    ("key", "name"),
    key=_text(),
    name=_text(200),
    unit=_text(least=0),
    kind={"enum": ["single", "joint", "automatic"]},
    after=_texts(),
    when=_text(1000, least=0),
    limit=_limit,
    on_refuse={"enum": ["end", "send_back", "go_on"]},
    return_to=_text(least=0),
    requires={
        "type": "array",
        "maxItems": 500,
        "items": _record(("document",), document=_text(200), when=_text(1000, least=0)),
    },
    produces=_texts(200),
    sets=_texts(),
    members=_texts(),
    lead=_text(least=0),
    quorum={"type": "integer", "minimum": 0, "maximum": 1000},
)
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_record(
        ("code", "name", "steps"),
        code=_text(),
        name=_text(200),
        facts={
            "type": "object",
            "maxProperties": MOST_FACTS,
            "propertyNames": {
                "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,99}$",
                "not": {"enum": _RESERVED.split()},
            },
            "additionalProperties": _fact,
        },
        given=_texts(200),
        limit=_limit,
        promised=_limit,
        steps={"type": "array", "maxItems": MOST_STEPS, "items": _step},
    ),
}
