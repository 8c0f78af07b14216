"""What a page consists of, as far as tests ask: its forms, and where it gets things from."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

BUTTONS = {"submit", "button", "image", "reset"}


@dataclass(slots=True)
class Form:
    """A form with its fields as a browser would send them, and the buttons that send it."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, str] = field(default_factory=dict)


class Page(HTMLParser):
    """The forms of a page, and the addresses from which it is put together."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.sources: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").lower()))
        source = given.get("href" if tag == "link" else "src", "")
        if source and given.get("rel") != "canonical":
            self.sources.append(source)
        name = given.get("name")
        if not name or not self.forms:
            return
        kind = given.get("type", "submit" if tag == "button" else "text")
        if tag in {"input", "textarea", "select", "button"}:
            to = self.forms[-1].buttons if kind in BUTTONS else self.forms[-1].fields
            to.setdefault(name, given.get("value", ""))
