"""`yimen people account` and `yimen people erase`: what a window does for somebody who asks."""

from __future__ import annotations

import click

from yimen.doors.console.ready import ready


@click.command()
@click.argument("person")
@click.password_option(help="Asked for where it is not given.")
def account(*, person: str, password: str) -> None:
    """Open the account of a person who stands at a window with their identity document.

    PERSON is their public number (P-…). They sign in to the portal with the number of their
    document and this password.

    Example: yimen people account P-20260302-XXXX-XXXX-XXXX
    """
    ready()
    from django.db import transaction
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import verbs

    now = timezone.now()
    with transaction.atomic():
        verbs.give_account(person=person, login=person, by="console", now=now)
        verbs.set_password(login=person, password=password, by="console", now=now)
    click.echo(f"{person} signs in to the portal")
    seal_all(now)


@click.command()
@click.argument("party")
@click.option("--ground", required=True, help="Why: the request or article of law.")
@click.confirmation_option(prompt="Name and identity number are then gone for good. Go on?")
def erase(*, party: str, ground: str) -> None:
    """Take name and identity number of a person (P-…) or organisation (E-…) out of the register.

    The public number stays, and with it every case and every proof. What entries of the ledger say
    is erased by `yimen ledger erase`.

    Example: yimen people erase P-20260302-XXXX-XXXX-XXXX --ground "PIPL 47(1)" --yes
    """
    ready()
    from django.utils import timezone

    from yimen.ground.ledger.jobs import seal_all
    from yimen.ground.people import verbs

    now = timezone.now()
    act = verbs.erase_organisation if party.startswith("E-") else verbs.erase_person
    act(number=party, reason=ground, by="console", now=now)
    click.echo(f"{party} is erased")
    seal_all(now)
