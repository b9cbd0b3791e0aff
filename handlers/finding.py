"""Finding items: what somebody looks for, page by page; only what he may see is there for him."""

from typing import Final

from bot.cards.card import Kind
from bot.deps import Act
from bot.domain.dialogs import Purpose
from bot.domain.effects import Send
from bot.domain.people import Person, PersonId
from bot.errors import Refused
from bot.search import Hit
from bot.text import Text
from handlers import gathering, questions

PAGE: Final = 10  # items listed at once


class NothingToFind(Refused):
    """No words were given, or none that can be looked for."""

    key = "refused-nothing-to-find"


class SearchOver(Refused):
    """The button goes on with a search after which another one was made."""

    key = "refused-search-over"


def find(act: Act, person: Person, words: str) -> None:
    """Look for items by number, title and text; whoever was asked what to look for is asked no more."""
    if not act.tables.search.understands(words):
        raise NothingToFind
    search = act.new_id()
    act.tables.search.keep(search, person.id, words, act.now)
    _show(act, person, search, words, 0)
    asked = act.dialogs.open(person.id)
    if asked is not None and asked.purpose is Purpose.FIND:
        act.dialogs.close(asked, Text("said-words", {"words": words}), act.now)
        gathering.resume(act, asked)


def more(act: Act, person: Person, search: str, before: int) -> None:
    """Go on with the search that somebody made last; out of a menu, where there is none, ask what to look for."""
    if not search:
        questions.ask_find(act, person)
        return
    words = act.tables.search.kept(search, person.id)
    if words is None:
        raise SearchOver
    _show(act, person, search, words, before)


def _show(act: Act, person: Person, search: str, words: str, before: int) -> None:
    text = Text("found-title", {"words": words})
    act.send(Send(f"{act.event}:{Kind.FOUND}:{search}", person.id, Kind.FOUND, search, before, text=text))


def page(act: Act, person: PersonId, words: str, before: int) -> tuple[tuple[Hit, ...], int]:
    """Give a page of what is found now, and where the next one begins; 0 when there is none."""
    hits = act.tables.search.find(person, words, act.now, before=before, most=PAGE + 1)
    return hits[:PAGE], hits[PAGE - 1].place if len(hits) > PAGE else 0
