"""Items written as a policy asks for them: every question is answered, as a story says or as for an ordinary item."""

from typing import Final

from bot.cards.card import Card
from bot.cards.tokens import Verb
from tests.support.world import STORY, TITLE, VIDEO, Player, buttons

Said = str | tuple[str, ...] | bytes
PLAIN: Final = "公司医务志愿队走进青溪街道。"  # no figures in it
# What is said of an ordinary item; where nothing stands here, the first ready answer is given.
ORDINARY: Final[dict[str, Said]] = {
    "title": TITLE,
    "link": VIDEO,
    "source": "own",
    "source-detail": "市卫生健康局",
    "matters": "none",
    "secrecy": "none",
    "quoted": "none",
    "concerned": "none",
    "origin": "original",
    "urgency": "routine",
    "audience": "public",
    "planned": "asap",
    "confirmation": "6月2日邮件确认",
    "basis": "卫生健康局统计公报",
    "lateness": "今天才接到通知",
}
_MOST: Final = 30  # questions that an item can have


async def writes(author: Player, title: str = TITLE, text: str = PLAIN, **said: Said) -> Card:
    """Send an item and answer everything that is asked of it; gives the card that it then has."""
    await author.says(f"{title}\n\n{text}")
    return await answers_all(author, **said)


async def answers_all(author: Player, **said: Said) -> Card:
    """Answer question after question: several answers in a tuple, a file as bytes, all else in a code or in words."""
    for _ in range(_MOST):
        field = asked(author)
        if field is None:
            return author.last.card
        await _answers(author, said.get(field, ORDINARY.get(field)) or ready(author)[0])
    raise AssertionError(author.hears())


async def submits(author: Player, title: str = TITLE, text: str = PLAIN, **said: Said) -> str:
    """Write an item and submit it; gives its number."""
    await writes(author, title, text, **said)
    answer = await author.taps(Verb.SUBMIT)
    assert answer.text is not None
    assert not answer.refused, author.world.say(answer.text)
    return str(answer.text.values["number"])


async def asks(author: Player, field: str, title: str = TITLE, text: str = STORY, **said: Said) -> None:
    """Send an item and answer what is asked, up to the question on this field."""
    await author.says(f"{title}\n\n{text}")
    for _ in range(_MOST):
        if asked(author) == field:
            return
        now = asked(author)
        assert now is not None, author.hears()
        await _answers(author, said.get(now, ORDINARY.get(now)) or ready(author)[0])


def asked(author: Player) -> str | None:
    """Name the field that the newest card asks for, if it is a question."""
    title = author.last.card.title
    prompt = title.values["prompt"] if title.key == "question-led" else title
    key = str(getattr(prompt, "key", ""))
    return key.removeprefix("ask-") if key.startswith("ask-") else None


def ready(author: Player) -> list[str]:
    """Give the codes of the answers that the newest question offers."""
    return [button.token.choice for button in buttons(author.last.card) if button.token.verb is Verb.ANSWER]


def offers(author: Player) -> list[str]:
    """Give the answers that the newest question offers, as they read."""
    found = [button for button in buttons(author.last.card) if button.token.verb is Verb.ANSWER]
    return [author.world.say(button.label) for button in found]


def chain(reader: Player, card: Card | None = None) -> list[str]:
    """Give the lines of the route on a card, the newest if none is named, as they read."""
    return [reader.world.say(stop.text) for stop in (card or reader.last.card).route]


async def _answers(author: Player, said: Said) -> None:
    if isinstance(said, bytes):
        await author.sends(files=[("凭证.jpg", said)])
        return
    for one in (said,) if isinstance(said, str) else said:
        await (author.answers(one) if one in ready(author) else author.says(one))
    if any(button.token.verb is Verb.DONE for button in buttons(author.last.card)):
        await author.taps(Verb.DONE)
