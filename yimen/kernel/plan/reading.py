"""A plan from JSON and back, and the digest by which a published version is known."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import MISSING, fields
from typing import Any, cast

import jsonschema_rs
import rfc8785

from yimen.kernel.clock import Limit, Unit
from yimen.kernel.errors import Refused
from yimen.kernel.plan.form import SCHEMA
from yimen.kernel.plan.model import Fact, FactType, Kind, Needed, OnRefuse, Plan, Step

_VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA)
_SHOWN = (
    60,
    140,
)  # characters of what a place says: a page of input is not said back, its fault is


class Unreadable(Refused):
    """What was given is not the JSON form of a plan; facts: `places`, `count`, `text`."""

    code = "plan.unreadable"


def read(text: str | bytes) -> Plan:
    """The plan in a JSON text. Raises Unreadable with every place that is wrong."""
    try:
        data = loads(text)
    except KeyTwice as wrong:
        raise _unreadable([("", str(wrong))]) from None
    except (ValueError, RecursionError) as wrong:
        why = "nested too deep" if isinstance(wrong, RecursionError) else str(wrong)
        raise _unreadable([("", f"not JSON: {why}")]) from None
    return parse(data)


class KeyTwice(ValueError):
    """An object says the same thing twice, and only one of both could be heard."""


def loads(text: str | bytes) -> object:
    """The data in a JSON text. Raises ValueError, RecursionError; KeyTwice for a key said twice."""
    return json.loads(text, object_pairs_hook=_once)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The pairs of one object. Raises KeyTwice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = [key for key, times in Counter(key for key, _ in pairs).items() if times > 1]
        raise KeyTwice(f"in one object twice: {', '.join(map(json.dumps, twice))}")
    return found


def parse(data: object) -> Plan:
    """The plan in its JSON form (docs/howto/write-a-plan.md).

    Raises Unreadable; its fact `places` holds a pair (JSON pointer, what is wrong) for every place.
    """
    try:
        wrong = [(_pointer(e.instance_path), e.message) for e in _VALIDATOR.iter_errors(data)]
    except ValueError as error:  # text that is not Unicode, nesting beyond 255, what is not JSON
        wrong = [("", str(error))]
    if wrong:
        raise _unreadable(wrong)
    return _plan(cast("dict[str, Any]", data))


def to_data(plan: Plan) -> dict[str, Any]:
    """The JSON form of a plan, what is at its default left out; `parse` turns it back."""
    data: dict[str, Any] = {"code": plan.code, "name": plan.name}
    if plan.facts:
        data["facts"] = {fact.name: _stated(fact, but=("name",)) for fact in plan.facts}
    data |= {
        key: _plain(value)
        for key in ("given", "limit", "promised")
        if (value := getattr(plan, key))
    }
    return data | {"steps": [_stated(step) for step in plan.steps]}


def digest(plan: Plan) -> str:
    """SHA-256 over the canonical JSON (RFC 8785) of a plan, in hexadecimal."""
    return hashlib.sha256(rfc8785.dumps(to_data(plan))).hexdigest()


def _plan(data: dict[str, Any]) -> Plan:
    return Plan(
        code=data["code"],
        name=data["name"],
        facts=tuple(_fact(name, fact) for name, fact in data.get("facts", {}).items()),
        given=tuple(data.get("given", ())),
        limit=_limit(data.get("limit")),
        promised=_limit(data.get("promised")),
        steps=tuple(_step(step) for step in data["steps"]),
    )


def _fact(name: str, data: dict[str, Any]) -> Fact:
    # JSON Schema calls 1.0 an integer; in Python it must be one
    whole = {k: int(v) if isinstance(v, float) else v for k, v in data.items()}
    return Fact(
        name, **whole | {"type": FactType(data["type"]), "values": tuple(data.get("values", ()))}
    )


def _step(data: dict[str, Any]) -> Step:
    lists = {key: tuple(value) for key, value in data.items() if isinstance(value, list)}
    read = {
        "kind": Kind(data.get("kind", Kind.SINGLE)),
        "on_refuse": OnRefuse(data.get("on_refuse", OnRefuse.END)),
        "limit": _limit(data.get("limit")),
        "requires": tuple(Needed(**need) for need in data.get("requires", ())),
        "quorum": int(data.get("quorum", 0)),
    }
    return Step(**data | lists | read)


def _limit(data: dict[str, Any] | None) -> Limit | None:
    return Limit(int(data["number"]), Unit(data["unit"])) if data else None


def _stated(value: Fact | Step | Needed, but: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        field.name: _plain(now)
        for field in fields(value)
        if field.name not in but
        and ((now := getattr(value, field.name)) != field.default or field.default is MISSING)
    }


def _plain(value: object) -> object:
    match value:
        case Limit():
            return {"number": value.number, "unit": value.unit.value}
        case Needed():
            return _stated(value)
        case tuple():
            return [_plain(one) for one in value]
        case Kind() | OnRefuse() | FactType():
            return value.value
        case _:
            return value


def _pointer(path: list[str | int]) -> str:
    """A place as a JSON pointer (RFC 6901)."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


def _unreadable(wrong: list[tuple[str, str]]) -> Unreadable:
    places = [(at, _cut(why)) for at, why in wrong]
    text = "; ".join(f"{at or '/'}: {why}" for at, why in places[:10])
    return Unreadable(places=places, count=len(places), text=" ".join(text.split()))


def _cut(why: str) -> str:
    """What is wrong without the middle of a long value: what it violates is said at the end."""
    first, last = _SHOWN
    return why if len(why) <= first + last else f"{why[:first]} … {why[-last:]}"
