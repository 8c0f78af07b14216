"""What seals the ledger by the clock."""

from __future__ import annotations

import logging
from datetime import datetime
from threading import Event

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from yimen.base import postgres
from yimen.ground.ledger import verbs
from yimen.kernel.errors import Refused, Trouble

EVERY_S = 0.2
AFTER_TROUBLE_S = 5.0
log = logging.getLogger(__name__)


def seal_all(now: datetime) -> int:
    """Seal until nothing committed is left; how many entries that were."""
    total = 0
    while sealed := verbs.seal(now=now):
        total += sealed
    return total


def run_sealer(stop: Event) -> None:
    """Seal five times a second until `stop` is set; what goes wrong is logged and tried again."""
    using = postgres.alias("sealer")
    try:
        while not stop.wait(EVERY_S):
            try:
                seal_all(timezone.now())
            except (OperationalError, InterfaceError, Trouble, Refused):
                log.exception("sealing failed; the next try is in %s s", AFTER_TROUBLE_S)
                connections[using].close()
                stop.wait(AFTER_TROUBLE_S)
    finally:
        connections[using].close()
