"""Which promises an application may go in with: the item must allow them and the place too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yimen.ground.catalog import queries as catalog
from yimen.kernel.errors import Refused
from yimen.work.cases.queries.bounds import local_rule
from yimen.work.cases.queries.referral import receiving
from yimen.work.cases.states import LocalKey

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from yimen.ground.catalog.rules import Content
    from yimen.work.intake.models import Draft


@dataclass(frozen=True, slots=True)
class Offers:
    """The materials that may come later, by key and name; whether one may go by a promise."""

    gaps: list[tuple[str, str]]
    pledge: bool

    @property
    def any(self) -> bool:
        """Whether there is anything to promise."""
        return bool(self.gaps) or self.pledge


def offers(held: Draft, content: Content, missing: Collection[str], today: date) -> Offers:
    """What this applicant may promise today; `missing` are the keys of what is not there yet.

    Nothing is offered where nobody could decide, or where no local rule says in which term.
    """
    gaps = [(one.key, one.name) for one in content.materials if one.gap_tolerant]
    gaps = [pair for pair in gaps if pair[0] in missing]
    if not gaps and not content.pledge:
        return Offers([], pledge=False)
    try:
        organ = receiving(catalog.version_in_force(held.item, today))[0]
    except Refused:
        return Offers([], pledge=False)
    laid_down = {
        key: local_rule(key, organ, today) is not None
        for key in (LocalKey.GAPS, LocalKey.PLEDGE_CHECK)
    }
    return Offers(
        gaps if laid_down[LocalKey.GAPS] else [],
        pledge=content.pledge and laid_down[LocalKey.PLEDGE_CHECK],
    )
