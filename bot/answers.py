"""What the answer to each kind of question does."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.deps import Act
from bot.domain import fields
from bot.domain.dialogs import Purpose, Question
from bot.domain.drafts import Draft, Version
from bot.domain.people import Person
from bot.text import Text
from handlers import (
    asking,
    away,
    copies,
    crisis_accounts,
    crisis_deeds,
    crisis_merging,
    crisis_tasks,
    doubts,
    drills,
    emergency_plans,
    finding,
    gathering,
    handing_in,
    items,
    officers,
    people,
    precleared,
    preferring,
    questions,
    replies,
    settings,
    situation,
    statement_deeds,
)
from handlers.answering import Given, filled


def _field(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    draft, version = items.working(act, copies.writable(act, person, question.draft or ""))
    if question.about == "link" and given.code == asking.OTHER_CATEGORY:
        questions.ask_field(act, person, draft, version, "category")
        return None
    policy = act.policy_of(draft)
    choice = policy.source(given.code) if question.about == "source" else None
    if choice is not None and choice.detail:
        questions.ask(act, asking.source_detail(act, person, draft, version, choice.id))
        return None
    if question.about == "wordings":
        questions.ask(act, asking.wording(act, person, draft, version, given.code))
        return None
    after = filled(act, version, policy, question, given)
    if question.about == "text" and fields.shrinks(version.text, after.text):
        doubts.ask_replace(act, person, question, given.sent, (version, after))
        return None
    _filled(act, person, draft, after, question)
    return None


def _filled(act: Act, person: Person, draft: Draft, version: Version, question: Question) -> None:
    """Put an answer on file, and go on with what is missing, or show what was changed."""
    draft = items.keep(act, draft, version)
    if draft.version == 0:
        lead = items.late_text(act, draft, version) if question.about in ("planned", "urgency") else None
        questions.go_on(act, person, draft, version, lead=lead)
    else:
        items.show(act, person, draft)


def _replace(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    """Put the shorter text in the place of the longer one, or leave that as it is; pictures go in either way."""
    if question.about == doubts.ADD:
        doubts.settle_document(act, person, question, given.code)
        return None
    draft, version = items.working(act, copies.writable(act, person, question.draft or ""))
    before, sent = doubts.before(act, question), doubts.held(question)
    if given.code == doubts.REPLACE:
        act.take_in(*sent.attachments)
        version = filled(act, version, act.policy_of(draft), before, Given("", sent))
    elif not sent.document:
        act.take_in(*sent.attachments)
        version = fields.with_files(version, sent.attachments)
    _filled(act, person, draft, version, before)
    return None


def _change(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    draft, version = items.working(act, copies.writable(act, person, question.draft or ""))
    if not given.code:
        text = asking.question_for(act, person, draft, version, "text")
        return _field(act, person, replace(question, purpose=Purpose.FIELD, kept=text.kept), given)
    draft = items.keep(act, draft, version)
    questions.ask_field(act, person, draft, version, given.code)  # type: ignore[arg-type]  # a field's name
    return None


def _find(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    finding.find(act, person, given.words)
    gathering.resume(act, question)
    return None


def _language(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    said = people.speak(act, person, given.code or given.words)
    gathering.resume(act, question)
    return said


def _platform(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    said = preferring.prefer(act, person, given.code or given.words)
    gathering.resume(act, question)
    return said


def _setting(choose: Callable[[Act, Person, str], Text]) -> Callable[[Act, Person, Question, Given], Text]:
    """Take the answer for a setting, and go on with what was asked before."""

    def take(act: Act, person: Person, question: Question, given: Given) -> Text:
        said = choose(act, person, given.code or given.words)
        gathering.resume(act, question)
        return said

    return take


def _away(act: Act, person: Person, question: Question, given: Given) -> None:
    away.answered(act, person, question, given)
    _resume(act, person, question)


def _officer(act: Act, person: Person, question: Question, given: Given) -> None:
    officers.answered(act, person, question, given)
    _resume(act, person, question)


def _resume(act: Act, person: Person, question: Question) -> None:
    """Put what these questions came between once more, when they have come to their end."""
    if act.dialogs.open(person.id) is None:
        gathering.resume(act, question)


def _all_sent(act: Act, person: Person, question: Question, _: Given) -> Text | None:
    gathering.finish(act, person, question)
    return None


PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    Purpose.FIELD: _field,
    Purpose.CHANGE: _change,
    **replies.PURPOSES,
    **handing_in.PURPOSES,
    **crisis_deeds.PURPOSES,
    **crisis_accounts.PURPOSES,
    **crisis_tasks.PURPOSES,
    **emergency_plans.PURPOSES,
    **drills.PURPOSES,
    **situation.PURPOSES,
    **crisis_merging.PURPOSES,
    **statement_deeds.PURPOSES,
    **precleared.PURPOSES,
    Purpose.REPLACE: _replace,
    Purpose.FIND: _find,
    Purpose.LANGUAGE: _language,
    Purpose.PLATFORM: _platform,
    Purpose.AWAY: _away,
    Purpose.OFFICER: _officer,
    Purpose.QUIET: _setting(settings.leave_in_peace),
    Purpose.GATHERS: _setting(settings.gather),
    Purpose.DIGEST_HOUR: _setting(settings.at_hour),
    Purpose.GATHERING: _all_sent,
}
