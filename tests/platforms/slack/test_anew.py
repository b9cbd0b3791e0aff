"""An app that was taken away and made anew: other conversations, and everything that waits stands in them."""

from pathlib import Path

from bot.cards.tokens import Verb
from tests.support.slack.stand import on_slack
from tests.support.world import HEAD, OFFICE, TITLE


async def test_cards_of_conversations_that_are_gone_come_anew_once_they_have_changed(tmp_path: Path) -> None:
    async with on_slack(tmp_path) as (here, _):
        await here["wang-min"].submits()
        token = str(here[HEAD].button(Verb.APPROVE).token)
    async with on_slack(tmp_path, chats=here.paper, clock=here.clock) as (again, slack):
        for channel in [one for one in slack.server.space.channels.values() if one.kind == "im"]:
            del slack.server.space.channels[channel.id]

        assert not (await again[HEAD].presses(token)).refused
        await again.settles()

        assert TITLE in slack.users["wang-min"].reads()
        assert "您已同意" in slack.users[HEAD].reads()
        assert TITLE in slack.users[OFFICE].reads()
        again.sound = False  # the recorder has cards of the conversations that are gone
