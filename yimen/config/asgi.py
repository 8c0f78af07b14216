"""What the event server runs: `granian --interface asginl yimen.config.asgi:application`."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.config.settings")
django.setup()

from yimen.doors.stream.application import Stream  # noqa: E402 - it needs the settings

application = Stream()
