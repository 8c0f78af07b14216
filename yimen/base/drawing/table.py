"""A plan as a table: for readers of screens, for print, and for whoever prefers words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yimen.base.drawing.cards import Card, States, deck
from yimen.base.drawing.words import word
from yimen.base.sentences import language
from yimen.kernel.plan import Kind, Plan


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, the heads of the columns, and a row for every step; plain text, not escaped."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def as_table(
    plan: Plan,
    *,
    states: States | None = None,
    units: Mapping[str, str] | None = None,
    lang: str | None = None,
) -> Table:
    """What the drawing of the plan says, step by step in plan order. Raises NotOrdered.

    With `states` there is a column for them; a step that is not in them waits. `units` names
    units by their keys in the plan.
    """
    lang = lang or language()
    said = deck(plan, states, units or {}, lang)
    names = {card.key: f"{card.number} {card.name}" for card in said.cards}
    columns = ["number", "step", "unit", "after", "limit", "marks", "critical"]
    columns += ["state"] if states is not None else []
    stop = word("stop", lang)
    return Table(
        caption=stop.join([said.name, *said.times]),
        head=tuple(word(column, lang) for column in columns),
        rows=tuple(
            (
                str(card.number),
                card.name,
                card.units,
                word("comma", lang).join(names[key] for key in card.after),
                card.limit,
                stop.join(_remarks(card, lang)),
                word("yes" if card.critical else "no", lang),
                *_state(card, lang),
            )
            for card in said.cards
        ),
    )


def _remarks(card: Card, lang: str) -> list[str]:
    kind = [word(card.kind, lang)] if card.kind is not Kind.SINGLE else []
    when = [word("condition-read", lang, when=card.when)] if card.when else []
    return kind + when


def _state(card: Card, lang: str) -> list[str]:
    if card.state is None:
        return []
    return [word("stop", lang).join(filter(None, [word(card.state, lang), card.whom]))]
