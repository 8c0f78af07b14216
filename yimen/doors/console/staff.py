"""`yimen staff`: the first units and people of an installation, before anybody can sign in."""

from __future__ import annotations

import click

from yimen.doors.console.ready import ready
from yimen.ground.people.states import Level, Role, UnitKind

LEVELS = {level.name.lower(): level for level in Level}


@click.group()
def staff() -> None:
    """Units, members of staff and their roles.

    Example: yimen staff appoint GA0001 王某 --unit ga-centre --login ga0001
    """


@staff.command()
@click.argument("key")
@click.argument("name")
@click.option("--kind", type=click.Choice([kind.value for kind in UnitKind]), required=True)
@click.option("--level", type=click.Choice(list(LEVELS)), required=True)
@click.option("--division", required=True, help="Code of the administrative division, 6 digits.")
@click.option("--parent", default="", help="Key of the unit above; none for the first.")
def unit(*, key: str, name: str, kind: str, level: str, division: str, parent: str) -> None:
    """Found a unit: KEY is short and stays, NAME is the official one.

    Example: yimen staff unit ga-centre 某市政务服务中心 --kind service_centre --level city
    --division 511600
    """
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import verbs

    now = timezone.now()
    made = verbs.found_unit(
        key=key,
        name=name,
        kind=UnitKind(kind),
        level=LEVELS[level],
        division_code=division,
        parent=parent,
        by="console",
        now=now,
    )
    click.echo(f"{made.key}: {made.name}")
    seal_all(now)


@staff.command()
@click.argument("number")
@click.argument("name")
@click.option("--unit", "key", required=True, help="Key of the unit where they work.")
@click.option("--login", required=True, help="What they sign in as.")
def appoint(*, number: str, name: str, key: str, login: str) -> None:
    """Appoint somebody under a work number; `yimen people password` lets them in.

    Example: yimen staff appoint GA0001 王某 --unit ga-centre --login ga0001
    """
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import verbs

    now = timezone.now()
    verbs.appoint(number=number, name=name, unit=key, login=login, by="console", now=now)
    click.echo(f"{number} {name} serves at {key} and signs in as {login}")
    seal_all(now)


@staff.command()
@click.argument("number")
@click.argument("role", type=click.Choice([role.value for role in Role]))
@click.argument("key")
@click.option("--revoke", is_flag=True, help="Take the role away instead.")
def role(*, number: str, role: str, key: str, revoke: bool) -> None:
    """Give a member of staff a ROLE over the unit KEY and all below it.

    Deciding, running the system and supervising are never held by one person together.

    Example: yimen staff role GA0001 operator ga-centre
    """
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import verbs

    now = timezone.now()
    change = verbs.revoke_role if revoke else verbs.grant_role
    change(staff=number, role=Role(role), unit=key, by="console", now=now)
    click.echo(f"{number} is {'no longer' if revoke else 'now'} {role} of {key}")
    seal_all(now)


@staff.command()
@click.argument("number")
@click.confirmation_option(prompt="All roles end and the account is closed. Go on?")
def dismiss(*, number: str) -> None:
    """Let somebody go: from this moment nobody signs in or calls the API under that work number.

    What they did stays under their name; what they have in hand a colleague is given at the desk.

    Example: yimen staff dismiss GA0001 --yes
    """
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import verbs

    now = timezone.now()
    gone = verbs.dismiss(number=number, by="console", now=now)
    click.echo(f"{number} {gone.name} serves no longer")
    seal_all(now)
