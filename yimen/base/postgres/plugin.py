"""Tests run on a real server: this pytest plugin starts it before Django reads its settings."""

from __future__ import annotations

import os

from yimen.base.postgres import server
from yimen.base.postgres.roles import TEST

os.environ[TEST] = "1"
if not os.environ.get("DATABASE_URL"):
    server.up()
