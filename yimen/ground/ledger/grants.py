"""Who may do what with the tables of the ledger; `yimen.base.postgres.grant` applies it.

Neither role may change or take away an entry or a leaf. The one thing that can ever be done to an
entry is the SQL function `ledger_erase`, which takes out salt and body of what an entry of
the act `ledger.erase` names, and can do nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

GRANTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ledger_entry": {"app": ("select", "insert"), "sealer": ("select",)},
    "ledger_pending": {"app": ("select", "insert"), "sealer": ("select", "delete")},
    "ledger_leaf": {"app": ("select",), "sealer": ("select", "insert")},
    "ledger_tile": {"app": ("select",), "sealer": ("select", "insert", "update")},
    "ledger_checkpoint": {"app": ("select",), "sealer": ("select", "insert")},
    "ledger_reader": {"app": ("select", "insert", "update")},
}
