"""The ticker's jobs: one that still runs is not started again, and nobody is told of it."""

import logging

from bot.schedule import scheduler


async def test_a_job_that_runs_long_is_left_alone_without_a_word() -> None:
    async def job() -> None:
        """Do nothing."""

    ticker = scheduler(tick=job, replay=job, audit=job, calls=job, seal=job, sweep=job)
    assert {one.id for one in ticker.get_jobs()} == {"tick", "replay", "audit", "calls", "seal", "sweep"}
    log = logging.getLogger("apscheduler.scheduler")
    assert (log.isEnabledFor(logging.WARNING), log.isEnabledFor(logging.ERROR)) == (False, True)
