"""A plan as somebody hands it in: a file of JSON or YAML, read into plain data."""

from __future__ import annotations

from typing import Any

import yaml

from yimen.kernel.errors import Refused
from yimen.kernel.plan import loads

LARGEST = 1_000_000  # bytes; two thousand steps with everything a step can have
JSON_KINDS = ("null", "bool", "int", "float")  # of the kinds that YAML guesses, those that JSON has


class PlanFileUnread(Refused):
    """The file is neither JSON nor the part of YAML that says the same; facts: `name`, `why`."""

    code = "plan.file-unread"


class PlanFileLarge(Refused):
    """The file is larger than any plan; facts: `name`, `kilobytes`."""

    code = "plan.file-large"


class _Loader(yaml.SafeLoader):
    """Values as JSON has them: no dates; no aliases, by which a small file grows without end."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias (*)")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - theirs
        found: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        if len(found) < len(node.value):  # YAML 1.2, 3.2.1.1: keys are unique
            raise yaml.YAMLError(f"a key stands twice{node.start_mark}")
        return found


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in guesses if tag.rpartition(":")[2] in JSON_KINDS]
    for first, guesses in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def data_of(name: str, content: bytes) -> object:
    """The data in a plan file. Refused: `PlanFileLarge`, `PlanFileUnread`."""
    if len(content) > LARGEST:
        raise PlanFileLarge(name=name[:100], kilobytes=LARGEST // 1000)
    try:
        text = content.decode("utf-8-sig")
        if name.lower().endswith((".yaml", ".yml")):
            return yaml.load(text, _Loader)  # noqa: S506 - a safe loader made stricter
        return loads(text)
    except (ValueError, RecursionError, yaml.YAMLError) as wrong:
        why = " ".join(str(wrong).split())[:200]
        raise PlanFileUnread(name=name[:100], why=why) from None
