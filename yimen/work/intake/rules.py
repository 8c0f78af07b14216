"""What an application must hold, over plain values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jsonschema_rs

from yimen.ground.people.rules import NotAllowed, Viewer
from yimen.ground.people.states import Role
from yimen.kernel.codes.formats import JUDGED
from yimen.kernel.errors import Refused
from yimen.work.intake.states import Delivery, Way

SHOWN = 200  # characters of a form fault; a message may quote all that was typed


TAKES = frozenset({Role.CLERK})  # who takes an application for somebody else


class UnknownDraft(Refused):
    code = "intake.unknown-draft"


class UnknownMaterial(Refused):
    code = "intake.unknown-material"


class MaterialEmpty(Refused):
    code = "intake.material-empty"


class DraftChanged(Refused):
    """Something was done to the draft since it was looked at; `mark` is where it stands now."""

    code = "intake.changed"


class DraftElsewhere(Refused):
    """Another page saved other answers to the same questions since this one was opened."""

    code = "intake.elsewhere"


class MandateWithoutAgent(Refused):
    code = "intake.mandate-without-agent"


class AddressMissing(Refused):
    """A courier without an address to go to."""

    code = "intake.address-missing"


class RequestNotWhole(Refused):
    """What is asked of a licence without the licence, or a licence of which nothing is asked."""

    code = "intake.request-not-whole"


class OneApplicant(Refused):
    code = "intake.one-applicant"


class Incomplete(Refused):
    code = "intake.incomplete"


@dataclass(frozen=True, slots=True)
class Asked:
    """A material that this applicant must hand in."""

    key: str
    name: str
    copies: int
    gap_tolerant: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A material as handed in: on paper so many originals and copies, otherwise a file's hash."""

    key: str
    way: Way
    sha256: str = ""
    originals: int = 0
    copies: int = 0

    def enough(self, asked: Asked) -> bool:
        """Whether the paper is there as often as asked; a file is there or not."""
        return self.way is not Way.PAPER or self.originals + self.copies >= asked.copies


@dataclass(frozen=True, slots=True)
class FormFault:
    """A fault in what was typed: the place in the form and what is wrong there."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Precheck:
    """预审结果: everything that is missing or wrong, told at once (行政许可法 Art. 32(4))."""

    missing: tuple[Asked, ...]
    form_faults: tuple[FormFault, ...]
    unanswered: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether the application can be received."""
        return not (self.missing or self.form_faults or self.unanswered)

    def without(self, excused: Collection[str]) -> Precheck:
        """The same, but for materials that need not be there now."""
        missing = tuple(each for each in self.missing if each.key not in excused)
        return Precheck(missing, self.form_faults, self.unanswered)

    def told(self) -> str:
        """All of it in one line."""
        faults = (f"{each.place} {each.message}".strip() for each in self.form_faults)
        return "；".join([*self.unanswered, *(each.name for each in self.missing), *faults])


def check_delivery(delivery: Delivery, to: str) -> None:
    """`AddressMissing` for a courier who is told no address."""
    if delivery is Delivery.COURIER and not to.strip():
        raise AddressMissing


def check_request(licence: str, request: str) -> None:
    """`RequestNotWhole` unless a licence and what is asked of it are named together, or neither."""
    if bool(licence) != bool(request):
        raise RequestNotWhole


def precheck(
    *,
    asked: Iterable[Asked],
    held: Collection[Held],
    schema: str,
    answers: Mapping[str, object],
    unanswered: Iterable[str],
) -> Precheck:
    """Compare what is asked with what is there; nothing is left for a second look."""
    there = {each.key: each for each in held}
    missing = tuple(
        each for each in asked if each.key not in there or not there[each.key].enough(each)
    )
    return Precheck(missing, tuple(form_faults(schema, answers)), tuple(unanswered))


def form_faults(schema: str, answers: Mapping[str, object]) -> Iterator[FormFault]:
    """What the item's form (JSON Schema, "" = none) says against the answers."""
    if schema:
        for fault in _validator(schema).iter_errors(dict(answers)):
            place = "/".join(str(part) for part in fault.instance_path)
            yield FormFault(place, fault.message[:SHOWN])


@lru_cache(maxsize=500)
def _validator(schema: str) -> Any:
    read = json.loads(schema)
    return jsonschema_rs.validator_for(read, formats=dict(JUDGED), validate_formats=True)


def check_material(material: Held) -> None:
    """`MaterialEmpty` for paper without a sheet, or a file without its SHA-256."""
    if material.way is Way.PAPER:
        sound = material.originals >= 0 and material.copies >= 0
        there = sound and material.originals + material.copies > 0
    else:
        there = material.way is not Way.UPLOAD or len(material.sha256) == 64
    if not there:
        raise MaterialEmpty(material=material.key)


def check_answers(schema: str, answers: Mapping[str, object]) -> None:
    """`Incomplete` with every fault of the answers under the item's form."""
    found = Precheck((), tuple(form_faults(schema, answers)), ())
    if not found.complete:
        raise Incomplete(missing=found.told())


def digest(*typed: Mapping[str, object]) -> str:
    """SHA-256 of what was typed, by which the ledger binds it without holding its words."""
    text = json.dumps(typed, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def check_applicant(person: str, organisation: str) -> None:
    """`OneApplicant` unless exactly one of the two is named."""
    if bool(person) == bool(organisation):
        raise OneApplicant


def check_mandate(agent: str, mandate: str) -> None:
    """`MandateWithoutAgent` for a mandate that nobody holds."""
    if mandate.strip() and not agent:
        raise MandateWithoutAgent


def check_may_open(viewer: Viewer, party: str) -> None:
    """A person applies for themselves or for whom they act, a window clerk for anybody.

    `party` is a public number. Refused: `people.not-allowed`.
    """
    if viewer.party and viewer.party == party:
        return
    if not viewer.holds(TAKES):
        raise NotAllowed(unit="–", roles=Role.CLERK.value)
