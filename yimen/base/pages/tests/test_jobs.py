"""What has ended is not kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from yimen.base.pages import jobs


@pytest.mark.django_db
def test_sessions_that_ended_are_taken_away_and_no_others() -> None:
    for hours in (-1, 1):
        session = SessionStore()
        session.set_expiry(timezone.now() + timedelta(hours=hours))
        session.create()

    jobs.sweep()

    assert [each.session_key for each in Session.objects.all()] == [session.session_key]
