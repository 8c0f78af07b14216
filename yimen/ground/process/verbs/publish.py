"""Publishing a plan makes a version that never changes; retiring one ends new starts from it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import rfc8785
from django.db import transaction

from yimen.base.sentences.plan import fault_text
from yimen.ground.ledger.verbs import record
from yimen.ground.process.models import Version
from yimen.ground.process.rules import NoVersion, PlanFaulty
from yimen.kernel import ids
from yimen.kernel.plan import Fault, Plan, digest, faults, parse, to_data
from yimen.kernel.ref import Ref


@transaction.atomic
def publish(
    *, data: object, by: str, now: datetime, units: Collection[str] | None = None
) -> Version:
    """发布流程: check a plan and, when it has no faults, make it the next version of its code.

    `data` is a plan as JSON gives it; `units` the codes that its steps may name. Publishing what
    stands already gives back that version. Raises Unreadable, PlanFaulty (every fault in words).
    """
    plan, found = check(data, units)
    versions = list(Version.objects.select_for_update().filter(code=plan.code).order_by("number"))
    mark = digest(plan)
    for version in versions:
        if version.digest == mark and version.retired_at is None:
            return version
    version = Version.objects.create(
        id=ids.new(),
        code=plan.code,
        number=len(versions) + 1,
        name=plan.name,
        digest=mark,
        plan=rfc8785.dumps(to_data(plan)).decode(),
        report={"hints": [fault_text(fault, plan) for fault in found]},
        published_at=now,
        published_by=by,
    )
    body = {"version": str(version.id), "number": version.number, "digest": mark}
    record(act="process.publish", about=Ref("plan", plan.code), by=by, at=now, body=body)
    return version


def check(data: object, units: Collection[str] | None) -> tuple[Plan, tuple[Fault, ...]]:
    """A plan that may be published, and its hints. Raises Unreadable, PlanFaulty."""
    plan = parse(data)
    found = faults(plan, units=units)
    if wrong := [fault_text(fault, plan) for fault in found if not fault.hint]:
        raise PlanFaulty(plan=plan.name, count=len(wrong), faults="；".join(wrong))
    return plan, found


@transaction.atomic
def retire(*, version: Version, by: str, now: datetime) -> None:
    """停用流程: no run starts from this version any more; those that run go on.

    Raises NoVersion where it is retired already.
    """
    locked = Version.objects.select_for_update().filter(pk=version.pk, retired_at=None).first()
    if locked is None:
        raise NoVersion(version=str(version))
    locked.retired_at = now
    locked.save(update_fields=["retired_at"])
    about = Ref("plan", locked.code)
    record(act="process.retire", about=about, by=by, at=now, body={"version": str(locked.id)})
