"""Settings of Django; whatever differs between installations comes from the environment."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from yimen import base
from yimen.base import keys, postgres
from yimen.kernel.errors import Trouble

TESTING = bool(os.environ.get("YIMEN_TEST"))
YIMEN_HOME = postgres.home()
LEDGER_ORIGIN = os.environ.get("YIMEN_LEDGER_ORIGIN", "yimen.example/ledger")  # in its first key
DATABASES = postgres.databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "yimen.base.forms",
    "yimen.base.gate",
    "yimen.base.pages",
    "yimen.base.parts",
    "yimen.base.present",
    "yimen.ground.ledger",
    "yimen.ground.people",
    "yimen.ground.seals",
    "yimen.ground.process",
    "yimen.ground.catalog",
    "yimen.work.certificates",
    "yimen.work.intake",
    "yimen.work.matters",
    "yimen.work.cases",
    "yimen.doors.desk",
    "yimen.doors.portal",
    "yimen.doors.tour",
]

TIME_ZONE = "Asia/Shanghai"  # one zone for the whole country, in which the law counts days
USE_TZ = True
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
USE_I18N = True

# Where people find us: without it only this machine is answered, and in plain HTTP
ORIGINS = [one.strip() for one in os.environ.get("YIMEN_ORIGIN", "").split(",") if one.strip()]
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *(urlsplit(one).hostname or "" for one in ORIGINS),
]
CSRF_TRUSTED_ORIGINS = ORIGINS
# Whose X-Forwarded-For is believed: the proxy in front, which stands on this machine by default
_PROXIES = os.environ.get("YIMEN_PROXIES", "127.0.0.1" if ORIGINS else "")
PROXIES = [one.strip() for one in _PROXIES.split(",") if one.strip()]

# A city of invented people with a time of its own, where anybody is let in as anybody
DEMO = os.environ.get("YIMEN_DEMO") == "1"
if DEMO and ORIGINS:
    raise Trouble("YIMEN_DEMO and YIMEN_ORIGIN are both set: a demo is for this machine alone")

HTTPS = bool(ORIGINS) and all(one.startswith("https://") for one in ORIGINS)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # asked by the machine itself
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SILENCED_SYSTEM_CHECKS = [
    "security.W003",  # Forgery is Django's own check, on all addresses that know cookies
    "security.W005",  # HSTS for the hosts below ours is not ours to promise
    "security.W021",  # nor is a place in the browsers' lists
]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "yimen_session", "yimen_csrf"
CSRF_COOKIE_HTTPONLY = True  # pages carry the token themselves
CSRF_FAILURE_VIEW = "yimen.base.pages.views.expired"

SECRET_KEY = os.environ.get("YIMEN_SECRET_KEY") or keys.secret("django").hex()
DEBUG = False
AUTH_USER_MODEL = "people.Account"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{one}"}
    for one in ("CommonPasswordValidator", "NumericPasswordValidator")
]  # how long it must be is a rule of `people`
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

ROOT_URLCONF = "yimen.config.urls"
WSGI_APPLICATION = "yimen.config.wsgi.application"
APPEND_SLASH = False  # an address has one form
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "yimen.base.pages.middleware.Headers",
    "yimen.base.pages.middleware.Sessions",
    "yimen.base.pages.middleware.Choices",
    "django.middleware.common.CommonMiddleware",
    "yimen.base.pages.middleware.Forgery",
    "yimen.base.pages.middleware.Accounts",
    "yimen.base.pages.middleware.Messages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "yimen.base.pages.middleware.Htmx",
    "yimen.base.pages.middleware.Answers",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(base.__file__).parent],  # parts/<name>/part.html
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "yimen.base.pages.context.frame",
            ],
            "builtins": [  # pages need no {% load %}
                "django.templatetags.i18n",
                "django.templatetags.static",
                "yimen.base.parts.templatetags.parts",
            ],
        },
    }
]

# Files with hashed names, collected into YIMEN_HOME before serving; tests read them where they lie
STATIC_URL = "/static/"
STATIC_ROOT = None if TESTING else YIMEN_HOME / "static"
WHITENOISE_USE_FINDERS = TESTING
MEDIA_ROOT = YIMEN_HOME / "files"  # what people hand in; no address leads there
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"pyhanko": {"level": "CRITICAL"}},  # tells a page of every bad file people bring
}

# Events: a port of this machine that `yimen up` chose; behind a proxy the path /stream
STREAM_PORT = int(os.environ.get("YIMEN_STREAM_PORT", "0"))

API_PER_MINUTE = int(os.environ.get("YIMEN_API_PER_MINUTE", "600"))  # calls by token or address
TSA_URL = os.environ.get("YIMEN_TSA_URL", "")  # time stamps on seals
