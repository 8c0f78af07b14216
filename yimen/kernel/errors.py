"""The two ways in which an act can fail that are not bugs; there is no third.

    Refused   a rule said no: expected, shown to a person, with a stable code and facts
    Trouble   the outside (disk, network, another system) failed: try later, or give up if permanent

Every other exception is our own fault and is nobody's to catch. A refusal class stands beside the
rule that raises it; its sentence stands in `yimen.base.sentences`, one for every code.
"""

from __future__ import annotations


class Refused(Exception):
    """A rule said no. Expected, shown to a person, never a bug.

    `code` is stable and public; `facts` are plain values that fill the sentence of that code.
    """

    code = "refused"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code, facts)
        self.facts = facts


class Trouble(Exception):
    """The outside failed. `permanent` tells a job whether to try again."""

    code = "trouble"

    def __init__(self, what: str, *, permanent: bool = False) -> None:
        super().__init__(what)
        self.what = what
        self.permanent = permanent
