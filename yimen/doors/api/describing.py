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
STANDS = "Where it stands now, for the If-Match of the next act."
CARRIED = {  # what an answer of that status has in a header, and what it says
    401: ("WWW-Authenticate", "By which scheme to show who calls."),
    405: ("Allow", "The methods that the address takes."),
    412: ("ETag", "Where it stands now."),
    429: ("Retry-After", "Seconds to wait."),
    503: ("Retry-After", "Seconds to wait, where waiting helps."),
}
SCHEMES = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token of an account: `yimen people token issue`.",
    },
    "system": {
        "type": "oauth2",
        "description": "A registered system: `yimen people client register`; RFC 6749 Section 4.4.",
        "flows": {
            "clientCredentials": {
                "tokenUrl": "/api/v1/token",
                "scopes": {"read": "Questions.", "act": "Acts."},
            }
        },
    },
}
ASKED = (401, 403, 404, 405, 409, 422, 429, 503)  # what a question can meet


def described(document: OpenAPISchema) -> OpenAPISchema:
    """The document with what ninja cannot know: headers of acts, and problems as they are sent."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = Problem.model_json_schema()
    document["components"]["securitySchemes"] = SCHEMES
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            _describe(operation, acts=method != "get", marked="{number}" in path)
    return document


def _describe(operation: dict[str, Any], *, acts: bool, marked: bool) -> None:
    asked = operation.setdefault("parameters", [])
    for each in asked:
        each.pop("examples", None)  # those of its schema stand; here they would be named
    offered = {each["name"] for each in asked}
    if operation.get("security"):
        operation["security"] = [{"token": []}, {"system": ["act" if acts else "read"]}]
        asked.append(BEHALF)
    if acts and "Upload-Offset" not in offered:  # where a piece begins is its key
        asked.extend([KEY, MARK] if marked else [KEY])
        for answer in operation["responses"].values() if marked else ():
            answer["headers"] = _header("ETag", STANDS)
    for status in PROBLEMS if acts else ASKED:
        operation["responses"][str(status)] = _problem(status)


def _header(name: str, says: str) -> dict[str, Any]:
    return {name: {"description": says, "schema": {"type": "string"}}}


def _problem(status: int) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    said: dict[str, Any] = {"description": PROBLEMS[status], "content": content}
    if status in CARRIED:
        said["headers"] = _header(*CARRIED[status])
    return said
