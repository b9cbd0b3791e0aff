"""Questions that only another handler could put."""

from pathlib import Path

from bot.deps import Act
from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from handlers import items, questions
from tests.support.world import world


async def test_a_link_that_no_category_wants_is_asked_for_as_the_category(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].begins()
        draft_id = DraftId(await here.draft())

        def ask(act: Act) -> None:
            person, draft = act.people.get(PersonId("wang-min")), act.drafts.get(draft_id)
            assert person is not None
            assert draft is not None
            questions.ask_field(act, person, draft, items.newest(act, draft), "link")

        await here.does(ask)
        assert here["wang-min"].last.card.title.key == "ask-category"
