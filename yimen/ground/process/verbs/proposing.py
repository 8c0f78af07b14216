"""A version of a plan is proposed by one person and published, or sent back, by another."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

import rfc8785
from django.db import IntegrityError, transaction

from yimen.ground.ledger.verbs import record
from yimen.ground.process import rules
from yimen.ground.process.models import Proposal, Version
from yimen.ground.process.verbs.publish import check, publish
from yimen.kernel import ids
from yimen.kernel.plan import digest, to_data
from yimen.kernel.ref import Ref


@transaction.atomic
def propose(
    *, data: object, why: str, by: str, now: datetime, units: Collection[str] | None = None
) -> Proposal:
    """提出流程新版本: a plan without faults, and what is changed in it, for another to publish.

    `data` and `units` as `publish` takes them. Raises Unreadable, PlanFaulty; ProposalSilent;
    AlreadyProposed; PlanEarlier for the content of a version that was replaced.
    """
    plan, _ = check(data, units)
    rules.check_word(why)
    mark = digest(plan)
    versions = list(Version.objects.filter(code=plan.code).order_by("number"))
    same = next((one for one in versions if one.digest == mark), None)
    if same is not None and (same is not versions[-1] or same.retired_at is not None):
        raise rules.PlanEarlier(plan=plan.name, number=same.number)
    if same:
        raise rules.AlreadyProposed(plan=plan.name)
    proposal = Proposal(
        id=ids.new(),
        code=plan.code,
        name=plan.name,
        digest=mark,
        plan=rfc8785.dumps(to_data(plan)).decode(),
        why=why.strip(),
        proposed_at=now,
        proposed_by=by,
    )
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
    except IntegrityError:  # it waits already, be it since this moment
        raise rules.AlreadyProposed(plan=plan.name) from None
    body = {"code": plan.code, "digest": mark, "why": proposal.why}
    _record("process.propose", proposal, body, by=by, now=now)
    return proposal


@transaction.atomic
def publish_proposed(
    *, proposal: UUID, by: str, now: datetime, units: Collection[str] | None = None
) -> Version:
    """发布提案: another person than the proposer makes the proposed plan the version in force.

    Raises NoProposal, ProposedBySame, and what `publish` raises, since units may have gone.
    """
    held = _open(proposal)
    rules.check_second(held.name, proposed_by=held.proposed_by, by=by)
    version = publish(data=json.loads(held.plan), by=by, now=now, units=units)
    held.ended_at, held.ended_by, held.version = now, by, version
    held.save(update_fields=["ended_at", "ended_by", "version"])
    body = {"version": str(version.id), "number": version.number, "proposed_by": held.proposed_by}
    _record("process.publish_proposed", held, body, by=by, now=now)
    return version


@transaction.atomic
def send_back(*, proposal: UUID, answer: str, by: str, now: datetime) -> Proposal:
    """退回提案: it is not published, and why; by its proposer it is taken back.

    Raises NoProposal, ProposalSilent.
    """
    held = _open(proposal)
    rules.check_word(answer)
    held.ended_at, held.ended_by, held.answer = now, by, answer.strip()
    held.save(update_fields=["ended_at", "ended_by", "answer"])
    _record("process.send_back", held, {"answer": held.answer}, by=by, now=now)
    return held


def _open(proposal: UUID) -> Proposal:
    held = Proposal.objects.select_for_update().filter(pk=proposal, ended_at=None).first()
    if held is None:
        raise rules.NoProposal(proposal=str(proposal)[:8])
    return held


def _record(
    act: str, proposal: Proposal, body: Mapping[str, object], *, by: str, now: datetime
) -> None:
    record(act=act, about=Ref("proposal", str(proposal.id)), by=by, at=now, body=body)
