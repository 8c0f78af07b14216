"""The files that pages need beside themselves: style, script, pictures, with hashed names."""

from __future__ import annotations

from django.core.management import call_command


def collect() -> None:
    """Put them into YIMEN_HOME/static; called before serving, and costs little when all is there.

    Names carry the hash of what is in them, so that browsers keep them for ever.
    """
    call_command("collectstatic", interactive=False, verbosity=0)
