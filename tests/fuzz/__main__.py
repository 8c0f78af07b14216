"""Send the API of a demo city what schemathesis thinks up, as one account of each kind.

    .venv/bin/python -m tests.fuzz                          all kinds, some minutes each
    .venv/bin/python -m tests.fuzz yt0302 --examples 200    as this account alone, and longer

Each goes through every phase: examples, coverage, fuzzing, and sequences of calls. It ends with 1
where an answer is not what the document at `/api/v1/openapi.json` says. What the site says
meanwhile goes to `yimen-fuzz.log` in the folder for temporary files.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

BIN = Path(sys.executable).parent
SENT = Path(__file__).with_name("sent.py")
LOG = Path(tempfile.gettempdir()) / "yimen-fuzz.log"
WHO = ("entrepreneur", "yt0101", "yt0302", "yt0110", "yt0201")  # citizen, clerk, reviewer, …
EXAMPLES = 10  # of each operation: half an hour for all on a small machine
# What a well-formed request may be told as well: who sends it, how often, and how the city stands
CHECKS = """
hooks = "{sent}"
[checks]
positive_data_acceptance.expected-statuses = [
    "2xx", "3xx", "400", "401", "403", "404", "409", "412", "422", "429"
]
"""
# Lists whose first entry gives requests a name of something that there is
LISTS = (
    ("items", "items", "code"),
    ("cases", "cases", "number"),
    ("applications", "applications", "number"),
    ("licences", "licences", "identifier"),
    ("matters", "matters", "number"),
)
NAMED = """
[[operations]]
include-path-regex = "/{path}/"
parameters = {{ "path.{name}" = "{found}" }}
"""


@contextmanager
def city() -> Iterator[str]:
    """The site of a played city with a home of its own; gives its address."""
    with tempfile.TemporaryDirectory(prefix="yimen-fuzz-") as home:
        Path(home).chmod(0o711)  # as root its database runs as another uid
        os.environ |= {"YIMEN_HOME": home, "YIMEN_API_PER_MINUTE": str(10**9)}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = str(probe.getsockname()[1])
        with LOG.open("wb") as log:
            asked = [str(BIN / "yimen"), "demo", "--port", port]
            served = subprocess.Popen(asked, stdout=log, stderr=subprocess.STDOUT)
        try:
            _await(f"http://127.0.0.1:{port}/health/ready", served)
            yield f"http://127.0.0.1:{port}"
        finally:
            served.terminate()
            served.wait(timeout=60)
            subprocess.run([BIN / "yimen", "down"], check=True)


def fuzz(site: str, login: str, examples: int) -> bool:
    """Whether every answer to this account was in order."""
    token = _token(site, login)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "schemathesis.toml"
        kept.write_text(CHECKS.format(sent=SENT) + "".join(_known(site, token)))
        asked = ["run", f"{site}/api/v1/openapi.json", "-H", f"Authorization: Bearer {token}"]
        asked += ["--continue-on-failure", "--max-examples", str(examples), "--no-shrink"]
        command = [str(BIN / "schemathesis"), "--config-file", str(kept), *asked]
        return subprocess.run(command, cwd=folder, check=False).returncode == 0


def _token(site: str, login: str) -> str:
    """A token of somebody of the demo, who gets an account at the first click on their name."""
    kept = CookieJar()
    browser = build_opener(HTTPCookieProcessor(kept))
    browser.open(f"{site}/demo", timeout=30).close()
    shown = next(each.value for each in kept if each.name == "yimen_csrf")
    told = urlencode({"csrfmiddlewaretoken": shown}).encode()
    browser.open(f"{site}/demo/be/{login}", told, timeout=30).close()
    issued: list[str | Path] = [
        BIN / "yimen",
        "people",
        "token",
        "issue",
        login,
        "--days",
        "1",
        "--json",
    ]
    made = subprocess.run(issued, check=True, stdout=subprocess.PIPE, text=True)
    return str(json.loads(made.stdout)["token"])


def _known(site: str, token: str) -> Iterator[str]:
    """Names of things that there are, so that requests get past 404."""
    for path, part, name in LISTS:
        asked = Request(
            f"{site}/api/v1/{path}?limit=1", headers={"Authorization": f"Bearer {token}"}
        )
        try:
            with urlopen(asked, timeout=30) as answer:
                found = json.load(answer)[part]
        except HTTPError:  # not with these roles
            continue
        if found:
            yield NAMED.format(path=path, name=name, found=found[0][name])


def _await(address: str, served: subprocess.Popen[bytes]) -> None:
    """Until the site is ready: a day is played first."""
    while served.poll() is None:
        try:
            urlopen(address, timeout=30).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit(f"the demo ended before its site was up: {LOG}")


def main() -> None:
    """Every account in turn; what failed is told at the end."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.formatter_class = argparse.RawDescriptionHelpFormatter
    asked.add_argument("who", nargs="*", default=WHO)
    asked.add_argument("--examples", type=int, default=EXAMPLES, help="of each operation")
    given = asked.parse_args()
    with city() as site:
        failed = [login for login in given.who if not fuzz(site, login, given.examples)]
    raise SystemExit(f"not in order for {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
