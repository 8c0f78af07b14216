"""Who may follow a case without an account: whoever knows its number and the end of an identity."""

from __future__ import annotations

import hmac

from yimen.ground.people import queries as people
from yimen.work.cases.models import Case


def party_ending(number: str, *, ending: str) -> str:
    """凭号查询: the public number of the party of a case whose identity number ends like this.

    The applicant counts, and the agent. "" for every other pair, so that nobody learns from the
    answer whether there is such a case.
    """
    parties = ("person", "organisation", "agent")
    case = Case.objects.select_related(*parties).filter(number=number).first()
    if case is None or not ending:
        return ""
    for party in (case.person, case.organisation, case.agent):
        if party is None or party.sealed is None:
            continue
        end = people.identity_number(party)[-len(ending) :]
        if hmac.compare_digest(end.upper().encode(), ending.upper().encode()):
            # An agent of an organisation reads what the organisation may read
            return (case.organisation or party).number
    return ""
