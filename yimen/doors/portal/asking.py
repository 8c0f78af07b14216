"""What a visitor asked in an address, made fit to be looked up."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict


def asked(request: HttpRequest, name: str, *, longest: int = 200) -> str:
    """A parameter of the address without blanks around it and without what no text holds."""
    return plain(request.GET.get(name, ""))[:longest]


def plain(typed: str) -> str:
    """Text as a database can look it up: NUL, which some tools slip in, is taken out."""
    return typed.replace("\0", "").strip()


def onward(request: HttpRequest, after: str) -> str:
    """The address of the next page of a list that is read by key."""
    chosen = request.GET.copy()
    chosen["after"] = after
    return f"?{chosen.urlencode()}"


def beginning(request: HttpRequest) -> str:
    """The address of the first page, "" where this is the first."""
    if not request.GET.get("after"):
        return ""
    chosen = request.GET.copy()
    del chosen["after"]
    return f"{request.path}?{chosen.urlencode()}".removesuffix("?")


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, be it nothing at all; None where it is only looked at."""
    return request.POST if request.method == "POST" else None
