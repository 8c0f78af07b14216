"""Somebody in front of the browser: what they open, press and read, and what axe says to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # no types
from django.conf import settings
from django.utils import translation
from playwright.sync_api import Browser, Locator, Page, expect

from tests.doors.prepared import Prepared, visitor
from tests.journeys.conftest import PATIENCE_MS
from yimen.base.files.tests.test_files import PDF
from yimen.base.sentences.words import CASE_DOCUMENTS, DOCUMENTS_BESIDE
from yimen.demo.city.reading import in_english

LETTERS = dict(
    (*CASE_DOCUMENTS.values(), *DOCUMENTS_BESIDE.values())
)  # what they are called in English
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAPER: Any = {"name": "材料.pdf", "mimeType": "application/pdf", "buffer": PDF}
HAN = re.compile("[\u4e00-\u9fff]")
NUMBERS = re.compile(r"^[^/]*//[^/]*|[?#].*|[CDM]-\d{8}(-\w{4}){3}|1\.2\.156\.[\w.]+")
# Of which kinds of elements a page consists: one that was judged with the same is not judged again
SHAPE = """[...new Set([...document.querySelectorAll("body *")].map((one) =>
    [one.tagName, ...["class", "role", "type", "open"].map((each) => one.getAttribute(each))].join()
))].sort().join(" ")"""
JUDGED: set[tuple[object, ...]] = set()
FAR = 400  # steps of the tabulator on the longest page
FOCUSED = "(one) => one === document.activeElement"
SEEN = """(one) => {
    const box = [one, one.parentElement, one.labels?.[0]].filter(Boolean);
    return box.some((each) => {
        const look = getComputedStyle(each);
        return look.outlineStyle !== "none" || look.boxShadow !== "none";
    });
}"""
OURS = "button, th[scope=col], header a:not([href$='/me'])"  # of the frame, never of the data


@dataclass(frozen=True, slots=True)
class Site:
    """Where it answers, in which browser, and what stands there."""

    url: str
    browser: Browser
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class Hand:
    """A mouse and a keyboard, or a finger."""

    page: Page
    touches: bool = False

    def press(self, there: Locator) -> None:
        """A button or a link."""
        if self.touches:
            there.tap()
        else:
            there.click()

    def fill(self, field: Locator, text: str) -> None:
        """A field of text."""
        field.fill(text)

    def tick(self, box: Locator) -> None:
        """A box or one of several answers."""
        box.check()

    def attach(self, field: Locator) -> None:
        """A file from the disk."""
        field.set_input_files(PAPER)


class Keys(Hand):
    """The keyboard alone; where it stands is always to be seen."""

    def press(self, there: Locator) -> None:
        self._reach(there)
        self.page.keyboard.press("Enter")

    def fill(self, field: Locator, text: str) -> None:
        self._reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def tick(self, box: Locator) -> None:
        name = box.get_attribute("name")
        self._reach(self.page.locator(f"input[name='{name}']"))
        for _ in range(10):
            if box.evaluate(FOCUSED):
                break
            self.page.keyboard.press("ArrowDown")
        if not box.is_checked():
            self.page.keyboard.press("Space")

    def attach(self, field: Locator) -> None:
        self._reach(field)
        with self.page.expect_file_chooser() as asked:
            self.page.keyboard.press("Space")
        asked.value.set_files(PAPER)

    def _reach(self, there: Locator) -> None:
        """Tab on until one of these has the focus."""
        for _ in range(FAR):
            focused = there.evaluate_all("(all) => all.indexOf(document.activeElement)")
            if focused >= 0:
                assert there.nth(focused).evaluate(SEEN), f"no focus to be seen on {there}"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {there}")


@dataclass(frozen=True, slots=True)
class Visit:
    """A tab of one visitor; what they press and fill in is named in Chinese and found in theirs."""

    page: Page
    width: int
    hand: Hand
    language: str

    @classmethod
    def begin(
        cls,
        site: Site,
        login: str = "",
        *,
        width: int = 1280,
        touch: bool = False,
        english: bool = False,
        elder: bool = False,
        keys: bool = False,
    ) -> Visit:
        """A tab of its own, signed in where a login is given."""
        context = site.browser.new_context(
            base_url=site.url,
            viewport={"width": width, "height": 800},
            has_touch=touch,
            is_mobile=touch,
            reduced_motion="reduce",
            locale="en-GB" if english else "zh-CN",
        )
        context.set_default_timeout(PATIENCE_MS)
        kept = {"yimen_language": "en" if english else "", "yimen_elder": "1" if elder else ""}
        if login:
            session = settings.SESSION_COOKIE_NAME
            kept[session] = visitor(login).cookies[session].value
        for name, value in kept.items():
            if value:
                context.add_cookies([{"name": name, "value": value, "url": site.url}])
        page = context.new_page()
        # always listened for: turned on with each wait, it came after the press at times
        page.on("filechooser", lambda _: None)
        hand = Keys(page) if keys else Hand(page, touch)
        return cls(page, width, hand, "en" if english else "zh-hans")

    @property
    def _look(self) -> tuple[object, ...]:
        kept = {each["name"]: each["value"] for each in self.page.context.cookies()}
        return self.width, self.language, kept.get("yimen_elder")

    def word(self, chinese: str) -> str:
        """A word of the pages as this visitor reads it."""
        told = LETTERS | dict(in_english(chinese))  # and what is of the city, not of the pages
        if self.language == "en" and chinese in told:
            return told[chinese]
        with translation.override(self.language):
            return translation.gettext(chinese)

    def open(self, address: str) -> None:
        """An address typed in; the page is judged as it comes."""
        self.page.goto(address)
        self.judge()

    def press(self, name: str) -> None:
        """The first button or link of that name; what comes of it is judged."""
        said, role = self.word(name), self.page.get_by_role
        with_key = re.compile(rf"^{re.escape(said)}(\s*\S)?$")  # a letter that does the same
        wanted = role("button", name=with_key).or_(role("link", name=with_key))
        self.go(wanted.first)

    def go(self, there: Locator) -> None:
        """Where a button or link leads to is judged."""
        with self.page.expect_navigation():
            self.hand.press(there)
        self.judge()

    def fill(self, label: str, text: str) -> None:
        """A field by its label."""
        self.hand.fill(self.page.get_by_label(self.word(label)).first, text)

    def choose(self, question: str, answer: str) -> None:
        """One answer of a question with several."""
        group = self.page.get_by_role("group", name=self.word(question))
        self.hand.tick(group.get_by_role("radio", name=self.word(answer), exact=True))

    def agree(self) -> None:
        """Tick every box there is."""
        for box in self.page.get_by_role("checkbox").all():
            self.hand.tick(box)

    def upload_all(self) -> None:
        """A file for every material; each goes by itself as it is chosen."""
        fields = self.page.locator("input[type=file]")
        for place in range(fields.count()):
            self.hand.attach(fields.nth(place))
            there = self.page.get_by_text(self.word("已上传"), exact=True)
            there.filter(visible=True).nth(place).wait_for()
        self.judge()

    @property
    def title(self) -> str:
        """What the page is about."""
        return self.page.get_by_role("heading", level=1).inner_text()

    def says(self, text: str) -> Locator:
        """The first place in the page with this text."""
        return self.page.get_by_text(self.word(text)).filter(visible=True).first

    def sees(self, text: str) -> None:
        """Wait until a text stands in the page."""
        expect(self.says(text)).to_be_visible()

    def judge(self) -> None:
        """Nothing for axe to find, nothing to scroll sideways to, no Chinese frame in English."""
        state = (NUMBERS.sub("", self.page.url), self.page.evaluate(SHAPE), *self._look)
        faults = [] if state in JUDGED else self._axe()
        JUDGED.add(state)
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > self.width:
            faults.append(f"{wide} points wide")
        if self.language == "en":
            words = self.page.locator(OURS).all_inner_texts()
            faults += [f"Chinese: {one}" for one in words if HAN.search(one) and "中文" not in one]
        if faults:
            raise AssertionError("\n".join([f"{self.page.url} at {self.width}", *faults]))

    def _axe(self) -> list[str]:
        return [
            f"{found['id']}: {node['html'][:160]}"
            for found in Axe().run(self.page, options=AXE).response["violations"]
            for node in found["nodes"]
        ]

    def printing(self) -> Iterator[Page]:
        """The page as the printer gets it."""
        self.page.emulate_media(media="print")
        yield self.page
        self.page.emulate_media(media="screen")
