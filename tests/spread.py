"""How tests are spread over workers: files that share much go to one, what is long comes first."""

from __future__ import annotations

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/doors/", "tests/codebase/")  # a city; the syntax trees of all files
LONG = (
    *TOGETHER,
    "tests/journeys/city/",  # long enough for a city on each worker
    "yimen/doors/console/tests/test_up.py",
    "yimen/demo/",
    "yimen/doors/desk/tests/test_acts.py",
    "yimen/doors/console/",
)


def scope(nodeid: str) -> str:
    """What one worker does whole, so that what its tests share is made once."""
    path = nodeid.partition("::")[0]
    return next((folder for folder in TOGETHER if path.startswith(folder)), path)


class ByFile(LoadScopeScheduling):
    """In the place of xdist's groups, which pytest 9.2 takes no notice of (pytest-xdist #1386)."""

    def _split_scope(self, nodeid: str) -> str:
        return scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile | None:
    """Take the place of `--dist loadgroup`, and keep the order in which tests come."""
    if config.getoption("dist") != "loadgroup":
        return None
    config.option.loadscopereorder = False
    return ByFile(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins, or one worker would be left with it at the end."""
    items.sort(key=lambda item: rank(item.nodeid))


def rank(nodeid: str) -> int:
    """The place of a test among the long ones, or after them."""
    found = (at for at, path in enumerate(LONG) if nodeid.startswith(path))
    return next(found, len(LONG))
