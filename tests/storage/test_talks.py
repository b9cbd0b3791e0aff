"""What was said in a talk is kept in its order, for its journey only."""

from bot.domain.disagreements import Remark
from bot.domain.steps import StepId
from storage.tables import Tables
from tests.support.records import HEADS, HOUR, NOW, file_item


def test_remarks_are_read_in_their_order_and_belong_to_a_journey(tables: Tables) -> None:
    for name in ("item", "other"):
        file_item(tables, name)
    said = (
        Remark(StepId("item-step"), HEADS[0], NOW + HOUR, "一\n二"),
        Remark(StepId("item-step"), HEADS[1], NOW, "三"),
    )
    for remark in (said[0], Remark(StepId("other-step"), HEADS[0], NOW, "别处"), said[1]):
        tables.talks.add(remark)

    assert tables.talks.of("item-round") == said
    assert tables.talks.of("nowhere") == ()
