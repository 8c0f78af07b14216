"""Whose word is taken for where a visitor comes from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import Settings

from yimen.config.wsgi import behind_proxies

PROXIES = ["127.0.0.1", "10.1.0.0/24"]


@pytest.mark.parametrize(
    ("caller", "told", "address"),
    [
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "6.6.6.6, 203.0.113.9", "203.0.113.9"),  # the visitor may have said the first
        ("127.0.0.1", "203.0.113.9, 10.1.0.7", "203.0.113.9"),  # two proxies of ours
        ("127.0.0.1", "", "127.0.0.1"),
        ("198.51.100.4", "203.0.113.9", "198.51.100.4"),  # no proxy of ours
    ],
)
def test_only_our_proxies_are_believed(
    settings: Settings, caller: str, told: str, address: str
) -> None:
    settings.PROXIES = PROXIES

    assert seen(behind_proxies, caller, told) == address


def test_without_a_proxy_nobody_is_believed(settings: Settings) -> None:
    settings.PROXIES = []

    assert seen(behind_proxies, "127.0.0.1", "203.0.113.9") == "127.0.0.1"


def seen(wrapped: Callable[[object], Callable[..., str]], caller: str, told: str) -> str:
    """The address that the application sees."""

    def application(environ: dict[str, str], _: object) -> str:
        return environ["REMOTE_ADDR"]

    return wrapped(application)({"REMOTE_ADDR": caller, "HTTP_X_FORWARDED_FOR": told}, None)
