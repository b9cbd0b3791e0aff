"""Whoever reads the whole text, or what changed, decides right there; once it is decided nothing live is left."""

from pathlib import Path

from bot.cards.card import Card
from bot.cards.tokens import Verb
from tests.stories.test_fields import answers_the_rest, starts
from tests.support.field_policy import everything_asked
from tests.support.world import CHIEF, HEAD, OFFICE, SECRECY, STORY, TITLE, Player, world

LONG = STORY * 8
DECIDING = {Verb.APPROVE, Verb.REMARK, Verb.RETURN, Verb.REJECT}


def verbs(card: Card) -> set[Verb]:
    return {button.token.verb for button in card.buttons}


def holding(player: Player, words: str) -> Card:
    """Give the newest card with these words in its text."""
    return next(sheet.card for sheet in reversed(player.sheets) if sheet.card.body and words in sheet.card.body.text)


async def test_a_text_is_approved_where_it_ends(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits(text=LONG)
        head = here[HEAD]
        await head.taps(Verb.FULL)
        assert verbs(head.last.card) == {*DECIDING, Verb.OPEN}
        assert "请在" in head.hears()

        answer = await head.presses(head.last.card.buttons[0].token)
        assert not answer.refused
        assert await here.deciding() == {OFFICE, "luo-jing", "sun-yue"}
        read = holding(head, LONG)
        assert read.closed
        assert read.title.key == "review-you-approve"
        assert not verbs(read) & DECIDING


async def test_what_is_decided_by_another_is_decided_under_the_text_as_well(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits(text=LONG)
        await here.approved_by(HEAD)
        await here["luo-jing"].taps(Verb.FULL)
        await here[OFFICE].approves()
        assert holding(here["luo-jing"], LONG).title.key == "review-they-approve"
        assert set(here.offered()) == {SECRECY}


async def test_a_text_that_was_replaced_says_so_and_stays_readable(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang, head = here["wang-min"], here[HEAD]
        await wang.submits(text=LONG)
        await head.taps(Verb.FULL)
        await wang.edits("text", LONG.replace("青溪", "清溪", 1))
        await wang.taps(Verb.SUBMIT)
        old = holding(head, LONG)
        assert old.title.key == "review-replaced"
        assert verbs(old) == {Verb.OPEN, Verb.CHANGES}

        await head.approves()
        assert holding(head, LONG).title.key == "review-replaced"


async def test_what_changed_is_decided_on_right_there(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang, head = here["wang-min"], here[HEAD]
        await wang.submits(text=LONG)
        await head.returns()
        await wang.edits("text", LONG.replace("青溪", "清溪", 1))
        await wang.taps(Verb.SUBMIT)
        await head.taps(Verb.CHANGES)
        assert head.last.card.differences
        assert verbs(head.last.card) == {*DECIDING, Verb.OPEN}

        await head.rejects()
        [compared] = [sheet.card for sheet in head.sheets if sheet.card.differences]
        assert compared.title.key == "review-you-reject"
        assert compared.closed
        assert here.offered() == {}


async def test_whoever_signs_off_reads_so_on_his_card_and_signs_under_the_text(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits(text=LONG)
        await here.approved_by(HEAD, OFFICE, SECRECY)
        chief = here[CHIEF]
        assert chief.hears().startswith(f"待您签发 · {TITLE}")
        await chief.taps(Verb.FULL)
        assert chief.last.card.buttons[0].label.key == "button-sign-off"
        token = chief.last.card.buttons[0].token
        await chief.presses(token)
        assert await here.state() == "signed-off"
        assert "签发。您的点击没有改变任何内容" in here.say((await chief.presses(token)).text)


async def test_what_may_touch_on_secrets_is_taken_back_after_the_decision(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here, title="与北辰合并")
        await answers_the_rest(wang, secrecy="contract")
        await wang.taps(Verb.SUBMIT)
        head = here[HEAD]
        guard = head.last.card.guard
        assert guard is not None
        assert guard.open is not None
        await head.presses(guard.open.token)
        read = head.sheets[-1]
        assert read.card.body is not None
        await head.presses(read.card.buttons[0].token)

        left = read.card
        assert left.body is None
        assert left.closed
        assert "内容已收回" in here.printed(left)
        assert verbs(left) == {Verb.FULL}
        await head.presses(left.buttons[0].token)
        assert head.last.card.body is not None
        assert not verbs(head.last.card) & DECIDING
