"""What an installation may set: the one table of the environment variables that Yimen reads.

docs/reference/settings.md is made from it, and a test proves that nothing else is read.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: what holds when it is unset, and what it means."""

    name: str
    unset: str
    meaning: str


SETTINGS = (
    Setting(
        "DATABASE_URL",
        "a server of our own, made and started when needed",
        "Connection string of a PostgreSQL server, version 15 or later, that you run yourself.",
    ),
    Setting(
        "DATABASE_URL_APP",
        "`DATABASE_URL`",
        "The login of pages and commands, which can add to the ledger and not change it.",
    ),
    Setting(
        "DATABASE_URL_OWNER",
        "`DATABASE_URL`",
        "The login that makes and changes tables.",
    ),
    Setting(
        "DATABASE_URL_SEALER",
        "`DATABASE_URL`",
        "The login that gives ledger entries their place.",
    ),
    Setting(
        "YIMEN_API_PER_MINUTE",
        "600",
        "Calls a minute that the API takes of one token, or of one address without a token.",
    ),
    Setting(
        "YIMEN_DB_PORT",
        "no port: our own server listens on a socket in YIMEN_HOME only",
        "Port on 127.0.0.1 where our own server listens too. A port that is taken is an error.",
    ),
    Setting(
        "YIMEN_DEMO",
        "a site like any other",
        "Set by `yimen demo` alone: the time of the demo city, a banner, and sign-in by one click "
        "at /demo. Together with YIMEN_ORIGIN it is an error.",
    ),
    Setting(
        "YIMEN_HOME",
        "`var` in the checkout; as root a folder of this checkout in `/var/lib/yimen`",
        "Where Yimen keeps its state: database, passwords, keys.",
    ),
    Setting(
        "YIMEN_LANGUAGE",
        "`zh-hans`",
        "Language of refusals: `zh-hans` or `en`.",
    ),
    Setting(
        "YIMEN_LEDGER_ORIGIN",
        "`yimen.example/ledger`",
        "Name of the log in its checkpoints; read once, when the log key is made.",
    ),
    Setting(
        "YIMEN_NOTHING_MAY_SKIP",
        "tests that lack real input or a browser are skipped and say so",
        "Set where a skipped test counts as a failed one.",
    ),
    Setting(
        "YIMEN_ORIGIN",
        "only this machine is answered, in plain HTTP",
        "Where people find the site, such as `https://zwfw.example.cn`; several with commas, of "
        "which the first stands on documents. With "
        "https, cookies are secure and a proxy in front must set `X-Forwarded-Proto` itself.",
    ),
    Setting(
        "YIMEN_PROXIES",
        "127.0.0.1 with YIMEN_ORIGIN, else nobody",
        "Addresses or networks of the proxies in front, with commas: their `X-Forwarded-For` says "
        "where a visitor comes from.",
    ),
    Setting(
        "YIMEN_SECRET_KEY",
        "made once and kept in YIMEN_HOME/keys",
        "Django's key for what it signs: sessions and forms.",
    ),
    Setting(
        "YIMEN_STREAM_PORT",
        "pages have no event stream; with YIMEN_ORIGIN they look for it at /stream",
        "Set by `yimen up` for the pages of this machine: the port of the event stream.",
    ),
    Setting(
        "YIMEN_TEST",
        "not a test",
        "Set by the pytest plugin alone: one connection, as owner. Never set it yourself.",
    ),
    Setting(
        "YIMEN_TRIAL_DATA",
        "tests on real input are skipped and say so",
        "Folder of real lists and logs that tests read.",
    ),
    Setting(
        "YIMEN_TSA_URL",
        "seals carry no time stamp (PAdES B-B)",
        "Address of a time stamp service (RFC 3161) for the seals on documents (PAdES B-T).",
    ),
)
