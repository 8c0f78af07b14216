"""Every address of the pages, with its rule and with things that stand there to put into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.timezone import localdate

from tests.doors.prepared import Prepared
from yimen.demo.city import reading
from yimen.ground.catalog import queries as catalog
from yimen.ground.ledger import queries as ledger
from yimen.ground.seals.models import SealLetter
from yimen.kernel.ref import Ref
from yimen.work.cases import queries as cases

PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
# Where a place of a route is filled: by the route's beginning and the place's name, first fit wins
PLACES = (
    ("desk/", "document", "document"),
    ("follow/", "document", "document"),
    ("desk/", "sha256", "file"),
    ("desk/proposals/", "number", "proposal"),
    ("desk/correct/", "number", "case"),
    ("desk/document/", "number", "case"),
    ("drafts/", "step", "page"),
    ("mandates/", "organisation", "organisation"),
    ("mandates/", "number", "mandate"),
    ("events/", "key", "event"),
    ("halls/", "key", "hall"),
    ("departments/", "key", "department"),
    ("kinds/", "code", "kind"),
    ("desk/plans/", "code", "plan"),
    ("desk/draft/", "number", "window_draft"),
    ("desk/", "slug", "slug"),
    ("drafts/", "number", "draft"),
    ("follow/", "entry", "entry"),
    ("desk/matters/new/", "item", "item"),
    ("desk/matters/", "number", "matter"),
    ("desk/matters/", "act", "slug"),
    ("desk/matters/", "paper", "paper"),
    ("mine/matters/", "number", "matter"),
    ("mine/matters/", "act", "slug"),
    ("mine/matters/", "paper", "paper"),
    ("desk/seals/", "number", "seal"),
    ("desk/seals/", "letter", "letter"),
    ("desk/licences/", "identifier", "licence"),
    ("desk/licences/", "act", "taking_away"),
    ("desk/case/", "number", "case"),
    ("desk/receipt/", "number", "case"),
    ("follow/", "number", "case"),
    ("items/", "number", "item"),
    ("slips/", "number", "item"),
    ("blanks/", "number", "item"),
    ("samples/", "number", "item"),
    ("apply/", "number", "item"),
    ("desk/receive/", "item", "item"),
)


# None of the cast has these, nor every case
ABSENT = {"proposal", "document", "organisation", "mandate"}


@dataclass(frozen=True, slots=True)
class Route:
    """An address as Django knows it, and who may ask for it at all."""

    pattern: str
    rule: str

    @property
    def kinds(self) -> list[str]:
        """What has to be put into its places."""
        return [self._kind(name) for name in PLACE.findall(self.pattern)]

    def _kind(self, name: str) -> str:
        for beginning, place, kind in PLACES:
            if self.pattern.startswith(beginning) and place == name:
                return kind
        raise AssertionError(f"say in PLACES what stands for <{name}> of {self.pattern}")

    def filled(self, values: Mapping[str, str]) -> str:
        """The address with a thing in each place."""
        kinds = iter(self.kinds)
        return "/" + PLACE.sub(lambda _: values[next(kinds)], self.pattern)


@dataclass(frozen=True, slots=True)
class Tried:
    """A route with its address filled in, and a visitor whom it answers."""

    route: Route
    address: str
    client: Client


def routes() -> list[Route]:
    """Every route of the pages; the API, whose operations state their rules, is not among them."""
    return list(_routes(get_resolver().url_patterns, ""))


def _routes(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[Route]:
    for one in patterns:
        address = before + str(one.pattern)
        if isinstance(one, URLResolver):
            if not address.startswith("api/"):
                yield from _routes(one.url_patterns, address)
        elif one.callback is not None:
            yield Route(address, str(getattr(one.callback, "rule", "")))


def things(prepared: Prepared, case: str) -> dict[str, str]:
    """What stands in the prepared city for every kind of place; `case` names one of its cases."""
    matter = reading.matters()["property-registration"]
    number = prepared.cases[case]
    letter = SealLetter.objects.filter(seal__organ__key="market").earliest("pk")
    papers = [str(each.pk) for each in cases.case_for(number, today=localdate()).documents]
    return {
        "document": papers[0] if papers else str(UUID(int=7)),
        "proposal": str(UUID(int=7)),
        "mandate": "M-20260101-AAAA",
        "page": "1",
        "organisation": prepared.cast["restaurant"],
        "event": catalog.events()[0].key,
        "hall": catalog.halls()[0].key,
        "department": str(catalog.item(matter.code).department_id),
        "kind": matter.content.power.value,
        "seal": letter.seal.number,
        "letter": str(letter.pk),
        "taking_away": "suspend",
        "plan": matter.content.plan_code,
        "slug": "withdraw",
        "item": matter.code,
        "case": number,
        "entry": str(ledger.history(Ref("case", number))[0].id),
        "draft": prepared.drafts["online"],
        "window_draft": prepared.drafts["window"],
        **prepared.beside,
    }
