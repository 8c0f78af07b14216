"""The database server: found by DATABASE_URL, or started by us from the binaries of a pip wheel.

One server for each home, shared by every process that works on that home. It goes on running when a
command ends, because the next one then starts in milliseconds; `yimen down` stops it.
"""

from yimen.base.postgres.binaries import binaries
from yimen.base.postgres.home import home
from yimen.base.postgres.roles import alias, databases, exists, grant, url
from yimen.base.postgres.server import Server, down, up

__all__ = [
    "Server",
    "alias",
    "binaries",
    "databases",
    "down",
    "exists",
    "grant",
    "home",
    "up",
    "url",
]
