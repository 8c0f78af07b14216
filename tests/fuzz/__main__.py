"""Send the API of a demo city what schemathesis thinks up, as one account of each kind.

    .venv/bin/python -m tests.fuzz            all kinds, some minutes each
    .venv/bin/python -m tests.fuzz yt0302     as this account alone

It ends with 1 where an answer is not what the document at `/api/v1/openapi.json` says. What the
site says meanwhile goes to `yimen-fuzz.log` in the folder for temporary files.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

BIN = Path(sys.executable).parent
LOG = Path(tempfile.gettempdir()) / "yimen-fuzz.log"
WHO = ("entrepreneur", "yt0101", "yt0302", "yt0110", "yt0201")  # citizen, clerk, reviewer, …
# What a well-formed request may be told as well: who sends it, how often, and how the city stands
CHECKS = """
[parameters]
{parameters}
[checks]
positive_data_acceptance.expected-statuses = [
    "2xx", "3xx", "400", "401", "403", "404", "409", "412", "422", "429"
]
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


def fuzz(site: str, login: str) -> bool:
    """Whether every answer to this account was in order."""
    told = subprocess.run(
        [BIN / "yimen", "people", "token", "issue", login, "--days", "1", "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    token = json.loads(told.stdout)["token"]
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "schemathesis.toml"
        kept.write_text(CHECKS.format(parameters="\n".join(_known(site, token))))
        asked = ["run", f"{site}/api/v1/openapi.json", "-H", f"Authorization: Bearer {token}"]
        asked += ["--continue-on-failure", "--phases", "examples,coverage,fuzzing"]
        command = [str(BIN / "schemathesis"), "--config-file", str(kept), *asked]
        return subprocess.run(command, cwd=folder, check=False).returncode == 0


def _known(site: str, token: str) -> Iterator[str]:
    """Names of things that there are, so that requests get past 404."""
    for path, part, name in (("cases", "cases", "number"), ("items", "items", "code")):
        asked = Request(
            f"{site}/api/v1/{path}?limit=1", headers={"Authorization": f"Bearer {token}"}
        )
        with urlopen(asked, timeout=30) as answer:
            found = json.load(answer)[part]
        if found:
            yield f'"path.{name}" = "{found[0][name]}"'


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
    with city() as site:
        failed = [login for login in sys.argv[1:] or WHO if not fuzz(site, login)]
    raise SystemExit(f"not in order for {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
