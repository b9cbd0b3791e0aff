"""The crisis on the cards of tests."""

from datetime import datetime
from typing import Any

from bot.domain.crises import Crisis, CrisisId, CrisisState
from bot.domain.crisis_ladder import CrisisLadder
from bot.domain.people import PersonId, UnitId


def sample_crisis(at: datetime, state: CrisisState, **more: Any) -> Crisis:  # noqa: ANN401 - a crisis's own
    """Give a crisis that was reported at this moment; `more` is what else is known of it."""
    known: dict[str, Any] = {"title": "某平台出现患者投诉视频，转发迅速", "reporter": PersonId("wang-min"), **more}
    return Crisis(
        id=CrisisId("one"),
        policy="digest",
        ladder=CrisisLadder(),
        unit=UnitId("service"),
        reported_at=at,
        since=at,
        number="C-2026-03",
        state=state,
        **known,
    )
