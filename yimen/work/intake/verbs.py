"""The acts of intake: open a draft, save it, take materials, receive it, discard it."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Any

from django.db import transaction

from yimen.base.forms.reading import sheet
from yimen.ground.catalog import queries as catalog
from yimen.ground.ledger.verbs import record
from yimen.ground.people import queries as people
from yimen.ground.people import verbs as parties
from yimen.kernel.codes import number as public_number
from yimen.kernel.ref import Ref
from yimen.work.intake import queries, rules
from yimen.work.intake.models import Draft, Material
from yimen.work.intake.states import Channel, Delivery, State, after


@transaction.atomic
def open_draft(
    *,
    item: str,
    channel: Channel,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    person: str = "",
    organisation: str = "",
    agent: str = "",
    mandate: str = "",
    licence: str = "",
    request: str = "",
) -> Draft:
    """填写申请: begin an application of one person or organisation, by an agent (代理人) or not.

    `person`, `organisation` and `agent` are public numbers; `mandate` is by what the agent may act
    (委托书), noted at the window; `licence` and `request` say what is asked of a licence that is
    held. Refused: `OneApplicant`, `MandateWithoutAgent`, `RequestNotWhole`; `people.unknown-party`;
    an item that takes no cases today (`catalog.queries.version_in_force`).
    行政许可法 Art. 29.
    """
    rules.check_applicant(person, organisation)
    rules.check_mandate(agent, mandate)
    rules.check_request(licence, request)
    catalog.version_in_force(item, today)
    draft = Draft.objects.create(
        number=_number("D", today),
        item=item,
        channel=channel,
        person=people.person(person) if person else None,
        organisation=people.organisation(organisation) if organisation else None,
        agent=people.person(agent) if agent else None,
        mandate=mandate.strip(),
        licence=licence,
        request=request,
        state=State.DRAFT,
        opened_at=now,
        opened_by=by,
        saved_at=now,
    )
    body = {"item": item, "channel": int(channel), "applicant": person or organisation}
    body |= {"agent": agent, "mandate": mandate.strip()}
    body |= {"licence": licence, "request": request} if licence else {}
    _record("intake.open_draft", draft, by, now, unit, body)
    return draft


@transaction.atomic
def begin(**asked: Any) -> Draft:
    """开始申请: as `open_draft`, but of the same that nothing was put into yet there is one draft.

    Who presses twice goes on with the first. Refused: as `open_draft`.
    """
    parties.hold_party(number=asked.get("person") or asked.get("organisation") or "")
    return queries.begun(asked) or open_draft(**asked)


@transaction.atomic
def expect(*, draft: str, mark: str) -> None:
    """核对进度: lock the draft and go on only if it still stands at the mark that was looked at.

    Called in the transaction of the act that follows. Refused: `UnknownDraft`, `DraftChanged`.
    """
    now = queries.mark(_locked(draft))
    if mark != now:
        raise rules.DraftChanged(draft=draft, mark=now)


def hold(*, draft: str) -> None:
    """锁定草稿 for the acts that follow in the transaction. Refused: `UnknownDraft`."""
    _locked(draft)


@transaction.atomic
def save(
    *,
    draft: str,
    by: str,
    now: datetime,
    unit: str = "",
    answers: Mapping[str, object] | None = None,
    facts: Mapping[str, object] | None = None,
) -> Draft:
    """保存草稿: keep what was typed, sound or not; the ledger holds its hash and not its words.

    `answers` replace the form, `facts` the answers to the item's questions; None leaves them as
    they are. Refused: `UnknownDraft`, `NotADraft`.
    """
    held = _locked(draft)
    after(State(held.state), "save")
    held.answers = held.answers if answers is None else dict(answers)
    held.facts = held.facts if facts is None else dict(facts)
    held.saved_at = now
    held.save(update_fields=["answers", "facts", "saved_at"])
    _record("intake.save", held, by, now, unit, {"sha256": rules.digest(held.answers, held.facts)})
    return held


@transaction.atomic
def save_page(
    *,
    draft: str,
    names: AbstractSet[str],
    answers: Mapping[str, object],
    seen: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
) -> Draft:
    """保存一页: the answers to some questions of the form; answers to the others stay.

    What no longer appears under the new answers is let go. `seen` is the `queries.page_mark` that
    the page was opened with. Refused: `DraftElsewhere` where other answers were saved since then
    and these differ from them; `UnknownDraft`, `NotADraft`.
    """
    held = _locked(draft)
    after(State(held.state), "save")
    content = catalog.content(catalog.version_in_force(held.item, today))
    others = {name: value for name, value in held.answers.items() if name not in names}
    merged = sheet(content.form).kept(others | dict(answers))
    if merged == held.answers:
        return held
    if names & held.answers.keys() and seen != queries.page_mark(held, names):
        raise rules.DraftElsewhere(draft=draft)
    return save(draft=draft, answers=merged, by=by, now=now, unit=unit)


@transaction.atomic
def add_material(
    *, draft: str, material: rules.Held, by: str, now: datetime, today: date, unit: str = ""
) -> Material:
    """收取材料: take one material of the item's list; the same one again takes its place.

    Refused: `UnknownDraft`, `NotADraft`; `UnknownMaterial` for what the item does not ask
    (行政许可法 Art. 31); `MaterialEmpty`.
    """
    held = _locked(draft)
    after(State(held.state), "add_material")
    content = catalog.content(catalog.version_in_force(held.item, today))
    names = {each.key: each.name for each in content.materials}
    if material.key not in names:
        raise rules.UnknownMaterial(material=material.key, item=content.name)
    rules.check_material(material)
    taken, _ = Material.objects.update_or_create(
        draft=held,
        key=material.key,
        defaults={
            "name": names[material.key],
            "way": material.way,
            "sha256": material.sha256,
            "originals": material.originals,
            "copies": material.copies,
            "received_at": now,
            "received_by": by,
        },
    )
    body = {"material": material.key, "way": material.way.value, "sha256": material.sha256}
    sheets = {"originals": material.originals, "copies": material.copies}
    _record("intake.add_material", held, by, now, unit, {**body, **sheets})
    return taken


@transaction.atomic
def take_back(*, draft: str, material: str, by: str, now: datetime, unit: str = "") -> Draft:
    """取回材料: a material goes out of the draft again; what is not there is not taken out.

    Refused: `UnknownDraft`, `NotADraft`.
    """
    held = _locked(draft)
    after(State(held.state), "take_back")
    gone, _ = Material.objects.filter(draft=held, key=material).delete()
    if gone:
        _record("intake.take_back", held, by, now, unit, {"material": material})
    return held


@transaction.atomic
def choose_delivery(
    *, draft: str, delivery: Delivery, to: str, by: str, now: datetime, unit: str = ""
) -> Draft:
    """选择送达方式: how the applicant wants what is decided; the ledger holds no address.

    Refused: `UnknownDraft`, `NotADraft`, `AddressMissing`. 行政许可法 Art. 44.
    """
    held = _locked(draft)
    after(State(held.state), "choose_delivery")
    rules.check_delivery(delivery, to)
    held.delivery = delivery
    held.delivery_to = to.strip() if delivery is Delivery.COURIER else ""
    held.save(update_fields=["delivery", "delivery_to"])
    _record("intake.choose_delivery", held, by, now, unit, {"delivery": delivery.value})
    return held


@transaction.atomic
def receive(
    *,
    draft: str,
    by: str,
    now: datetime,
    today: date,
    unit: str = "",
    excused: Collection[str] = (),
) -> Draft:
    """收件: a complete application gets its receipt number, and is not changed any more.

    `excused` are materials that need not be there now, because they are promised. Refused:
    `UnknownDraft`, `NotADraft`; `Incomplete` with everything that is missing, which is the telling
    on the spot of 行政许可法 Art. 32(4).
    """
    held = _locked(draft)
    state = after(State(held.state), "receive")
    version = catalog.version_in_force(held.item, today)
    found = queries.judged(held, version).without(excused)
    if not found.complete:
        raise rules.Incomplete(missing=found.told())
    held.state, held.receipt = state, _number("R", today)
    held.version = version
    held.received_at, held.received_on, held.received_by = now, today, by
    held.save()
    body = {
        "receipt": held.receipt,
        "version": version.number,
        "sha256": rules.digest(held.answers, held.facts),
    }
    _record("intake.receive", held, by, now, unit, body)
    return held


@transaction.atomic
def discard(*, draft: str, by: str, now: datetime, unit: str = "") -> Draft:
    """放弃草稿: what was typed goes; that there was a draft stays.

    Refused: `UnknownDraft`, `NotADraft`.
    """
    held = _locked(draft)
    held.state = after(State(held.state), "discard")
    held.answers, held.facts, held.delivery, held.delivery_to = {}, {}, "", ""
    held.save(update_fields=["state", "answers", "facts", "delivery", "delivery_to"])
    _record("intake.discard", held, by, now, unit, {})
    return held


def _locked(number: str) -> Draft:
    draft = Draft.objects.select_for_update(no_key=True).filter(number=number).first()
    if draft is None:
        raise rules.UnknownDraft(number=number)
    return draft


def _number(prefix: str, today: date) -> str:
    return public_number.make(prefix, today, secrets.randbits(public_number.BITS))


def _record(
    act: str, draft: Draft, by: str, now: datetime, unit: str, body: Mapping[str, object]
) -> None:
    record(act=act, about=Ref("draft", draft.number), by=by, at=now, unit=unit, body=body)
