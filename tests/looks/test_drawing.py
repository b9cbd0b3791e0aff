"""Messages drawn as clients show them: styles where they stand, keys in their rows, what should not show so marked."""

from tests.looks import slack, telegram
from tests.support.slack.workspace import Message as SlackMessage
from tests.support.telegram.html import entities
from tests.support.telegram.space import Chat, Message, User


def test_styles_of_telegram_stand_where_they_are_beyond_the_first_plane_too() -> None:
    text, styles = entities("🔴 <b>突发 <i>1</i></b>\n<blockquote>a &lt; b</blockquote>\n完", auto=False)
    drawn = telegram.styled(text, styles)
    assert drawn == "🔴 <b>突发 </b><b><i>1</i></b><blockquote>a &lt; b</blockquote>完"


def test_keys_of_telegram_stand_in_their_rows() -> None:
    rows = [[{"text": "是"}, {"text": "否"}], [{"text": "提请结束", "style": "danger"}]]
    who = User(1, "bot")
    drawn = telegram.message(Message(1, Chat(1, "private"), who, 0, "问", markup={"inline_keyboard": rows}))
    assert '<div class="row"><span class="">是</span><span class="">否</span></div>' in drawn
    assert '<div class="row"><span class="danger">提请结束</span></div>' in drawn


def test_what_slack_would_show_as_it_stands_is_marked() -> None:
    words = {"type": "section", "text": {"type": "plain_text", "text": "今天 09:00：:fire: &amp; <b>"}}
    drawn = slack.message(SlackMessage("1.0", "B", "今天 &amp; 明天", [words]), ["图.png"])
    assert "今天 09:00：<mark>:fire:</mark> <mark>&amp;amp;</mark> &lt;b&gt;" in drawn
    assert "今天 &amp; 明天" in drawn
    assert "+ 图.png" in drawn
