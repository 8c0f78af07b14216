"""Documents as they are read: whose they are, and the facts that are set in type."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.timezone import localtime

from yimen.base.sentences.words import CASE_DOCUMENTS, DOCUMENTS_BESIDE, Words
from yimen.ground.catalog.states import Power
from yimen.ground.people import queries as people
from yimen.ground.process import queries as process
from yimen.work.cases import rules
from yimen.work.cases.models import Case, Document
from yimen.work.cases.queries.access import case_of
from yimen.work.cases.queries.handling import material_names
from yimen.work.cases.rules import ANSWERS, Key
from yimen.work.cases.rules.letters import Issued, UnknownDocument, letter, written
from yimen.work.cases.rules.refusals import NoLicence
from yimen.work.certificates import queries as certificates
from yimen.work.intake.states import Way

if TYPE_CHECKING:
    from yimen.ground.people.rules import Viewer
    from yimen.ground.seals.models import Seal
    from yimen.work.cases.models import CaseMaterial
    from yimen.work.cases.queries.views import CaseView
    from yimen.work.certificates.models import Certificate


def document_seen(case: str, document: UUID, *, viewer: Viewer) -> Document:
    """文书 of a case for one who may see the case.

    Refused: `UnknownCase`; `UnknownDocument` for one that is not of this case.
    """
    found = Document.objects.filter(case=case_of(case, viewer=viewer), pk=document).first()
    if found is None:
        raise UnknownDocument(document=str(document))
    return found


def document_words(case: Case) -> Words:
    """What the documents of a case are called in lists, by their kind.

    Those of a licence by the short names of their titles; those of anything else bear other titles.
    """
    return CASE_DOCUMENTS if is_licence(case) else DOCUMENTS_BESIDE


def is_licence(case: Case) -> bool:
    """Whether it leads to a licence (行政许可), by the version of its item."""
    return bool(case.version.power == Power.APPROVAL)


def case_licence(number: str, *, viewer: Viewer) -> Certificate:
    """The licence that a case has led to, for one who may see the case.

    Refused: `UnknownCase`; `NoLicence`.
    """
    found = certificates.of_case(case_of(number, viewer=viewer).number)
    if found is None:
        raise NoLicence
    return found


def letter_facts(document: Document, *, address: str, seal: Seal | None) -> dict[str, object]:
    """What is set in type of a document: the same as long as the document stands.

    `address` is where the case is followed; `seal` is drawn where the document will bear it.
    """
    case = document.case
    party = case.person or case.organisation
    issued = Issued(
        kind=document.kind,
        item=case.name,
        case=case.number,
        organisation=case.organisation is not None,
        applicant=party.name if party else "",
        received_on=case.received_on,
        accepted_on=case.accepted_on,
        content=document.content,
        materials={**material_names(case), ANSWERS: "申请表"},
        licence=is_licence(case),
    )
    organ = people.unit(document.organ).name
    drawn = {"organ": seal.organ.name, "name": seal.name} if seal else None
    said = letter(issued)
    return {
        **asdict(said),
        "organ": organ,
        "number": document.number,
        "addressee": issued.applicant if said.addressee is None else said.addressee,
        "date": written(document.issued_on),
        "seal": drawn,
        "address": address,
    }


def receipt_facts(view: CaseView, *, address: str, named: bool) -> dict[str, object]:
    """收件回执: what was received when, and until when an answer is due.

    `named` is for paper that is handed to the applicant; on a page for whoever knows the number and
    four characters the name stays out.
    """
    case = view.case
    return {
        "organ": people.unit(case.organ).name,
        "number": case.number,
        "rows": _rows(case, named=named),
        "materials": [_material(each) for each in view.materials if each.round == 0],
        "notes": _notes(case),
        "address": address,
    }


def _rows(case: Case, *, named: bool) -> list[tuple[str, str]]:
    party = case.person or case.organisation
    who = party.masked if party else ""
    if named and party:
        who = f"{party.name}（{party.masked}）"
    rows = [("办件编号", case.number), ("事项", case.name), ("申请人", who)]
    if named and case.agent:
        rows.append(("代办人", case.agent.name))
    at = localtime(case.received_at)
    return [*rows, ("收到时间", f"{written(case.received_on)} {at:%H:%M}")]


def _material(material: CaseMaterial) -> str:
    counts = (("原件", material.originals), ("复印件", material.copies))
    brought = "，".join(f"{name}{number}份" for name, number in counts if number)
    kinds = {Way.UPLOAD: "电子文件", Way.CERTIFICATE: "电子证照", Way.SHARED: "数据共享"}
    return f"{material.name}：{kinds.get(Way(material.way), brought) or brought}"


def _notes(case: Case) -> list[str]:
    calendar = process.calendar(process.newest_release())
    due = rules.term_due(Key.ANSWER, case.received_on, calendar)
    until = f"最迟于{written(due.on)}" if due.on else "在五个工作日内"
    told = (
        f"本机关{until}告知是否受理，或者一次告知需要补正的全部内容；逾期不告知的，自收到申请材料"
        "之日起即为受理（行政许可法第三十二条）。"
    )
    return [told, "本回执只证明收到申请材料，不表示已经受理。"]
