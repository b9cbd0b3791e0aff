"""A title that is sent by itself, before its text: a few words that answer nothing, kept for a moment."""

from dataclasses import replace
from typing import Final

from bot.deps import Act
from bot.domain import fields
from bot.domain.dialogs import Purpose, Question
from bot.domain.labels import SENTENCE_ENDS
from bot.domain.people import Person
from bot.text import Text
from handlers import gathering
from handlers.drafts import Sent

_TITLE: Final = "title"
_SHORTEST: Final = 4  # characters of a title
# What people say without meaning anything to be released.
_SAID: Final = frozenset(
    {"good day", "hello", "hey there", "thank you", "thanks", "got it", "okay", "sure", "test"}
    | {"非常感谢", "非常感謝", "收到谢谢", "收到謝謝", "不好意思", "你好你好", "您好您好", "测试一下", "測試一下"}
)


def keep(act: Act, person: Person, words: str) -> bool:
    """Keep words that may be a title for whatever follows shortly; False where they are hardly one."""
    line = words.strip()
    if len(line) < _SHORTEST or "\n" in line or line.endswith((*SENTENCE_ENDS, "?", "？")) or line.casefold() in _SAID:
        return False
    told = Text("news-heading", {"title": line})
    question = Question(act.new_id(), person.id, Purpose.GATHERING, told, about=gathering.SILENT, kept={_TITLE: line})
    act.dialogs.ask(question, act.now)
    gathering.listen(act, question.id, act.now + gathering.TOGETHER)
    act.say(person, told)
    return True


def kept(question: Question | None) -> str:
    """Give the words that somebody sent just before and that may be a title; empty if there are none."""
    return question.kept.get(_TITLE, "") if question is not None and question.purpose is Purpose.GATHERING else ""


def put_over(sent: Sent, title: str) -> Sent:
    """Put a title over what was sent, unless that brings one of its own."""
    if not title or sent.document or fields.split_title(sent.words)[0]:
        return sent
    return replace(sent, words=f"{title}\n\n{sent.words}".strip())
