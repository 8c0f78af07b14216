"""`python -m yimen.base.leash PARENT COMMAND…`: become COMMAND, and be told to end with PARENT.

Where the kernel can say so (Linux, prctl 1 = PR_SET_PDEATHSIG), a parent that is killed outright
does not leave servers behind that hold its ports. Elsewhere this is COMMAND and nothing more.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Called with the process id of the parent and the command."""
    parent, command = int(sys.argv[1]), sys.argv[2:]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))
        if os.getppid() != parent:  # it died before we could ask
            sys.exit(0)
    os.execv(command[0], command)  # noqa: S606 - a list of words, no shell


if __name__ == "__main__":
    main()
