"""Where somebody with accounts on several platforms is written to first; the others are what is fallen back upon."""

from dataclasses import replace
from typing import Final

from bot.deps import Act
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.people import Person
from bot.errors import Refused
from bot.text import Text
from handlers import codes, questions

LAST: Final = "last"  # as a choice: wherever he was last
_SPOKEN: Final = {
    "slack": "slack",
    "telegram": "telegram",
    "tg": "telegram",
    "last": LAST,
    "最近": LAST,
}


class OnePlatformOnly(Refused):
    """Somebody has accounts on one platform only, so there is nothing to choose."""

    key = "refused-one-platform"


class NoAccountThere(Refused):
    """Somebody named a platform on which he has no account."""

    key = "refused-no-account-there"


def platforms(act: Act, person: Person) -> tuple[str, ...]:
    """Name the platforms on which somebody has an account, the one first on which he is written to."""
    return tuple(dict.fromkeys(address.platform for address in act.people.addresses(person.id)))


def ask(act: Act, person: Person) -> None:
    """Ask where to write to somebody first."""
    found = platforms(act, person)
    if len(found) == 1:
        raise _only(act)
    choices = (*(Choice(name, Text(f"platform-{name}")) for name in found), Choice(LAST, Text("choice-platform-last")))
    before = act.dialogs.open(person.id)
    question = Question(act.new_id(), person.id, Purpose.PLATFORM, Text("ask-platform"), choices=choices)
    questions.ask(act, replace(question, kept={"question": before.id} if before else {}))


def _only(act: Act) -> Refused:
    return OnePlatformOnly() if len(act.organisation.messengers) > 1 else codes.OneMessenger()


def named(words: str) -> bool:
    """Tell whether words name a platform, or the one where somebody was last."""
    return words.strip().casefold() in _SPOKEN


def prefer(act: Act, person: Person, words: str) -> Text:
    """Choose where somebody is written to first."""
    wanted = _SPOKEN.get(words.strip().casefold(), words.strip().casefold())
    if wanted == LAST:
        act.people.prefer(person.id, "")
        return Text("notice-platform-last")
    if wanted not in platforms(act, person):
        raise NoAccountThere if len(act.organisation.messengers) > 1 else _only(act)
    act.people.prefer(person.id, wanted)
    return Text("notice-platform", {"platform": Text(f"platform-{wanted}")})
