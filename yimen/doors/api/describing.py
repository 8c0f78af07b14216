"""What the OpenAPI document says of every route: keys, marks, problems."""

from __future__ import annotations

from typing import Any

from ninja.openapi.schema import OpenAPISchema

from yimen.doors.api.shapes.problems import Problem

KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "A new value for each act, the same one for a retry; kept for seven days.",
    "schema": {"type": "string", "pattern": "^[!-~]{1,200}$"},
    "example": "0199c0de-0000-7000-8000-000000000000",
}
MARK = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "description": "The ETag that was looked at; 412 with the current one if it has changed.",
    "schema": {"type": "string"},
    "example": '"3-2"',
}
BEHALF = {
    "name": "On-Behalf-Of",
    "in": "header",
    "required": False,
    "description": (
        "统一社会信用代码 of the organisation that a person acts for under a mandate, or its name, "
        "percent-encoded in UTF-8."
    ),
    "schema": {"type": "string"},
    "example": "91990101DM0001016J",
}
PROBLEMS = {
    400: "The body cannot be read.",
    401: "No token, or none that is known.",
    403: "Not with these roles.",
    404: "Not there, or none of yours.",
    405: "Not with this method.",
    409: "A rule says no.",
    411: "No Content-Length.",
    412: "It has changed since; ETag says where it stands.",
    413: "Too large.",
    415: "Not application/json, or for a piece of a file not application/octet-stream.",
    422: "Not the form that this page describes.",
    429: "Too many calls; Retry-After says when.",
    503: "Not just now; Retry-After says when.",
}
ASKED = (401, 403, 404, 405, 409, 422, 429, 503)  # what a question can meet


def described(document: OpenAPISchema) -> OpenAPISchema:
    """The document with what ninja cannot know: headers of acts, and problems as they are sent."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = Problem.model_json_schema()
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            acts = method != "get"
            if operation.get("security"):
                operation.setdefault("parameters", []).append(BEHALF)
            offered = {each["name"] for each in operation.get("parameters", ())}
            if acts and "Upload-Offset" not in offered:  # where a piece begins is its key
                marked = [MARK] if "{number}" in path else []
                operation.setdefault("parameters", []).extend([KEY, *marked])
            for status in PROBLEMS if acts else ASKED:
                operation["responses"][str(status)] = _problem(status)
    return document


def _problem(status: int) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": PROBLEMS[status], "content": content}
