"""`yimen`: the entry point; a group is loaded only when it is called, so that help is instant."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from yimen.base.sentences import sentence
from yimen.kernel.errors import Refused, Trouble

# name -> module:attribute of the group or command, and its line in the help
COMMANDS: dict[str, tuple[str, str]] = {
    "up": ("yimen.doors.console.up:up", "The site, its event stream and the worker"),
    "calendar": ("yimen.doors.console.calendar:calendar", "Published years of working days"),
    "clock": ("yimen.doors.console.clock:clock", "Legal dates and their explanation"),
    "db": ("yimen.doors.console.db:db", "The database: connection strings and a shell"),
    "down": ("yimen.doors.console.db:down", "Stop the database server"),
    "items": ("yimen.doors.console.items:items", "The catalogue: import a list of items"),
    "ledger": ("yimen.doors.console.ledger:ledger", "Prove that nobody changed what was recorded"),
    "people": ("yimen.doors.console.people:people", "Units, staff and divisions"),
    "plan": ("yimen.doors.console.plan:plan", "Plans: their faults and how long they take"),
    "rules": ("yimen.doors.console.local_rules:rules", "Local rules: terms that a place laid down"),
    "cases": ("yimen.doors.console.cases:cases", "Cases as other platforms are told of them"),
    "licences": ("yimen.doors.console.licences:licences", "Licences: how they stand, suspended"),
    "matters": ("yimen.doors.console.matters:matters", "The powers beside licensing"),
    "seals": ("yimen.doors.console.seals:seals", "Seals of organs and who may use them"),
    "replay": ("yimen.doors.console.replay:replay", "Replay a log of real cases"),
    "staff": ("yimen.doors.console.staff:staff", "The first units, people and roles"),
    "demo": ("yimen.doors.console.demo:demo", "A small city, a working day of it, and its site"),
    "docs": ("yimen.doors.console.reference:docs", "The reference pages, made from the code"),
    "translate": ("yimen.doors.console.translate:translate", "The English of all pages"),
}


class Lazy(click.Group):
    """A group that imports a subcommand when it is asked for and not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="yimen")
def yimen() -> None:
    """Yimen (一门): one door to a city's government services.

    Example: yimen clock due --start 2026-02-13 --limit 20 --unit working_day
    """


def main() -> None:
    """Run one command; what rules or the outside forbid ends it with one line and a status."""
    try:
        yimen(prog_name="yimen")
    except Exception as error:
        told = _told(error)
        if told is None:  # a fault of ours, which its trace helps to find
            raise
        line, status = told
        click.echo(f"yimen: {line}", err=True)
        sys.exit(status)


def _told(error: Exception) -> tuple[str, int] | None:
    """The line and the status that an error ends with: 1 for a refusal, 2 for trouble outside."""
    match error:
        case Refused():
            return f"{sentence(error)} [{error.code}]", 1
        case Trouble():
            return error.what, 2
        case UnicodeEncodeError():  # an argument of other bytes came as what stands for them
            return f"not UTF-8: {ascii(error.object)[:100]}", 2
        case OSError():  # the disk is full, a file may not be opened
            about = f"{error.filename}: " if error.filename else ""
            return f"{about}{error.strerror or error}", 2
        case _ if _of_database(error):
            return f"the database: {str(error).splitlines()[0]}", 2
        case _:
            return None


def _of_database(error: Exception) -> bool:
    """Whether the database went away, or can do no more."""
    raised = sys.modules.get("django.db.utils")  # where it is not loaded nobody asked the database
    return raised is not None and isinstance(error, raised.OperationalError | raised.InterfaceError)


if __name__ == "__main__":
    main()
