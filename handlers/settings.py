"""What people choose for themselves: how they are written to, when they are left in peace, what is gathered."""

from dataclasses import replace
from typing import Final

from bot.cards.card import Card, Kind
from bot.cards.settings import Wishes, settings
from bot.deps import Act
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.habits import NONE, Chosen, Gathers, hour, hours, written, written_hours
from bot.domain.people import Person
from bot.text import Text
from handlers import digests, preferring, questions

_NIGHTS: Final = ("21:00-07:30", "22:00-07:00", "20:00-08:00")
_HOURS: Final = ("08:00", "08:30", "09:00", "13:30", "17:00")
_OFF: Final = "off"


def card(act: Act, person: Person) -> Card:
    """Build the card of somebody's settings."""
    found = preferring.platforms(act, person)
    forms = act.people.fills_forms(person.id)
    wishes = Wishes(person.language or "zh-Hans", digests.habits_of(act, person.id), forms)
    return settings(replace(wishes, platform=act.people.preferred(person.id)) if len(found) > 1 else wishes)


def ask_quiet(act: Act, person: Person) -> None:
    """Ask when somebody wants to be left in peace."""
    choices = tuple(Choice(night.replace(":", ""), Text("choice-hours", {"hours": night})) for night in _NIGHTS)
    _ask(act, person, Purpose.QUIET, "ask-quiet", (*choices, Choice(_OFF, Text("choice-no-quiet"))), words=True)


def ask_gathers(act: Act, person: Person) -> None:
    """Ask what is to be gathered for a digest."""
    choices = tuple(Choice(one.value, Text(f"choice-gathers-{one}")) for one in Gathers)
    _ask(act, person, Purpose.GATHERS, "ask-gathers", choices, words=False)


def ask_hour(act: Act, person: Person) -> None:
    """Ask for the hour of the digest."""
    choices = tuple(Choice(at.replace(":", ""), Text("choice-hours", {"hours": at})) for at in _HOURS)
    _ask(act, person, Purpose.DIGEST_HOUR, "ask-digest-hour", choices, words=True)


def _ask(act: Act, person: Person, purpose: Purpose, prompt: str, choices: tuple[Choice, ...], *, words: bool) -> None:
    before = act.dialogs.open(person.id)
    question = Question(act.new_id(), person.id, purpose, Text(prompt), choices=choices, words=words)
    questions.ask(act, replace(question, kept={"question": before.id} if before else {}))


def leave_in_peace(act: Act, person: Person, said: str) -> Text:
    """Choose quiet hours, such as "22:00-07:00", or none."""
    if said == _OFF:
        return _choose(act, person, replace(_chosen(act, person), quiet=NONE), Text("notice-no-quiet"))
    wanted = written_hours(hours(_with_colons(said)))
    chosen = replace(_chosen(act, person), quiet=wanted)
    return _choose(act, person, chosen, Text("notice-quiet", {"hours": wanted}))


def gather(act: Act, person: Person, said: str) -> Text:
    """Choose what is gathered for the digest."""
    chosen, usual = _chosen(act, person), act.organisation.habits
    at = chosen.digest or written(usual.digest_at)
    chosen = replace(chosen, gathers=Gathers(said), digest=at)
    return _choose(act, person, chosen, Text(f"notice-gathers-{said}", {"hour": at}))


def at_hour(act: Act, person: Person, said: str) -> Text:
    """Choose the hour of the digest."""
    wanted = written(hour(_with_colons(said)))
    chosen = replace(_chosen(act, person), digest=wanted)
    return _choose(act, person, chosen, Text("notice-digest-hour", {"hour": wanted}))


def _with_colons(said: str) -> str:
    """Write a choice's code as people write hours: 0830 is 08:30."""
    parts = (
        f"{part[:2]}:{part[2:]}" if len(part) == len("0830") and part.isdecimal() else part for part in said.split("-")
    )
    return "-".join(parts)


def _chosen(act: Act, person: Person) -> Chosen:
    return act.tables.habits.of(person.id)


def _choose(act: Act, person: Person, chosen: Chosen, said: Text) -> Text:
    """Let it hold, and show it: in words that stay in the chat, and on a card that says what holds now."""
    act.tables.habits.choose(person.id, chosen)
    digests.prepare(act)
    act.say(person, said)
    act.tell(person, Kind.SETTINGS)
    return said
