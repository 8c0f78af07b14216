"""What is set right in each request before it goes out (schemathesis loads this by its path).

The headers of the document's examples are the same in every request: an act under a key that was
used is no act, one on a mark that never was is refused, and who acts for a firm needs its mandate.
So a key is fresh, and the other two are left out as often as not, which the document allows.
"""

from __future__ import annotations

from importlib import import_module
from random import Random
from typing import Any
from uuid import UUID

EXAMPLES = {"If-Match": '"3-2"', "On-Behalf-Of": "91990101DM0001016J"}
KEY = "Idempotency-Key"
chance = Random(1)


def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """Called with each request; one that is to be refused for its form stays as it is."""
    if case.meta is not None and case.meta.generation.mode.is_negative:
        return
    if case.headers.get(KEY, "").startswith("0199c0de-"):
        case.headers[KEY] = str(UUID(int=chance.getrandbits(128)))
    for name, example in EXAMPLES.items():
        if case.headers.get(name) == example and chance.random() < 0.7:
            del case.headers[name]


import_module("schemathesis").hook(before_call)
