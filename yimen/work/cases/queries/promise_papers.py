"""承诺书 as it is printed: before an application goes in, to be signed, and as it was handed in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from yimen.ground.catalog import queries as catalog
from yimen.ground.people import queries as people
from yimen.work.cases.queries.bounds import local_rule
from yimen.work.cases.queries.promises import content_of, gaps_of, pledge_of
from yimen.work.cases.queries.referral import receiving
from yimen.work.cases.rules import Promised
from yimen.work.cases.rules.letters.promises import Offered, papers
from yimen.work.cases.states import LocalKey

if TYPE_CHECKING:
    from yimen.ground.catalog.rules import Content
    from yimen.ground.people.models import Organisation, Person
    from yimen.work.cases.models import Case
    from yimen.work.intake.models import Draft

Facts = dict[str, object]
Parties = tuple["Person | None", "Organisation | None", "Person | None"]


def promise_facts(held: Draft, promised: Promised, missing: Collection[str], today: date) -> Facts:
    """承诺书 to be signed before the application goes in, as it is set in type.

    Refused: `NoAuthority`, and as `catalog.queries.version_in_force`.
    """
    version = catalog.version_in_force(held.item, today)
    content = catalog.content(version)
    stands_for = [each.key for each in content.materials if each.by_pledge]
    absent = [key for key in stands_for if key in missing and key not in promised.gaps]
    return _facts(
        content,
        organ=receiving(version)[0],
        number=held.number,
        parties=(held.person, held.organisation, held.agent),
        promised=promised,
        stands_for=absent,
        today=today,
    )


def promises_kept(case: Case) -> Facts | None:
    """承诺书 of a case as it was handed in; None where nothing was promised."""
    gaps, pledge = gaps_of(case), pledge_of(case)
    if gaps is None and pledge is None:
        return None
    promised = Promised(
        gaps=tuple(gaps.materials) if gaps else (),
        gap_words=gaps.words if gaps else "",
        pledge=pledge.words if pledge else "",
    )
    return _facts(
        content_of(case),
        organ=case.organ,
        number=case.number,
        parties=(case.person, case.organisation, case.agent),
        promised=promised,
        stands_for=pledge.materials if pledge else (),
        today=case.received_on,
    )


def _facts(
    content: Content,
    *,
    organ: str,
    number: str,
    parties: Parties,
    promised: Promised,
    stands_for: Sequence[str],
    today: date,
) -> Facts:
    person, organisation, agent = parties
    party = person or organisation
    names = {each.key: each.name for each in content.materials}
    offered = Offered(
        content=content,
        promised=promised,
        gaps=tuple(names[key] for key in promised.gaps),
        stands_for=tuple(names[key] for key in stands_for),
        supply=local_rule(LocalKey.GAPS, organ, today),
        check=local_rule(LocalKey.PLEDGE_CHECK, organ, today),
    )
    rows = [("编号", number), ("事项", content.name)]
    rows.append(("申请人", f"{party.name}（{party.masked}）" if party else ""))
    rows += [("代办人", f"{agent.name}（{agent.masked}）")] if agent else []
    return {
        "organ": people.unit(organ).name,
        "rows": rows,
        "agent": bool(agent),
        "papers": papers(offered),
    }
