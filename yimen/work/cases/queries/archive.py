"""The bundle of a case: data, documents, materials, and the ledger's entries with their proofs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from yimen.base.files.store import content, listed
from yimen.ground.ledger import queries as ledger
from yimen.ground.ledger import signing
from yimen.ground.seals import queries as seals
from yimen.kernel.errors import Trouble
from yimen.kernel.ref import Ref
from yimen.work.cases.models import Case, CaseMaterial, Decision, Document
from yimen.work.cases.queries.access import case_of
from yimen.work.cases.queries.documents import letter_facts
from yimen.work.cases.rules import archive as rules
from yimen.work.certificates import queries as certificates

if TYPE_CHECKING:
    from yimen.ground.ledger.models import Entry
    from yimen.ground.people.rules import Viewer
    from yimen.kernel.note import Proof

UNSAFE = re.compile(r"[^\w.〔〕-]")  # in the name of a file
TRIES = 5
SHOWN = ("number", "name", "item", "organ", "state", "outcome", "answers", "facts")
DAYS = ("received_on", "resubmitted_on", "accepted_on", "delivered_on", "closed_on")


def files(case: Case) -> dict[str, bytes]:
    """What is archived of a case, by name in the bundle: the same as long as nothing is added.

    Trouble where a file that is kept under its hash is missing.
    """
    found = {"case.json": _json(_data(case)), "README.txt": rules.readme(case.number, case.name)}
    for place, document in enumerate(_documents(case), 1):
        name = f"documents/{place:02d}-{UNSAFE.sub('_', document.number)}"
        found[f"{name}.json"] = _json(_words(document))
        use = seals.impression_on(Ref("document", str(document.pk)))
        if use is not None:
            found[f"{name}.pdf"] = _kept(use.sha256, document.number)
    for material in CaseMaterial.objects.filter(case=case).order_by("round", "key"):
        for place, file in enumerate(listed(material.sha256), 1):
            name = f"{material.round}-{material.key}-{place}-{file.name}"
            found[f"materials/{UNSAFE.sub('_', name)}"] = _kept(file.sha256, file.name)
    return found


def bundle(number: str, *, viewer: Viewer) -> bytes:
    """归档包 of a case as a ZIP, for one who may see the case.

    Refused: `UnknownCase`; `NotArchived` before it was archived and after anything was added;
    `ledger.not-sealed` for the moment until the archiving is sealed.
    """
    return packed(case_of(number, viewer=viewer))


def packed(case: Case) -> bytes:
    """As `bundle`, for the console."""
    held = files(case)
    sums = rules.sums(held)
    rules.check_archived(_recorded(case), sums)
    entries = [entry for about in _subjects(case) for entry in ledger.history(about)]
    proofs = _proofs(entries)
    held |= {
        "SHA256SUMS": sums,
        "entries.jsonl": b"".join(map(_line, entries, proofs)),
        "checkpoint.txt": proofs[0].note.encode(),
        "key.txt": f"{signing.verifier()}\n".encode(),
        "verify.py": rules.verifying(),
    }
    return rules.packed(held)


def _recorded(case: Case) -> str:
    acts = [each for each in ledger.history(case.about) if each.act == "cases.archive"]
    if not acts or acts[-1].body is None:
        raise rules.NotArchived
    return str(json.loads(acts[-1].body)["sums"])


def _documents(case: Case) -> list[Document]:
    parties = ("case__version", "case__person", "case__organisation")
    found = Document.objects.select_related(*parties).filter(case=case)
    return list(found.order_by("issued_at", "pk"))


def _subjects(case: Case) -> list[Ref]:
    licence = certificates.of_case(case.number)
    return [
        Ref("draft", case.draft.number),
        case.about,
        *([Ref("run", str(case.run))] if case.run else []),
        *(Ref("document", str(each.pk)) for each in _documents(case)),
        *([licence.about] if licence else []),
    ]


def _proofs(entries: list[Entry]) -> list[Proof]:
    """The proofs of all entries under one checkpoint; the ledger may grow in between."""
    for _ in range(TRIES):
        proofs = [ledger.inclusion(entry.pk) for entry in entries]
        if len({each.note for each in proofs}) == 1:
            return proofs
    raise Trouble("the ledger grows too fast to be read under one checkpoint: try again")


def _line(entry: Entry, proof: Proof) -> bytes:
    told = {
        "public": proof.data.decode(),
        "index": proof.index,
        "path": [each.hex() for each in proof.path],
        "salt": bytes(entry.salt).hex() if entry.salt else "",
        "body": entry.body or "",
    }
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def _data(case: Case) -> dict[str, object]:
    party = case.person or case.organisation
    decision = Decision.objects.select_related("document").filter(case=case).first()
    days = {name: str(getattr(case, name) or "") for name in DAYS}
    return {
        **{name: getattr(case, name) for name in SHOWN},
        **days,
        "applicant": party.name if party else "",
        "applicant_number": party.masked if party else "",
        "decision": decision.document.number if decision else "",
        "decided_on": str(decision.decided_on) if decision else "",
        "conditions": decision.conditions if decision else [],
    }


def _words(document: Document) -> dict[str, object]:
    facts = letter_facts(document, address="", seal=None)
    return {name: value for name, value in facts.items() if name not in {"address", "seal"}}


def _kept(sha256: str, name: str) -> bytes:
    found = content(sha256)
    if found is None:
        raise Trouble(f"the file of {name} is missing: put back {sha256}")
    return found


def _json(values: Mapping[str, object]) -> bytes:
    return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
