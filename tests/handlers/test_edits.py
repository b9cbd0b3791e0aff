"""Edits at moments that nobody can time with his finger."""

from pathlib import Path

import pytest

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.deps import Act
from bot.domain.edits import EditOver
from bot.domain.people import PersonId
from bot.domain.steps import Opinion, SeatId, Verdict
from handlers import copies, decisions, drafts, views
from handlers.made import Wanted
from tests.support import p0
from tests.support.p0 import COLLEAGUE, EDITOR
from tests.support.world import world


async def test_an_edit_is_not_saved_over_an_answer_that_has_not_moved_the_item_yet(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await here[EDITOR].taps(Verb.EDIT)
        await here[EDITOR].answers("title")
        await here[EDITOR].says("健康宣传日")
        seat, draft = SeatId(here[COLLEAGUE].button(Verb.REJECT).token.subject), await here.draft()

        def at_once(act: Act) -> None:
            colleague, editor = (act.people.get(PersonId(who)) for who in (COLLEAGUE, EDITOR))
            assert colleague
            assert editor
            opinion = Opinion(Verdict.REJECT, reason="不实")
            decisions.decide(act, colleague, decisions.Decide(seat, 1, opinion))
            drafts.submit(act, editor, draft)

        with pytest.raises(EditOver):
            await here.does(at_once)
        assert await here.rows("SELECT editor, version FROM drafts") == [(EDITOR, 1)]


async def test_what_is_not_there_has_no_card_and_nobody_to_take_it_from(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)

        def looks(act: Act) -> list[object]:
            draft = act.drafts.newest()
            assert draft
            found = act.drafts.get(draft)
            assert found
            assert copies.let_go(act, found) == found
            kinds = (Kind.EDIT, Kind.GIVEN_BACK)
            return [views.make(act, Wanted(kind, "nothing", 0, PersonId(EDITOR))) for kind in kinds]

        assert await here.does(looks) == [None, None]
