"""What each document says, in words: from what was stored at issue, and nothing decided anew.

Who sets a letter (公文) in type gets its parts. Dates are written as GB/T 9704-2012 has them
(2026年3月16日), and articles as laws cite themselves (第三十八条).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from yimen.work.cases.rules.letters import answers, decisions, inquiries, licences, notices
from yimen.work.cases.rules.letters.beside import beside_licensing
from yimen.work.cases.rules.letters.writing import (
    Issued,
    Letter,
    UnknownDocument,
    applied,
    written,
)

__all__ = ["Issued", "Letter", "UnknownDocument", "letter", "written"]

AFTER_ANOTHER = re.compile("([？?！!])。")
WORDING: Mapping[str, Callable[[Issued], Letter]] = {
    "correction": answers.correction,
    "acceptance": answers.acceptance,
    "not_required": answers.not_required,
    "rejection": answers.rejection,
    "grant": decisions.grant,
    "refusal": decisions.refusal,
    "on_spot": notices.on_spot,
    "lapse": notices.lapse,
    "exclusion": notices.exclusion,
    "extension": notices.extension,
    "hearing_rights": inquiries.hearing_rights,
    "hearing_notice": inquiries.hearing_notice,
    "hearing_minutes": inquiries.hearing_minutes,
    "visit_notice": inquiries.visit_notice,
    "consultation": inquiries.consultation,
    "referral": inquiries.referral,
    "order": inquiries.order,
    "silent_renewal": licences.silent_renewal,
    "ending_notice": licences.ending_notice,
    "withdrawal": licences.ending,
    "revocation": licences.ending,
    "cancellation": licences.ending,
    "rescission": licences.ending,
}


def letter(issued: Issued) -> Letter:
    """The text of a document of any kind; one without wording of its own tells its reason."""
    wording = WORDING.get(issued.kind, _plain)
    said = wording(issued) if issued.licence else beside_licensing(issued, wording)
    # People end with a question mark what is theirs to say, and no stop follows one
    return replace(said, decided=tuple(AFTER_ANOTHER.sub(r"\1", each) for each in said.decided))


def _plain(issued: Issued) -> Letter:
    reason = issued.said("reason")
    decided = (f"理由：{reason}。",) if reason else ()
    return Letter(title="告知书", opening=applied(issued), decided=decided)
