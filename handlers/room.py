"""How much goes into one item: what has no room is left out, and whoever sent it is told."""

from dataclasses import replace
from typing import Final

from bot.deps import Act
from bot.domain import fields
from bot.domain.dialogs import Question
from bot.domain.drafts import Attachment, DraftId
from bot.domain.effects import Send
from bot.domain.people import Person
from bot.text import Text
from handlers.drafts import Sent

MOST_SHOWN: Final = 10  # lines, or names of files, that are repeated in one message


def fitting(
    act: Act, held: tuple[Attachment, ...], sent: Sent, *, beside: bool = False
) -> tuple[Sent, tuple[Attachment, ...]]:
    """Give what was sent with those files for which there is room, and the others, which are not kept.

    `beside` says that an original stays where a newer one comes in.
    """
    beyond = fields.beyond(held, sent.attachments, beside=beside)
    act.leave_out(*beyond)
    return replace(sent, attachments=tuple(file for file in sent.attachments if file not in beyond)), beyond


def tell_beyond(act: Act, person: Person, draft: DraftId | None, files: tuple[Attachment, ...], key: str) -> None:
    """Name the files that did not go in; once for all that follows on one question."""
    if files:
        told = no_room(tuple(file.name for file in files))
        act.send(Send(key, person.id, "news", draft or "", text=told))


def no_room(names: tuple[str, ...], key: str = "news-no-room") -> Text:
    """Name files that did not go in, the first of them, and say how many others."""
    more = (Text("list-more-files", {"count": len(names) - MOST_SHOWN}),) if len(names) > MOST_SHOWN else ()
    return Text(key, {"most": fields.MOST_FILES, "count": len(names), "files": (*names[:MOST_SHOWN], *more)})


def tell_left_out(act: Act, question: Question) -> None:
    """Say at the end how many files did not go in, where they came one after the other and only the first was named."""
    if question.left_out_again:
        told = no_room(question.left_out, "news-no-room-all")
        act.send(Send(f"no-room-all:{question.id}", question.person, "news", question.draft or "", text=told))


def fit(act: Act, text: str) -> None:
    """Refuse what has become longer than a text may be by being put together."""
    most = act.organisation.longest_text
    if len(text) > most:
        raise fields.TextTooLong(size=len(text), most=most)
