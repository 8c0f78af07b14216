"""Settings of Django; whatever differs between installations comes from the environment."""

from __future__ import annotations

import os

from yimen.base import postgres

YIMEN_HOME = postgres.home()
LEDGER_ORIGIN = os.environ.get("YIMEN_LEDGER_ORIGIN", "yimen.example/ledger")  # in its first key
DATABASES = postgres.databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "yimen.base.gate",
    "yimen.ground.ledger",
    "yimen.ground.people",
    "yimen.ground.process",
    "yimen.ground.catalog",
    "yimen.work.intake",
    "yimen.work.cases",
]

TIME_ZONE = "Asia/Shanghai"  # one zone for the whole country, in which the law counts days
USE_TZ = True
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
USE_I18N = True

# A process that is given none makes one: nothing is signed yet that must outlive it
SECRET_KEY = os.environ.get("YIMEN_SECRET_KEY") or os.urandom(32).hex()
DEBUG = False
AUTH_USER_MODEL = "people.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
