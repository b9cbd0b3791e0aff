"""What is still to be done once an item is out: told when it is due, and again each week until somebody says it is."""

from datetime import timedelta
from typing import Final

from bot.deps import Act
from bot.domain.calendars import add_working
from bot.domain.conditions import holds
from bot.domain.dialogs import Purpose, Question
from bot.domain.drafts import Draft, DraftId, Version
from bot.domain.effects import Forget, Remind
from bot.domain.people import Person, PersonId, Role, Who
from bot.domain.policies import FollowUp
from bot.domain.publishing import FollowedUp, FollowUpDue
from bot.errors import DeadButton, NotFound, Offer, Refused
from bot.reactions.rules import FOLLOW_UP
from bot.text import Text
from handlers import items, questions

_AGAIN: Final = timedelta(weeks=1)
_ANSWERING: Final = (Role.HEAD, Role.DEPUTY_HEAD, Role.OFFICER, Role.LIAISON)


class FollowedUpAlready(Refused):
    """Somebody has said that it is done."""

    key = "refused-followed-up-already"


class NotYourFollowUp(Refused):
    """Following up is for the item's author and his unit."""

    key = "refused-not-your-follow-up"


def schedule(act: Act, draft: Draft, version: Version) -> None:
    """Note what is to be done after an item's last release, by its category (INT11, PUB9)."""
    kind = _kind(act, draft)
    for rule in _rules(act, draft, version):
        if holds(rule.when, version, kind):
            at = add_working(act.now, rule.due, act.organisation.week)
            act.remind(Remind(FOLLOW_UP, _subject(draft, rule.id), "1", at))


def _kind(act: Act, draft: Draft) -> str:
    unit = act.people.unit(draft.unit)
    return unit.kind if unit else "department"


def _rules(act: Act, draft: Draft, version: Version) -> tuple[FollowUp, ...]:
    category = act.policy_of(draft).category(version.particulars.category)
    return category.follow_ups if category else ()


def _rule(act: Act, draft: Draft, name: str) -> FollowUp | None:
    rules = _rules(act, draft, act.drafts.version(draft.id, max(draft.version, 1)))
    return next((found for found in rules if found.id == name), None)


def _subject(draft: Draft, rule: str) -> str:
    return f"{draft.id}.{rule}"


def remind(act: Act, due: Remind) -> None:
    """Tell those who are to follow an item up; in a week they are told again, unless it is done by then."""
    draft_id, _, name = due.subject.partition(".")
    draft = act.drafts.get(DraftId(draft_id))
    rule = _rule(act, draft, name) if draft is not None else None
    if draft is None or rule is None:
        return
    version = act.drafts.version(draft.id, draft.version)
    told = _told(act, draft)
    act.record(FollowUpDue(items.item(draft, version.title), rule.id, rule.names, rule.clause, told))
    act.remind(Remind(FOLLOW_UP, due.subject, str(int(due.period) + 1), act.now + _AGAIN))


def _told(act: Act, draft: Draft) -> tuple[PersonId, ...]:
    """Name the author, or where he has left the unit's officers, and the unit's head."""
    roster = act.people.roster(act.now)
    author = roster.people.get(draft.author)
    officers = (one for role in questions.AUTHORS for one in roster.asked(Who(role, "unit"), draft.unit))
    mine = (draft.author,) if author is not None and author.active else tuple(officers)
    return tuple(dict.fromkeys((*mine, *roster.asked(Who(Role.HEAD, "unit"), draft.unit))))


def ask(act: Act, person: Person, draft_id: str, name: str) -> None:
    """Ask what was done."""
    draft, rule = _open(act, person, draft_id, name)
    title = act.drafts.version(draft.id, draft.version).title
    prompt = Text("ask-follow-up", {"title": title, "what": rule.names})
    question = Question(act.new_id(), person.id, Purpose.FOLLOW_UP, prompt, draft.id, about=rule.id)
    questions.ask(act, question)


def done(act: Act, person: Person, draft_id: str, name: str, words: str) -> Text:
    """Record what was done; nobody is reminded any more."""
    draft, rule = _open(act, person, draft_id, name)
    act.dues.drop(Forget(FOLLOW_UP, _subject(draft, rule.id)))
    title = act.drafts.version(draft.id, draft.version).title
    others = tuple(one for one in _told(act, draft) if one != person.id)
    act.record(FollowedUp(items.item(draft, title), person.id, rule.id, rule.names, words, others))
    return Text("notice-followed-up", {"title": title, "what": rule.names})


def _open(act: Act, person: Person, draft_id: str, name: str) -> tuple[Draft, FollowUp]:
    draft = act.drafts.get(DraftId(draft_id))
    if draft is None:
        raise NotFound
    rule = _rule(act, draft, name)
    if rule is None:
        raise DeadButton
    mine = any(held.role in _ANSWERING and held.unit == draft.unit for held in act.people.roles(person.id, act.now))
    if person.id != draft.author and not mine:
        raise NotYourFollowUp(Offer("progress", draft.id), author=act.names(draft.author))
    if act.dues.next_for(FOLLOW_UP, _subject(draft, rule.id)) is None:
        raise FollowedUpAlready(what=rule.names)
    return draft, rule
