"""What the door itself refuses, before any rule of the work is asked."""

from __future__ import annotations

from yimen.kernel.errors import Refused


class NoToken(Refused):
    """The route takes a token and none was sent."""

    code = "api.no-token"


class ScopeMissing(Refused):
    """The token is for less than the route takes."""

    code = "api.scope"


class NoAddress(Refused):
    """Nothing stands at this address."""

    code = "api.no-address"


class NoMethod(Refused):
    """The address is there and does not take this method."""

    code = "api.no-method"


class BodyUnreadable(Refused):
    """The body is no JSON that can be kept: UTF-8, finite numbers, no NUL and no half character."""

    code = "api.unreadable"


class InputWrong(Refused):
    """Something in the address or the body does not have the form that the API describes."""

    code = "api.input"


class NotJson(Refused):
    """A body was sent as something else than application/json."""

    code = "api.not-json"


class NotOctets(Refused):
    """A piece of a file was sent as something else than application/octet-stream."""

    code = "api.not-octets"


class NoLength(Refused):
    """The body comes in chunks, of which a server behind may read none."""

    code = "api.no-length"


class TooLarge(Refused):
    """The body is larger than the API takes."""

    code = "api.too-large"


class PlaceWrong(Refused):
    """`after` is not what an earlier page gave as its `next`."""

    code = "api.place"


class Failed(Refused):
    """A fault of ours; the log has it under this number."""

    code = "api.failed"


class Unavailable(Refused):
    """Something outside failed; the log tells what."""

    code = "api.unavailable"
