"""`yimen translate`: the English of every page, collected from the code and compiled.

Each package keeps its own `locale/en/LC_MESSAGES/django.po`, and beside it the compiled `.mo`,
committed: an installation needs no gettext programs. Chinese is the source and needs no file.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
import polib  # type: ignore[import-untyped]  # it ships no types
from django.utils.translation.template import templatize

import yimen
from yimen.kernel.errors import Trouble

PACKAGE = Path(yimen.__file__).resolve().parent
INSIDE = Path("locale", "en", "LC_MESSAGES", "django.po")
CALLS = re.compile(r"^(_|n?p?gettext)(_lazy)?$")
TEXT = r"u?(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')"
IN_TEMPLATE = re.compile(rf"\b(_|n?p?gettext)\(\s*({TEXT}(?:\s*,\s*{TEXT})*)")
HEADER = {
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A text to translate, its form for many, and what tells it from the same text elsewhere."""

    text: str
    many: str = ""
    context: str = ""


@click.command()
@click.argument("packages", nargs=-1)
@click.option("--check", is_flag=True, help="Change nothing; fail when a text has no English.")
def translate(*, packages: tuple[str, ...], check: bool) -> None:
    """Collect the texts of all pages, or of those PACKAGES, into .po files and compile these.

    New texts stand there with an empty English; fill it in and run the command again. Texts that
    are gone are taken out.

    Example: yimen translate doors/portal
    """
    stale = 0
    missing: list[str] = []
    for package, messages in sorted(collected(PACKAGE).items()):
        if packages and package not in packages:
            continue
        path = PACKAGE / package / INSIDE
        catalogue = merged(path, messages)
        missing += [f"{package}: {text}" for text in untranslated(catalogue)]
        stale += is_stale(path, catalogue)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            catalogue.save(str(path))
            catalogue.save_as_mofile(str(path.with_suffix(".mo")))
    click.echo("\n".join(missing), err=True, nl=bool(missing))
    if check and (stale or missing):
        raise Trouble(f"{stale} stale files, {len(missing)} texts without English")
    click.echo(f"{stale} files {'stale' if check else 'written'}, {len(missing)} to translate")


def collected(root: Path) -> dict[str, dict[Message, list[str]]]:
    """Every text by package, such as `doors/portal`, with the files that it stands in."""
    found: dict[str, dict[Message, list[str]]] = {}
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.suffix not in {".py", ".html"} or "tests" in inside.parts or len(inside.parts) < 3:
            continue
        read = in_template if path.suffix == ".html" else in_code
        for message in read(path.read_text("utf-8")):
            places = found.setdefault("/".join(inside.parts[:2]), {}).setdefault(message, [])
            if inside.as_posix() not in places:
                places.append(inside.as_posix())
    return found


def in_code(source: str) -> Iterator[Message]:
    """The texts of a Python file: arguments of gettext and its kin."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if match := CALLS.match(name):
            texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
            yield _message(match[1], [text for text in texts if isinstance(text, str)])


def in_template(source: str) -> Iterator[Message]:
    """The texts of a template, as Django itself finds them."""
    for name, texts in IN_TEMPLATE.findall(templatize(source)):
        yield _message(name, [ast.literal_eval(text) for text in re.findall(TEXT, texts)])


def _message(name: str, texts: list[str]) -> Message:
    context = texts.pop(0) if "p" in name.removesuffix("gettext") else ""
    many = texts[1] if name.startswith("n") else ""
    return Message(texts[0], many, context)


def merged(path: Path, messages: Mapping[Message, list[str]]) -> polib.POFile:
    """The catalogue of these texts, with the English that the file at `path` has for them."""
    known = {}
    if path.is_file():
        known = {(one.msgid, one.msgctxt or ""): one for one in polib.pofile(str(path))}
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = dict(HEADER)
    for message, places in sorted(messages.items()):
        before = known.get((message.text, message.context))
        entry = polib.POEntry(
            msgid=message.text,
            msgid_plural=message.many,
            msgctxt=message.context or None,
            occurrences=[(place, "") for place in places],
        )
        if message.many:
            entry.msgstr_plural = before.msgstr_plural if before else {0: "", 1: ""}
        else:
            entry.msgstr = before.msgstr if before else ""
        catalogue.append(entry)
    return catalogue


def untranslated(catalogue: polib.POFile) -> list[str]:
    """Texts without their whole English."""
    return [
        entry.msgid
        for entry in catalogue
        if not (all(entry.msgstr_plural.values()) if entry.msgid_plural else entry.msgstr)
    ]


def is_stale(path: Path, catalogue: polib.POFile) -> bool:
    """Whether what is written differs from the catalogue, or the compiled file from both."""
    compiled = path.with_suffix(".mo")
    if not path.is_file() or not compiled.is_file():
        return True
    return (
        path.read_text("utf-8") != str(catalogue) or compiled.read_bytes() != catalogue.to_binary()
    )
