"""Who follows the ledger goes on, whatever happens."""

from __future__ import annotations

import asyncio

import pytest

from yimen.doors.stream.following import Follower


def test_a_fault_does_not_end_the_following(caplog: pytest.LogCaptureFixture) -> None:
    """Here it is a test without a database that asks one."""

    async def ended() -> bool:
        following = asyncio.create_task(Follower().run())
        async with asyncio.timeout(60):
            while not (following.done() or "cannot be followed" in caplog.text):
                await asyncio.sleep(0.01)
        await asyncio.sleep(0)
        said = following.done()
        following.cancel()
        return said

    assert asyncio.run(ended()) is False
