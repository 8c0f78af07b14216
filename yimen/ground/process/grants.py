"""Who may do what with the tables of the engine: nobody changes what was published or proposed."""

from __future__ import annotations

from collections.abc import Mapping

GRANTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "process_version": {"app": ("select", "insert", "update (retired_at)")},
    "process_proposal": {
        "app": ("select", "insert", "update (ended_at, ended_by, version_id, answer)")
    },
}
