"""Answers as a form gives them, all at once and unasked: each is taken by the rules, or refused with a reason."""

from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from bot.deps import Act
from bot.domain import fields, limits
from bot.domain.dialogs import Choice, ChooseOne, ChooseSome
from bot.domain.drafts import DraftId, Version
from bot.domain.people import PersonId
from bot.domain.policies import Field
from bot.errors import Refused
from bot.text import Text
from handlers import asking
from handlers.answering import Given, filled
from handlers.drafts import Sent
from tests.support.field_policy import everything_asked
from tests.support.world import STORY, TITLE, World, world

DETAILED = (
    'asks = ["category"',
    """source_clause = "第十条第1项"
asks = ["source", "category\"""",
)
SOURCE = (
    '[[matter]]\nid = "reform"',
    """[[source]]
id = "media"
names = { zh-Hans = "媒体", zh-Hant = "媒體", en = "Media" }
detail = true

[[matter]]
id = "reform\"""",
)


async def taken(here: World, name: Field, given: Given, chosen: tuple[str, ...] = (), **offered: Any) -> Version:  # noqa: ANN401
    """Give the working copy with one answer in it."""
    draft_id = DraftId(await here.draft())

    def fill(act: Act) -> Version:
        draft, person = act.drafts.get(draft_id), act.people.get(PersonId("wang-min"))
        assert draft is not None
        assert person is not None
        version = act.drafts.version(draft.id, draft.latest)
        question = replace(asking.question_for(act, person, draft, version, name), chosen=chosen, **offered)
        return filled(act, version, act.policy_of(draft), question, given)

    return await here.does(fill)


async def begun(here: World) -> None:
    await here["wang-min"].says(f"{TITLE}\n\n{STORY}")


@pytest.mark.parametrize(
    ("name", "given", "chosen", "why"),
    [
        ("channels", Given(), (), ChooseSome),
        ("matters", Given(), (), ChooseSome),
        ("matters", Given(), ("reform", "none"), fields.NoneOrSome),
        ("matters", Given(), ("merger",), ChooseOne),
        ("secrecy", Given("research"), ("none",), fields.NoneOrSome),
        ("category", Given("gone"), (), ChooseOne),
        ("category", Given(), (), ChooseOne),
        ("urgency", Given("mild"), (), ChooseOne),
        ("urgency", Given(), (), ChooseOne),
        ("planned", Given("tomorrow"), (), ChooseOne),
        ("source", Given("media"), (), fields.SourceWithoutDetail),
        ("confirmation", Given(), (), fields.NothingSaid),
        ("lateness", Given(), (), fields.NothingSaid),
        ("basis", Given(), (), fields.NothingSaid),
    ],
)
async def test_what_is_no_answer_is_refused(
    tmp_path: Path, name: Field, given: Given, chosen: tuple[str, ...], why: type[Refused]
) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path, DETAILED, SOURCE)) as here:
        await begun(here)
        with pytest.raises(why):
            await taken(here, name, given, chosen)


async def test_a_category_that_is_not_offered_is_refused_with_the_clause_and_who_may(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await begun(here)
        anything = (Choice("culture", Text("none")),)
        with pytest.raises(limits.CategoryNotYours) as refused:
            await taken(here, "category", Given("culture"), choices=anything)
        assert "文化" in here.say(Text(refused.value.key, refused.value.values))


async def test_a_channel_that_is_not_offered_is_refused(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await begun(here)
        with pytest.raises(limits.ChannelNotForIt):
            await taken(here, "channels", Given(), ("own",), choices=(Choice("own", Text("none")),))


async def test_several_halves_may_be_answered_at_once(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path, DETAILED, SOURCE)) as here:
        await begun(here)
        known = await taken(here, "source", Given("media", Sent("新华社")))
        assert (known.source, known.source_words) == ("media", "新华社")
        several = await taken(here, "matters", Given("finance"), ("reform", "finance"))
        assert several.particulars.matters == ("reform", "finance")
        assert (await taken(here, "secrecy", Given("none"))).particulars.answered == ("secrecy",)


async def test_somebody_explains_who_is_not_in_the_directory(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await begun(here)
        assert (await taken(here, "explainer", Given("", Sent("外聘专家")))).particulars.explainer == "外聘专家"
        assert (await taken(here, "explainer", Given("li-guohua"))).particulars.explainer == "李国华"
        assert (await taken(here, "explainer", Given("none"))).particulars.answered == ("explainer",)


async def test_no_files_is_an_answer(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await begun(here)
        assert (await taken(here, "files", Given("none"))).particulars.answered == ("files",)


@pytest.mark.parametrize("name", get_args(Field))
async def test_there_is_a_question_for_every_field(tmp_path: Path, name: Field) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await begun(here)
        draft_id = DraftId(await here.draft())

        def about(act: Act) -> str:
            draft, person = act.drafts.get(draft_id), act.people.get(PersonId("wang-min"))
            assert draft is not None
            assert person is not None
            return asking.question_for(act, person, draft, act.drafts.version(draft.id, 1), name).about

        assert await here.does(about) in (name, "category")  # without a category no link is wanted


async def test_an_answer_belongs_to_an_item_that_is_there(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await begun(here)
        draft_id = DraftId(await here.draft())

        def fill(act: Act) -> Version:
            draft, person = act.drafts.get(draft_id), act.people.get(PersonId("wang-min"))
            assert draft is not None
            assert person is not None
            version = act.drafts.version(draft.id, 1)
            question = asking.question_for(act, person, draft, version, "category")
            return filled(act, replace(version, draft=DraftId("gone")), act.policy_of(draft), question, Given("news"))

        with pytest.raises(LookupError):
            await here.does(fill)
