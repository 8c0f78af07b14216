"""Every command shows how it is used, by an example that it would understand."""

from __future__ import annotations

import re
import shlex

import click

from yimen.doors.console.main import yimen as console
from yimen.doors.console.reference import contexts

EXAMPLE = re.compile(r"(?:Example:|^) *(yimen .*)$", re.MULTILINE)
INSIDE = re.compile(r"\$\((yimen [^)]*)\)")


def help_faults(root: click.Command) -> list[str]:
    """Commands of a tree whose help shows no example, or one that they would not understand."""
    found = []
    for context in contexts(root, None, "yimen"):
        told = context.command.help or ""
        shown = EXAMPLE.findall(told) + INSIDE.findall(told)
        if "Example" not in told or not shown:
            found.append(f"{context.command_path}: no example")
        found += [f"{context.command_path}: {one}" for one in shown if not understood(root, one)]
    return found


def understood(root: click.Command, line: str) -> bool:
    """Whether a line names a command of the tree and only options that this one has."""
    words = shlex.split(re.split(r" [|<>] ", line.replace("\\", ""))[0])[1:]
    command, context = root, click.Context(root, info_name="yimen")
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        below = command.get_command(context, words[0])
        if below is None:
            return False
        command, words = below, words[1:]
        context = click.Context(command, context)
    try:
        command.make_parser(context).parse_args(words)
    except click.UsageError:
        return False
    return True


@click.group()
def bad() -> None:
    """A group.

    Example: yimen wrong-option --gently
    """


@bad.command()
def bare() -> None:
    """Nothing to copy."""


@bad.command()
@click.option("--hard", is_flag=True)
def wrong_option(*, hard: bool) -> None:
    """An option of another command.

    Example: yimen wrong-option --hard --soft
    """


@bad.command()
def elsewhere() -> None:
    """A command that is gone.

    Example: psql "$(yimen gone)"
    """


def test_a_missing_or_wrong_example_is_seen() -> None:
    assert help_faults(bad) == [
        "yimen: yimen wrong-option --gently",
        "yimen bare: no example",
        "yimen elsewhere: yimen gone",
        "yimen wrong-option: yimen wrong-option --hard --soft",
    ]


def test_every_command_shows_an_example_it_understands() -> None:
    assert help_faults(console) == []
