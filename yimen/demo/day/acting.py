"""One case in the hands of those who act on it: every method is one act through the verbs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from yimen.demo.city import reading
from yimen.demo.day.clockwork import Stage
from yimen.demo.day.done import REMEDIES, Done, Wrote
from yimen.demo.day.script import Part
from yimen.ground.people.states import Role
from yimen.ground.process.rules import Paper
from yimen.ground.process.states import Outcome, StepState
from yimen.work.cases import queries, verbs
from yimen.work.cases.rules import Gap, Remedies
from yimen.work.cases.rules.delivery import MAILBOX
from yimen.work.cases.states import Ground, Way
from yimen.work.cases.states import Outcome as Decided
from yimen.work.certificates.rules import lasting
from yimen.work.intake import queries as intake
from yimen.work.intake import verbs as drafting
from yimen.work.intake.rules import Held, Incomplete
from yimen.work.intake.states import Channel
from yimen.work.intake.states import Way as MaterialWay

CENTRE = "service-centre"
ONLINE = "online"
RECEIPTS = {
    Way.WINDOW: "送达回证",
    Way.COURIER: "快递签收单",
    Way.SELF_SERVICE: "自助打印记录",
}
MANY = 3  # departments side by side that are worth a line


class Dossier:
    """A case from its first draft on, with the people who act on it."""

    def __init__(
        self, part: Part, stage: Stage, numbers: Mapping[str, str], wrote: Wrote, *, window: int = 0
    ) -> None:
        """A case of the script; `numbers` are those of the cast, `window` where it is served."""
        self.part = part
        self.stage = stage
        self.matter = reading.matters()[part.item]
        self.member = reading.cast()[part.who]
        self.applicant = numbers[part.who]
        self.agent = numbers[part.agent] if part.agent else ""
        self.receiver = _at(window, part.hall)
        self.clerk = _at(window, CENTRE)
        self.number = self.draft = ""
        self._wrote = wrote

    @property
    def by_applicant(self) -> dict[str, Any]:
        """Who brings something in: the applicant or the agent online, the clerk at the window."""
        online = self.part.through == ONLINE
        who = (self.agent or self.applicant) if online else self.receiver
        return {"by": who, "unit": "" if online else self.part.hall, "now": self.stage.now}

    @property
    def by_clerk(self) -> dict[str, Any]:
        """The integrated window (综合窗口) acts for the authority."""
        return {"by": self.clerk, "unit": CENTRE, **self._when}

    @property
    def by_receiver(self) -> dict[str, Any]:
        """Who accepts: the town that examines first where there is one, else the window."""
        lower = self.matter.content.lower_review
        return {**self.by_clerk, "by": _at(0, lower), "unit": lower} if lower else self.by_clerk

    @property
    def by_decider(self) -> dict[str, Any]:
        """The authority decides."""
        unit = self.matter.unit
        return {"by": reading.holder(Role.DECIDER, unit), "unit": unit, **self._when}

    @property
    def _when(self) -> dict[str, Any]:
        return {"now": self.stage.now, "today": self.stage.today}

    def apply(self) -> None:
        """Open a draft, fill in the form, and hand in what the pre-check asks for."""
        online = self.part.through == ONLINE
        draft = drafting.open_draft(
            item=self.matter.code,
            channel=Channel.COMPUTER if online else Channel.WINDOW,
            person=self.applicant if self.member.document else "",
            organisation="" if self.member.document else self.applicant,
            agent=self.agent,
            today=self.stage.today,
            **self.by_applicant,
        )
        self.draft = draft.number
        facts, answers = self.part.facts, self.matter.sample
        drafting.save(draft=self.draft, answers=answers, facts=facts, **self.by_applicant)
        missing = intake.precheck(intake.draft(self.draft), self.stage.today).missing
        for each in missing[:-1] if self.part.short else missing:
            self._hand_in(each.key)

    def submit(self) -> None:
        """Submit; what is missing at the window is told on the spot and brought at once."""
        today = self.stage.today
        told = ""
        try:
            case = verbs.submit(draft=self.draft, today=today, **self.by_applicant)
        except Incomplete as refused:
            for each in intake.precheck(intake.draft(self.draft), today).missing:
                self._hand_in(each.key)
            case = verbs.submit(draft=self.draft, today=today, **self.by_applicant)
            told = f"told on the spot what is missing ({refused.facts['missing']}), and brought it"
        self.number = case.number
        self._done("submit", told)

    def missing(self) -> None:
        """Every department concerned says what it misses, or that it misses nothing."""
        for unit in queries.case_for(self.number, today=self.stage.today).awaited:
            gaps = [Gap(one.material, one.text) for one in self.part.lacking if one.unit == unit]
            by = reading.holder(Role.REVIEWER, unit)
            verbs.say_missing(case=self.number, unit=unit, gaps=gaps, by=by, **self._when)
            self._done("say_missing")

    def ask(self) -> None:
        """The one notice."""
        gaps = [Gap(one.material, one.text) for one in self.part.lacking if not one.unit]
        paper = verbs.ask_correction(case=self.number, gaps=gaps, **self.by_clerk)
        listed = "；".join(one.text for one in self.part.lacking)
        self._done("ask_correction", f"one notice lists all that is missing: {listed} ({paper})")

    def resubmit(self) -> None:
        """All that the notice asked for, at once."""
        keys = dict.fromkeys(one.material for one in self.part.lacking)
        brought = [self._held(key, "corrected") for key in keys]
        today = self.stage.today
        verbs.resubmit(case=self.number, materials=brought, today=today, **self.by_applicant)
        self._done("resubmit", "came back corrected")

    def accept(self) -> None:
        """The window accepts."""
        verbs.accept(case=self.number, **self.by_receiver)
        self._done("accept")

    def refer(self) -> None:
        """Who examined first sends everything up to the authority that decides."""
        lower = self.matter.content.lower_review
        by = reading.holder(Role.DECIDER, lower)
        sent = verbs.refer_up(
            case=self.number,
            opinion="选址符合村庄规划，四邻没有异议，同意上报",
            favourable=True,
            by=by,
            unit=lower,
            **self._when,
        )
        self._done("refer_up", f"examined by the town and sent up ({sent.document})")

    def silence(self) -> None:
        """Nobody answered in time, which the system establishes."""
        case = verbs.deem_accepted(case=self.number, by="yimen", **self._when)
        self._done("deem_accepted", f"accepted by silence, as from {case.accepted_on}")

    def open_steps(self) -> list[str]:
        """The steps that somebody may answer now; who decides waits until it was sent up."""
        stood = queries.case_for(self.number, today=self.stage.today)
        mine = {self.matter.content.lower_review} if stood.case.refers_to else None
        opened = [step for step in stood.steps if step.state is StepState.OPEN]
        return [step.key for step in opened if mine is None or step.unit in mine]

    @property
    def goes_up(self) -> bool:
        """Whether the town has it and nothing is left to examine there."""
        stood = queries.case_for(self.number, today=self.stage.today)
        return bool(stood.case.refers_to) and not self.open_steps()

    def review(self, key: str) -> None:
        """The unit of a step answers it, with the papers that the plan has it write."""
        step = next(each for each in reading.plan(self.part.item)["steps"] if each["key"] == key)
        opposed = key == self.part.opposed
        papers = [Paper(one, self._hash(one, "")) for one in step.get("produces", ())]
        verbs.review(
            case=self.number,
            step=key,
            outcome=Outcome.REFUSE if opposed else Outcome.APPROVE,
            by=reading.holder(Role.REVIEWER, step["unit"]),
            unit=step["unit"],
            opinion=self.part.reason if opposed else "符合条件",
            documents=() if opposed else papers,
            **self._when,
        )
        self._done("review", f"{step['name']} says no: {self.part.reason}" if opposed else "")

    def grant(self) -> None:
        """The authority grants; worth a line where many reviewed, or the promise was broken."""
        stood = queries.case_for(self.number, today=self.stage.today)
        decision = verbs.grant(case=self.number, **self.by_decider)
        units = {step.unit for step in stood.steps if step.state is StepState.DONE}
        late = max(-clock.reading.left for clock in stood.clocks if clock.kind == "promised")
        told = f"granted after {len(units)} departments reviewed side by side"
        if late > 0:
            told = f"granted, {late} working days later than promised"
        self._done(
            "grant", f"{told} ({decision.document})" if late > 0 or len(units) >= MANY else ""
        )

    def refuse(self) -> None:
        """The authority refuses, with reasons, basis and remedies."""
        told = Remedies(reasons=self.part.reason, legal_basis=self.part.basis, **REMEDIES)
        decision = verbs.refuse(case=self.number, told=told, **self.by_decider)
        where = f"{told.review_body}, {told.court}"
        self._done("refuse", f"refused with reasons and remedies at {where} ({decision.document})")

    def reject(self) -> None:
        """Not for this authority, which names the right one."""
        verbs.reject(
            case=self.number,
            ground=Ground(self.part.ground),
            reason=self.part.reason,
            authority=self.part.authority,
            **self.by_clerk,
        )
        self._done("reject", f"not accepted, goes to {self.part.authority}: {self.part.reason}")

    def not_required(self) -> None:
        """No licence is needed, which is told at once."""
        verbs.not_required(case=self.number, reason=self.part.reason, **self.by_clerk)
        self._done("not_required", f"no permit is needed: {self.part.reason}")

    def withdraw(self) -> None:
        """The applicant takes the application back."""
        reason, today = self.part.reason, self.stage.today
        verbs.withdraw(case=self.number, reason=reason, today=today, **self.by_applicant)
        self._done("withdraw", f"withdrawn by the applicant: {reason}")

    def deliver(self) -> None:
        """The decision reaches the applicant, with the licence that it leads to."""
        self._issue()
        usual = Way.ELECTRONIC if self.part.through == ONLINE else Way.WINDOW
        way = Way(self.part.way) if self.part.way else usual
        if way is Way.ELECTRONIC:  # to the account from which it was applied for
            named = f"网上申请 {self.draft}"
            verbs.send(case=self.number, way=way, target=MAILBOX, named=named, **self.by_clerk)
        else:
            proof = f"{RECEIPTS[way]} {self.number}"
            verbs.deliver(case=self.number, way=way, proof=proof, **self.by_clerk)
        self._done("deliver")

    def _issue(self) -> None:
        """The authority issues the licence, where the item leads to one and it was granted."""
        licence = self.matter.licence
        if licence is None:
            return
        stood = queries.case_for(self.number, today=self.stage.today)
        if stood.case.outcome == Decided.REFUSED:
            return
        term = lasting(self.stage.today, licence.years)
        issued = verbs.issue_licence(
            case=self.number,
            valid_from=term.valid_from,
            valid_to=term.valid_to,
            name=licence.name,
            **self.by_decider,
        )
        self._done("issue", f"licence issued: {issued.identifier}")

    def close(self) -> None:
        """The file is ready for the archive."""
        verbs.close(case=self.number, **self.by_clerk)
        self._done("close")

    def _hand_in(self, key: str) -> None:
        drafting.add_material(
            draft=self.draft,
            material=self._held(key, "first"),
            today=self.stage.today,
            **self.by_applicant,
        )

    def _held(self, key: str, version: str) -> Held:
        if self.part.through == ONLINE:
            return Held(key, MaterialWay.UPLOAD, sha256=self._hash(key, version))
        return Held(key, MaterialWay.PAPER, originals=1)

    def _hash(self, key: str, version: str) -> str:
        """What stands for the content of a file: nobody draws plans for a demonstration."""
        return hashlib.sha256(f"{self.draft} {key} {version}".encode()).hexdigest()

    def _done(self, act: str, told: str = "") -> None:
        item, applicant = self.matter.content.name, self.member.name
        now, day = self.stage.now, self.stage.moment.day
        self._wrote(Done(now, day, act, self.number, item, applicant, told))


def _at(window: int, hall: str) -> str:
    """Who sits at a window of a hall."""
    clerks = reading.clerks(hall)
    return clerks[window % len(clerks)]
