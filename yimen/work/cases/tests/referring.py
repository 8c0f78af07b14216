"""Cases that the authority below examines first, made by the verbs themselves."""

from __future__ import annotations

from datetime import date

from yimen.ground.people import queries
from yimen.ground.people.states import Level
from yimen.ground.people.tests import make as people
from yimen.ground.process.states import Outcome
from yimen.ground.process.tests import make as process
from yimen.ground.process.verbs import publish
from yimen.work.cases import verbs
from yimen.work.cases.models import Case, Referral
from yimen.work.cases.tests.when import DAY, at
from yimen.work.intake.tests import make as intake

DEPARTMENTS = ("fire", "health")
LOWER, ABOVE, PROVINCE = "county", intake.ORGAN, "province"
OPINION = "场所、设备符合要求"


def item() -> None:
    """An item that the county examines first, then the fire service and the bureau of the city."""
    people.unit(LOWER, level=Level.COUNTY)
    people.unit("fire")
    steps = [process.step(LOWER), process.step("fire", LOWER)]
    version = publish(data=process.plan(*steps), by="manager", now=intake.NOW)
    plan = {"plan_code": version.code, "plan_digest": version.digest}
    intake.item(**plan, lower_review=LOWER)


def below(number: str) -> str:
    """A case that somebody above decides, where the item itself knows of nobody above."""
    if PROVINCE not in queries.units_by_key():
        people.unit(PROVINCE, level=Level.PROVINCE)
    Case.objects.filter(number=number).update(refers_to=PROVINCE)
    return number


def examined(day: date) -> str:
    """A case of an item of `make.item` that both departments have finished below."""
    for key in DEPARTMENTS:
        if key not in queries.units_by_key():
            people.unit(key)
    number = verbs.submit(draft=intake.complete(), **at(day)).number
    below(number)
    verbs.accept(case=number, **at(day))
    for key in DEPARTMENTS:
        verbs.review(case=number, step=key, outcome=Outcome.APPROVE, **at(day))
    return number


def refer(number: str, day: date = DAY, *, favourable: bool = True) -> Referral:
    """The county sends a case up."""
    return verbs.refer_up(case=number, opinion=OPINION, favourable=favourable, **at(day))
