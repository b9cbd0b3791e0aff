"""Answers about an item: each becomes a change of the working copy, or is refused with a reason."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.deps import Act
from bot.domain import completeness, fields, labels, limits
from bot.domain.dialogs import ChooseOne, ChooseSome, Question
from bot.domain.drafts import Draft, Version
from bot.domain.policies import Field, Policy, cited
from bot.frozen import frozen
from bot.text import Text
from handlers import drafts
from handlers.drafts import Sent

NOBODY: Final = frozenset({"无", "無", "没有", "沒有", "none", "nobody", "no"})
_UNSAID: Final = (*NOBODY, "不详", "不詳", "不明", "未知", "不知道", "不清楚", "unknown", "not known", "n/a", "tbd")


@frozen
class Given:
    """An answer: the code of a ready one, or what was sent."""

    code: str = ""
    sent: Sent = Sent()

    @property
    def words(self) -> str:
        """The words of the answer."""
        return self.sent.words.strip()


@frozen
class _Answer:
    """What an answer can draw on."""

    act: Act
    policy: Policy
    question: Question
    given: Given

    @property
    def some(self) -> tuple[str, ...]:
        """The choices taken of several; none where that is what was chosen, ChooseSome where nothing was."""
        chosen = (*self.question.chosen, *([self.given.code] if self.given.code else []))
        if not chosen:
            raise ChooseSome
        if fields.NONE in chosen and len(chosen) > 1:
            raise fields.NoneOrSome
        if any(self.question.choice(code) is None for code in chosen):
            raise ChooseOne
        return () if fields.NONE in chosen else tuple(dict.fromkeys(chosen))

    @property
    def none(self) -> bool:
        """Tell whether the answer is "none", be it tapped or typed, where that is an answer."""
        typed = self.given.words.casefold() in NOBODY and not self.given.sent.attachments
        offered = self.question.choice(fields.NONE) is not None
        return self.given.code == fields.NONE or (offered and not self.given.code and typed)


def filled(act: Act, version: Version, policy: Policy, question: Question, given: Given) -> Version:
    """Give the working copy with an answer in it.

    `question` is one of `asking`'s, with what was `chosen` of several choices. Raises a Refused that says what is
    wrong with the answer.
    """
    if given.code and question.choice(given.code) is None:
        raise ChooseOne
    return _FIELDS[question.about](version, _Answer(act, policy, question, given))


def _text(version: Version, answer: _Answer) -> Version:
    sent = answer.given.sent
    if sent.document:
        return drafts.add(version, sent, answer.policy)
    words = fields.corrected(version.text, answer.given.words) or answer.given.words or version.text
    return fields.with_files(fields.text(version, words), sent.attachments)


def _source(version: Version, answer: _Answer) -> Version:
    code, words = answer.given.code, answer.given.words
    choice = answer.policy.source(code)
    if choice is not None and choice.detail and not words:
        raise fields.SourceWithoutDetail(source=choice.names)
    return fields.source(version, answer.policy, choice=code, words=words)


def _source_detail(version: Version, answer: _Answer) -> Version:
    choice = answer.question.kept.get("source", "")
    return fields.source(version, answer.policy, choice=choice, words=answer.given.words)


def _category(version: Version, answer: _Answer) -> Version:
    category = answer.policy.category(answer.given.code)
    if category is None:
        raise ChooseOne
    roster, draft = answer.act.people.roster(answer.act.now), _draft(version, answer)
    limits.check_category(category, roster.units.get(draft.unit), tuple(roster.units.values()))
    chosen = fields.category(version, category.id)
    return fields.particular(chosen, "audience", category.audience) if category.audience else chosen


def _draft(version: Version, answer: _Answer) -> Draft:
    draft = answer.act.drafts.get(version.draft)
    if draft is None:
        raise LookupError(f"{version.draft} is not there")
    return draft


def _channels(version: Version, answer: _Answer) -> Version:
    chosen, draft = answer.some, _draft(version, answer)
    unit = answer.act.people.unit(draft.unit)
    limits.check_channels(answer.policy, version.particulars.category, unit, chosen)
    return fields.channels(version, chosen)


def _planned(version: Version, answer: _Answer) -> Version:
    act, given = answer.act, answer.given
    code = given.code or (fields.ASAP if labels.value(given.words) == fields.ASAP else "")
    if code:
        return fields.planned_choice(version, code, now=act.now)
    return fields.planned(version, given.words, now=act.now, zone=act.organisation.zone)


def _one_of(version: Version, answer: _Answer) -> Version:
    if answer.question.choice(answer.given.code) is None:
        raise ChooseOne
    return fields.particular(version, answer.question.about, answer.given.code)  # type: ignore[arg-type]  # its name


def _stated(version: Version, answer: _Answer, name: Field) -> None:
    """Refuse "nothing" where something has to be said, with the clause if it is asked for by one."""
    if not answer.given.words or not fields.says_nothing(
        answer.given.words, (*_UNSAID, *answer.policy.unknown_sources)
    ):
        return
    unit = answer.act.people.unit(_draft(version, answer).unit)
    asked = completeness.asked(version, answer.policy, unit)
    clause = next((ask.clause for ask in asked if ask.field == name), "")
    if clause:
        raise fields.NotStated(field=Text(f"field-{name}"), clause=cited(clause))
    raise fields.NotStatedAtAll(field=Text(f"field-{name}"))


def _quoted(version: Version, answer: _Answer) -> Version:
    if not answer.none:
        _stated(version, answer, "quoted")
    return fields.quoted(version, "" if answer.none else answer.given.words)


def _secrecy(version: Version, answer: _Answer) -> Version:
    """Take the answers on secrets; what the version before said yes to goes on asking for its steps."""
    draft = _draft(version, answer)
    under_way = draft.round is not None and draft.version > 0
    earlier = answer.act.drafts.version(draft.id, draft.version).particulars.secrecy if under_way else ()
    return fields.secrecy(version, answer.some, earlier=earlier)


def _in_words(version: Version, answer: _Answer) -> Version:
    name = answer.question.about
    if answer.none:
        return fields.nothing(version, name)  # type: ignore[arg-type]  # a field's name
    _stated(version, answer, name)  # type: ignore[arg-type]  # the same
    return fields.in_words(version, name, answer.given.words)  # type: ignore[arg-type]  # one of those


def _confirmation(version: Version, answer: _Answer) -> Version:
    """Take who confirmed it; beside a file that shows it, words that say nothing are none."""
    words, files = answer.given.words, answer.given.sent.attachments
    if not files:
        _stated(version, answer, "confirmation")
    elif fields.says_nothing(words, _UNSAID):
        words = ""
    return fields.confirmation(version, words, files)


def _lateness(version: Version, answer: _Answer) -> Version:
    """Take the reason; an item that turns out to be important and urgent has another deadline (P3 12.2)."""
    if answer.given.code:
        return fields.particular(version, "urgency", answer.given.code)
    return _in_words(version, answer)


def _explainer(version: Version, answer: _Answer) -> Version:
    """Take a person of the directory by his name, or whoever else was named."""
    if answer.none or not answer.given.code:
        return _in_words(version, answer)
    reader = answer.act.people.get(answer.question.person)
    language = reader.language if reader and reader.language else "zh-Hans"
    name = answer.act.names(answer.given.code).in_language(language)  # type: ignore[arg-type]  # a person's id
    return fields.in_words(version, "explainer", name)


def _wordings(version: Version, answer: _Answer) -> Version:
    """Take a channel's own text; the channel is this question's answer, or was the answer to the one before."""
    channel = answer.question.kept.get("channel") or answer.given.code
    return fields.wording(version, channel, "" if answer.none else answer.given.words)


def _files(version: Version, answer: _Answer) -> Version:
    if answer.given.code == fields.NONE:
        return fields.nothing(version, "files")
    if answer.given.code:
        return fields.without_file(version, answer.given.code)
    return _with_files(version, answer.given)


def _with_files(version: Version, given: Given) -> Version:
    """Add files as such, a Word file unread; what was written beside them becomes a note to those who approve."""
    files = tuple(replace(file, original=False) for file in given.sent.attachments)
    noted = fields.note(version, f"{version.note}\n{given.words}".strip()) if given.words else version
    return fields.with_files(noted, files)


_FIELDS: Final[dict[str, Callable[[Version, _Answer], Version]]] = {
    "title": lambda version, answer: fields.title(version, answer.given.words),
    "text": _text,
    "source": _source,
    fields.SOURCE_DETAIL: _source_detail,
    "category": _category,
    "link": lambda version, answer: fields.link(version, answer.policy, answer.given.words),
    "channels": _channels,
    "planned": _planned,
    "urgency": _one_of,
    "audience": _one_of,
    "origin": _one_of,
    "concerned": lambda version, answer: fields.concerned(version, answer.some),
    "quoted": _quoted,
    "note": lambda version, answer: fields.note(version, answer.given.words),
    "files": _files,
    "matters": lambda version, answer: fields.matters(version, answer.some),
    "secrecy": _secrecy,
    "confirmation": _confirmation,
    "basis": _in_words,
    "explainer": _explainer,
    "lateness": _lateness,
    "wordings": _wordings,
    fields.WORDING: _wordings,
}
