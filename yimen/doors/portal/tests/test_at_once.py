"""What happens when the same thing is asked several times in one moment."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from yimen.doors.portal.tests.test_accounts import register
from yimen.doors.portal.tests.test_apply import filled
from yimen.work.cases.tests import make
from yimen.work.intake.tests.make import ITEM

CASE = re.compile(r'href="/follow/([^"/?]+)"')


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_many_who_press_submit_at_once_one_makes_the_case(client: Client) -> None:
    make.item()
    register(client)
    draft = str(client.post(f"/apply/{ITEM}", {"who": "self", "fact-cooks": "no"})["Location"])
    filled(client, draft)

    def press(_: int) -> int:
        again = Client()
        again.cookies = client.cookies
        try:
            return int(
                again.post(f"{draft}/check", {"true": "on", "delivery": "window"}).status_code
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as fingers:
        sent = sorted(fingers.map(press, range(4)))

    assert sent[0] == 302
    assert set(sent[1:]) <= {409, 422}
    assert len(set(CASE.findall(client.get("/mine").text))) == 1
