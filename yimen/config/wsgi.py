"""What the web server runs: `granian --interface wsgi yimen.config.wsgi:application`."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers


def behind_proxies(inner: Any) -> Any:
    """An application that learns the visitor's address from the proxies of ours, and of no other.

    Tries to sign in are counted by address; without this all visitors would have the proxy's.
    """
    if not settings.PROXIES:
        return inner
    return wrap_wsgi_with_proxy_headers(inner, trusted_hosts=settings.PROXIES)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.config.settings")
application = behind_proxies(get_wsgi_application())
