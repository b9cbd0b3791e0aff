"""APScheduler: a ticker with a few interval jobs, nothing else; what is due stands in rows of our own."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Job = Callable[[], Awaitable[object]]

TICK: Final = 1.0  # seconds between looks at what is due
REPLAY: Final = 30.0  # between looks for messages that were taken in and not handled
AUDIT: Final = 15.0  # between looks at the crises, whatever became of their due items
CALLS: Final = 15.0  # between looks for accounts whose turn it is to be asked whether they take anything
SEAL: Final = 600.0  # between seals of the record
SWEEP: Final = 3600.0  # between sweeps of files that nothing refers to


def scheduler(*, tick: Job, replay: Job, audit: Job, calls: Job, seal: Job, sweep: Job) -> AsyncIOScheduler:
    """Make the ticker; the caller starts it and shuts it down. A job that runs long is not started twice."""
    ticker = AsyncIOScheduler(job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None})
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)  # that a job still runs is nothing to be told of
    often = ((tick, TICK, "tick"), (replay, REPLAY, "replay"), (audit, AUDIT, "audit"))
    jobs = (*often, (calls, CALLS, "calls"), (seal, SEAL, "seal"), (sweep, SWEEP, "sweep"))
    for job, seconds, name in jobs:
        ticker.add_job(_until_stopped(job), "interval", seconds=seconds, id=name)
    return ticker


def _until_stopped(job: Job) -> Job:
    """Let a job that is under way when the ticker stops end without a word."""

    async def run() -> None:
        with suppress(asyncio.CancelledError):
            await job()

    return run
