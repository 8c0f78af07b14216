"""`yimen docs`: the reference pages, made from the code so that they cannot lag behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

import yimen
from yimen.base.environment import SETTINGS
from yimen.base.sentences import SENTENCES
from yimen.doors.console.reference_api import api_blocks, api_document
from yimen.doors.console.reference_states import states_blocks
from yimen.kernel.errors import Trouble

MADE = "<!-- Made by `yimen docs`; change the code, not this page. -->"
WIDTH = 90


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; fail when a page is stale.")
def docs(*, check: bool) -> None:
    """Write the reference pages: states, refusals, settings, commands, API.

    Example: yimen docs --check
    """
    folder = Path(yimen.__file__).resolve().parents[1] / "docs" / "reference"
    if not folder.parent.is_dir():
        raise Trouble(f"{folder.parent} is missing: run this in a checkout", permanent=True)
    made = pages()
    stale = outdated(folder, made)
    if check and stale:
        raise Trouble(f"stale: {', '.join(stale)} in {folder}; run `yimen docs`")
    if not check:
        folder.mkdir(exist_ok=True)
        for name in stale:
            (folder / name).write_text(made[name], "utf-8")
    click.echo(f"{len(made)} pages, {len(stale)} written")


def pages() -> dict[str, str]:
    """Every reference page by file name."""
    return {
        "refusals.md": refusals_page(),
        "commands.md": commands_page(),
        "settings.md": settings_page(),
        "states.md": states_page(),
        "api.md": api_page(),
    }


def outdated(folder: Path, made: Mapping[str, str]) -> list[str]:
    """The pages whose file is missing or says something else."""
    return [
        name
        for name, text in made.items()
        if not (folder / name).is_file() or (folder / name).read_text("utf-8") != text
    ]


def refusals_page() -> str:
    """Every refusal with its stable code and its sentence in both languages, by area."""
    lines = ["# Refusals", MADE, "A refusal is a rule that says no. Its code never changes."]
    area = ""
    for code, (chinese, english) in sorted(SENTENCES.items()):
        if code.partition(".")[0] != area:
            area = code.partition(".")[0]
            lines.append(f"## {area}")
        lines.append(f"`{code}`  \n{chinese}  \n{english}")
    return paragraphs(lines)


def settings_page() -> str:
    """Every environment variable that Yimen reads."""
    rows = [f"| `{one.name}` | {one.unset} | {one.meaning} |" for one in SETTINGS]
    table = "\n".join(["| variable | when unset | meaning |", "|---|---|---|", *rows])
    return paragraphs(["# Settings", MADE, "All settings come from the environment.", table])


def states_page() -> str:
    """The states of what lives, and what leads from one to another."""
    said = "Where a thing can stand, and which act leads where. Any other act is refused."
    return paragraphs(["# States", MADE, said, *states_blocks()])


def api_page() -> str:
    """Every operation of the API."""
    said = (
        "The same as the [document for programs](../howto/use-the-api.md) says. What is refused "
        "is answered as a [Problem](#problem) with the code and the sentence of the refusal."
    )
    return paragraphs(["# API", MADE, said, *api_blocks(api_document())])


def commands_page() -> str:
    """The help of every command, group by group."""
    from yimen.doors.console.main import yimen as root

    lines = ["# Commands", MADE]
    for context in contexts(root, None, "yimen"):
        lines.append(f"## {context.command_path}")
        lines.append(f"```text\n{context.get_help()}\n```")
    return paragraphs(lines)


def contexts(
    command: click.Command, parent: click.Context | None, name: str
) -> Iterator[click.Context]:
    """A command and all below it, each in the context in which its help is asked for."""
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, parent, name, **settings)
    yield context
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None:
                yield from contexts(found, context, below)


def paragraphs(lines: list[str]) -> str:
    """Blocks of Markdown with an empty line between them."""
    return "\n\n".join(lines) + "\n"
