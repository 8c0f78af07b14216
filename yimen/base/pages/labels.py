"""What a page of ours asks, read from the page itself: labels, choices, what is not for reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.utils.translation import gettext as _

CONTROLS = frozenset({"input", "select", "textarea"})
GROUPED = frozenset({"radio", "checkbox"})
UNREAD = frozenset({"hidden", "password"})


@dataclass(slots=True)
class Asked:
    """A field in words: its label, "" where nobody is asked, its choices by value, and its own."""

    label: str = ""
    words: dict[str, str] = field(default_factory=dict)
    value: str = ""


def asked_on(page: str) -> dict[str, Asked]:
    """The fields of the forms of a page, by name."""
    reader = _Reader()
    reader.feed(page)
    found: dict[str, Asked] = {}
    for control in reader.controls:
        label = reader.labels.get(control.key, "")
        fresh = Asked(control.legend or label, value=control.value)
        asked = found.setdefault(control.name, fresh)
        if control.grouped:
            asked.words[control.value] = label if control.legend else _("是")
        asked.words |= control.choices
    return found


@dataclass(slots=True)
class _Control:
    name: str
    key: str
    value: str
    grouped: bool = False
    legend: str = ""
    choices: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    """Collects controls and what names them, less what stands in a `span.optional`."""

    def __init__(self) -> None:
        super().__init__()
        self.controls: list[_Control] = []
        self.labels: dict[str, str] = {}
        self.legend = ""
        self.said: list[str] = []
        self.at = ""  # the id that the label being read is for
        self.option = ""
        self.aside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag in CONTROLS or tag == "button":
            self._add(tag, told)
        elif tag == "label":
            self.at, self.said = told.get("for", ""), []
        elif tag in {"legend", "option"}:
            self.option, self.said = told.get("value", ""), []
        elif tag == "span":
            self.aside = "optional" in told.get("class", "").split()

    def _add(self, tag: str, told: dict[str, str]) -> None:
        name, kind = told.get("name", ""), told.get("type")
        if tag == "button" or kind in UNREAD:
            self.controls.append(_Control(name, "", told.get("value", "")))
            return
        grouped = kind in GROUPED
        key, value = told.get("id", ""), told.get("value", "on" if grouped else "")
        self.controls.append(_Control(name, key, value, grouped, self.legend if grouped else ""))

    def handle_endtag(self, tag: str) -> None:
        text = " ".join("".join(self.said).split())
        if tag == "label":
            self.labels[self.at] = text
        elif tag == "legend":
            self.legend = text
        elif tag == "option" and self.controls:
            self.controls[-1].choices[self.option] = text
        elif tag == "fieldset":
            self.legend = ""
        elif tag == "span":
            self.aside = False

    def handle_data(self, data: str) -> None:
        if not self.aside:
            self.said.append(data)
