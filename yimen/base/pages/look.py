"""What a visitor chose for all pages: language and type size, each kept in a cookie."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

LANGUAGE, ELDER = "yimen_language", "yimen_elder"
YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Look:
    """The language of the page, and whether it is set in large type (长辈版)."""

    language: str
    elder: bool


def look_of(request: HttpRequest) -> Look:
    """What the cookies of this request say; Chinese in normal type when they say nothing.

    The browser's own list of languages is not asked: a page shown to a family at home, a clerk
    and an inspector is the same page until someone chooses.
    """
    language = request.COOKIES.get(LANGUAGE, "")
    known = language in dict(settings.LANGUAGES)
    return Look(language if known else settings.LANGUAGE_CODE, request.COOKIES.get(ELDER) == "1")


def keep(response: HttpResponse, name: str, value: str) -> None:
    """Keep one choice in the visitor's browser for a year."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", httponly=True, secure=secure)
