"""What is asked of somebody who enters something into the release plan: title, category, channels, time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.deps import Act
from bot.domain import limits
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.people import Person
from bot.domain.plans import NotYourPlan
from bot.domain.policies import Policy
from bot.text import Text
from handlers import plans, questions, times
from handlers.answering import Given
from handlers.calls import line
from handlers.drafts import NoPolicy

_LONGEST: Final = 60  # characters of a title
_AHEAD: Final = (5, 7, 10)  # working days that are offered


def begin(act: Act, person: Person) -> None:
    """Ask for the title; the rest is asked one thing at a time."""
    if not plans.units_of(act, person.id):
        raise NotYourPlan
    questions.ask(act, replace(_question(act, person, "title", {}), hint=Text("hint-write")))


def _question(act: Act, person: Person, about: str, kept: Mapping[str, str]) -> Question:
    return Question(act.new_id(), person.id, Purpose.PLAN, Text(f"ask-plan-{about}"), about=about, kept=dict(kept))


def _policy(act: Act) -> Policy:
    policy = act.policies.active()
    if policy is None:
        raise NoPolicy
    return policy


def _title(act: Act, person: Person, _: Question, given: Given) -> None:
    title = line(given.words, _LONGEST)
    found = limits.categories(_policy(act), act.people.unit(person.unit))
    choices = tuple(Choice(one.id, Text("named", {"name": one.names})) for one in found)
    asked = _question(act, person, "category", {"title": title})
    questions.ask(act, replace(asked, choices=choices, words=False))


def _category(act: Act, person: Person, question: Question, given: Given) -> None:
    policy, kept = _policy(act), {**question.kept, "category": given.code}
    found = limits.channels(policy, given.code, act.people.unit(person.unit))
    if len(found) < 2:  # noqa: PLR2004 - there is nothing to choose
        _ask_time(act, person, {**kept, "channels": " ".join(one.id for one in found)})
        return
    choices = tuple(Choice(one.id, Text("named", {"name": one.called})) for one in found)
    asked = _question(act, person, "channels", kept)
    questions.ask(act, replace(asked, choices=choices, words=False, many=True, hint=Text("hint-several")))


def _channels(act: Act, person: Person, question: Question, _: Given) -> None:
    _ask_time(act, person, {**question.kept, "channels": " ".join(question.chosen)})


def _ask_time(act: Act, person: Person, kept: Mapping[str, str]) -> None:
    asked = _question(act, person, "at", kept)
    choices = times.offered(act, _AHEAD, times.MORNING)
    questions.ask(act, replace(asked, choices=choices, hint=times.hint(act)))


def _at(act: Act, person: Person, question: Question, given: Given) -> Text:
    entry = plans.entry_of(act, person, question.kept, times.given_moment(act, given))
    return plans.enter(act, person, entry)


_STEPS: Final[Mapping[str, Callable[[Act, Person, Question, Given], Text | None]]] = {
    "title": _title,
    "category": _category,
    "channels": _channels,
    "at": _at,
}
PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    Purpose.PLAN: lambda act, person, asked, given: _STEPS[asked.about](act, person, asked, given)
}
