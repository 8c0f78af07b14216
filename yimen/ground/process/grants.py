"""Who may do what with the tables of the engine: nobody changes a published plan."""

from __future__ import annotations

from collections.abc import Mapping

GRANTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "process_version": {"app": ("select", "insert", "update (retired_at)")},
}
