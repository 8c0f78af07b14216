"""The reference page of the API, from the OpenAPI document that it gives to programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

ADDRESS = "/api/v1/openapi.json"
PROBLEM = "Problem"


def api_document() -> Mapping[str, Any]:
    """The document, asked for at its address as a program would; no database is needed."""
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.config.settings")
    import django

    django.setup()
    from django.test import RequestFactory
    from django.urls import resolve

    found = resolve(ADDRESS)
    answer = found.func(RequestFactory().get(ADDRESS), *found.args, **found.kwargs)
    document: Mapping[str, Any] = json.loads(answer.content)
    return document


def api_blocks(document: Mapping[str, Any]) -> list[str]:
    """Every operation, then every shape that goes in or out, as blocks of Markdown."""
    blocks: list[str] = []
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            blocks += _operation(f"{method.upper()} {path}", operation)
    shapes = document.get("components", {}).get("schemas", {})
    return [
        *blocks,
        "## Shapes",
        *(each for name in sorted(shapes) for each in _shape(name, shapes)),
    ]


def _operation(title: str, operation: Mapping[str, Any]) -> Iterator[str]:
    yield f"## `{title}`"
    yield "  \n".join(filter(None, [operation.get("summary"), operation.get("description")]))
    rows = [
        f"| `{one['name']}` | {one['in']} | {_kind(one.get('schema', {}))} "
        f"| {_cell(one.get('description', ''))} |"
        for one in operation.get("parameters", [])
    ]
    if rows:
        yield "\n".join(["| name | in | type | meaning |", "|---|---|---|---|", *rows])
    told = [f"Body: {kind}" for kind in _kinds(operation.get("requestBody", {}))]
    told += [
        f"{status}: {', '.join(_kinds(answer)) or answer.get('description', '')}"
        for status, answer in operation.get("responses", {}).items()
        if PROBLEM not in "".join(_kinds(answer))
    ]
    yield "  \n".join(told)


def _shape(name: str, shapes: Mapping[str, Any]) -> Iterator[str]:
    shape = shapes[name]
    yield f"### {name}"
    if shape.get("description"):
        yield shape["description"]
    must = set(shape.get("required", []))
    rows = [
        f"| `{field}` | {_kind(one)} | {'yes' if field in must else ''} "
        f"| {_cell(one.get('description', ''))} |"
        for field, one in shape.get("properties", {}).items()
    ]
    if rows:
        yield "\n".join(["| field | type | always | meaning |", "|---|---|---|---|", *rows])
    if shape.get("enum"):
        yield "One of " + ", ".join(f"`{one}`" for one in shape["enum"]) + "."


def _kinds(holder: Mapping[str, Any]) -> list[str]:
    return [_kind(one.get("schema", {})) for one in holder.get("content", {}).values()]


def _kind(schema: Mapping[str, Any]) -> str:
    """The type of a value in a few words, a shape by its name."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " or ".join(dict.fromkeys(_kind(one) for one in schema[several]))
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    if "enum" in schema:
        return " or ".join(f"`{one}`" for one in schema["enum"])
    return str(schema.get("format") or schema.get("type") or "any")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
