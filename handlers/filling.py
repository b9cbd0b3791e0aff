"""Forms: everything that is missing of an item asked at once, taken field by field, what was refused kept beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, get_args

from bot.cards.card import FormField, Kind
from bot.cards.forms import NOTHING, SAVE, STEPS, SUBMIT, Entered, field
from bot.cards.sheets import joined
from bot.deps import Act
from bot.domain import fields
from bot.domain.dialogs import Purpose, Question, QuestionClosed
from bot.domain.drafts import Draft, Version
from bot.domain.people import Person
from bot.domain.policies import Field, Policy
from bot.errors import DeadButton, Offer, Refused
from bot.frozen import frozen
from bot.text import Text
from handlers import answering, asking, copies, drafts, items, questions
from handlers.answering import Given
from handlers.drafts import Sent
from handlers.templates import template_of

_LEFT: Final = "left"  # kept by a form: the fields that were empty when it was sent
_WORDS: Final = "words-"
_CHOSEN: Final = "chosen-"


class FormClosed(Refused):
    """The form was sent, saved or put aside before."""

    key = "refused-form-closed"


class FormOpen(Refused):
    """Words that answer no question in particular, while a form is open."""

    key = "refused-form-open"


class ChoiceGone(Refused):
    """What was chosen is not among the choices any more: the policy or the roster has changed."""

    key = "refused-choice-gone"


@frozen
class Put:
    """What was put into one field: codes of ready answers, words and files."""

    chosen: tuple[str, ...] = ()
    sent: Sent = Sent()

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing in it."""
        return not (self.chosen or self.sent.words.strip() or self.sent.attachments)


@frozen
class Outcome:
    """What a form came to: the working copy, what was taken, what was refused and why, what nobody asked for."""

    version: Version
    taken: tuple[str, ...]
    refused: Mapping[str, Text]
    spare: Mapping[str, Put]


@frozen
class _Case:
    """The item that a form is about, for the person who fills it in."""

    act: Act
    person: Person
    draft: Draft

    @property
    def policy(self) -> Policy:
        return self.act.policy_of(self.draft)

    def lacking(self, version: Version) -> tuple[Field, ...]:
        return items.missing(self.act, self.draft, version)

    def question(self, version: Version, name: Field) -> Question:
        return asking.question_for(self.act, self.person, self.draft, version, name)

    def put(self, version: Version, name: Field, put: Put) -> Version:
        """Answer one field's question; a Refused says what is wrong with the answer."""
        question = self.question(version, name)
        if any(question.choice(code) is None for code in put.chosen):
            raise ChoiceGone
        if name == "link" and asking.OTHER_CATEGORY in put.chosen:
            return replace(version, particulars=replace(version.particulars, category=None))
        if question.many:
            asked = replace(question, chosen=put.chosen)
            return answering.filled(self.act, version, self.policy, asked, Given(sent=put.sent))
        code = put.chosen[0] if put.chosen else ""
        return answering.filled(self.act, version, self.policy, question, Given(code, put.sent))


def form_fields(act: Act, asked: Question) -> tuple[FormField, ...]:
    """Give the fields of an open form: what is missing as things stand now, with what was entered and refused."""
    person = act.people.get(asked.person)
    draft = act.drafts.get(asked.draft) if asked.draft else None
    if person is None or draft is None:
        return ()
    case, version = _Case(act, person, draft), items.newest(act, draft)
    details = {source.id for source in case.policy.sources if source.detail}
    return tuple(
        field(case.question(version, name), entered, _mistake(case, version, name, asked), details)
        for name in case.lacking(version)
        for entered in (_entered(asked, name) or _template(case, version, name),)
    )


def _entered(asked: Question, name: str) -> Entered:
    kept = asked.kept
    return Entered(tuple(kept.get(_CHOSEN + name, "").split()), kept.get(_WORDS + name, ""))


def _template(case: _Case, version: Version, name: Field) -> Entered:
    return Entered(words=template_of(case.act, case.person, case.draft, version)) if name == "text" else NOTHING


def _mistake(case: _Case, version: Version, name: Field, asked: Question) -> Text | None:
    """Say what is wrong with a field; what was refused is judged anew, as rules and choices may have changed."""
    entered = _entered(asked, name)
    if entered == NOTHING:
        return Text("form-empty") if name in asked.kept.get(_LEFT, "").split() else None
    try:
        case.put(version, name, Put(entered.chosen, Sent(entered.words)))
    except Refused as refused:
        return refused.text
    return None


def fill(act: Act, person: Person, form_id: str, what: str, puts: Mapping[str, Put]) -> Text | None:
    """Take a form: each field by its own rule. What could not be taken stays in it with the reason (INT1).

    `what` is how it was sent: submitted, saved for later, or left for one question at a time.
    """
    asked = act.dialogs.get(form_id)
    if asked is None or asked.purpose is not Purpose.FORM or what not in (SUBMIT, SAVE, STEPS):
        raise DeadButton
    if asked.person != person.id:
        raise QuestionClosed
    if asked.state != "open":
        return _late(act, person, asked, puts)
    try:
        draft, version = items.working(act, copies.writable(act, person, asked.draft or ""))
    except Refused as over:
        act.dialogs.close(asked, None, act.now)
        return over.text
    case = _Case(act, person, draft)
    outcome = _spared(case, _taken(case, version, puts))
    if outcome.version != version:
        case = replace(case, draft=items.keep(act, draft, outcome.version))
    return _ENDS[what](case, asked, outcome, puts)


def _taken(case: _Case, version: Version, puts: Mapping[str, Put]) -> Outcome:
    """Answer what is missing with what was entered; one answer may bring another question, which may be answered."""
    template = template_of(case.act, case.person, case.draft, version)
    given = {name: put for name, put in puts.items() if not (put.empty or put == Put(sent=Sent(template)))}
    taken: list[str] = []
    refused: dict[str, Text] = {}
    while (name := _next(case, version, given, (*taken, *refused))) is not None:
        try:
            version = case.put(version, name, given[name])
            taken.append(name)
        except Refused as no:
            refused[name] = no.text
    spare = {name: put for name, put in given.items() if name not in taken and name not in refused}
    return Outcome(version, tuple(taken), refused, spare)


def _next(case: _Case, version: Version, given: Mapping[str, Put], done: tuple[str, ...]) -> Field | None:
    return next((name for name in case.lacking(version) if name in given and name not in done), None)


def _spared(case: _Case, outcome: Outcome) -> Outcome:
    """Keep in the note the words for fields that are asked no more, so that nothing typed is lost."""
    version, asked = outcome.version, {*case.policy.asks, *(ask.field for ask in case.policy.asks_when)}
    for name, put in outcome.spare.items():
        words = put.sent.words.strip()
        if name not in asked and name not in ("title", "text", "lateness") and words not in version.note:
            version = replace(version, note=f"{version.note}\n{words}".strip()[: fields.LONGEST_NOTE])
    return replace(outcome, version=version)


def _submitted(case: _Case, asked: Question, outcome: Outcome, puts: Mapping[str, Put]) -> Text | None:
    """Go on where nothing is missing; else the same form stays, with what is still missing in it."""
    lacking = case.lacking(outcome.version)
    if not lacking:
        return _closed(case, asked, outcome, "said-form")
    kept = _kept(asked, outcome, puts, lacking)
    left = " ".join(name for name in lacking if name in puts and name not in outcome.refused)
    prompt = Text("ask-form", {"title": outcome.version.title})
    case.act.dialogs.put(replace(asked, lead=None, prompt=prompt, kept={**kept, _LEFT: left}))
    return _told(Text("notice-form-more", {"count": len(lacking)}), *_spare(outcome))


def _kept(asked: Question, outcome: Outcome, puts: Mapping[str, Put], lacking: tuple[Field, ...]) -> dict[str, str]:
    """Give what a form goes on carrying: what was refused now, or before and has not been sent again."""
    kept: dict[str, str] = {}
    for name in lacking:
        if name in outcome.refused:
            kept |= _carried(name, puts[name])
        elif name not in puts:
            kept |= {key: asked.kept[key] for key in (_CHOSEN + name, _WORDS + name) if key in asked.kept}
    return kept


def _carried(name: str, put: Put) -> dict[str, str]:
    return {_CHOSEN + name: " ".join(put.chosen), _WORDS + name: put.sent.words}


def _saved(case: _Case, asked: Question, outcome: Outcome, puts: Mapping[str, Put]) -> Text | None:
    """Put the form aside; the author's card says what is still missing."""
    case.act.dialogs.close(asked, Text("said-form-saved"), case.act.now)
    case.act.tell(case.person, Kind.ITEM, case.draft.id)
    return _told(Text("notice-form-saved"), *_refused(outcome, puts), *_spare(outcome))


def _in_steps(case: _Case, asked: Question, outcome: Outcome, puts: Mapping[str, Put]) -> Text | None:
    """Ask for the rest one at a time, now and from now on."""
    case.act.people.prefer_forms(case.person.id, forms=False)
    return _told(_closed(case, asked, outcome, "said-form-steps"), *_refused(outcome, puts))


def _closed(case: _Case, asked: Question, outcome: Outcome, said: str) -> Text | None:
    case.act.dialogs.close(asked, Text(said), case.act.now)
    questions.go_on(case.act, case.person, case.draft, outcome.version, lead=None)
    return _told(*_spare(outcome))


_ENDS: Final = {SUBMIT: _submitted, SAVE: _saved, STEPS: _in_steps}


def _told(*said: Text | None) -> Text | None:
    """Say one thing after the other."""
    texts = [text for text in said if text is not None]
    return joined("after", texts) if texts else None  # type: ignore[return-value]  # of texts it makes a text


def _refused(outcome: Outcome, puts: Mapping[str, Put]) -> Iterator[Text]:
    """Repeat what was not taken in a form that does not stay, so that it can be found in the conversation."""
    for name, why in outcome.refused.items():
        words = puts[name].sent.words.strip()
        yield Text("notice-form-refused", {"field": Text(f"field-{name}"), "words": words, "why": why})


def _spare(outcome: Outcome) -> Iterator[Text]:
    """Repeat what was entered for something that is not missing any more."""
    for name, put in outcome.spare.items():
        known = name if name in get_args(Field) else "other"
        yield Text("notice-form-spare", {"field": Text(f"field-{known}"), "words": put.sent.words.strip()})


def _late(act: Act, person: Person, asked: Question, puts: Mapping[str, Put]) -> Text:
    """Answer for a form that is closed: a newer one of the item is given what it has no words for yet."""
    newer = act.dialogs.open(person.id)
    if newer is None or newer.purpose is not Purpose.FORM or newer.draft != asked.draft:
        raise FormClosed(Offer("form", asked.draft or ""))
    kept: dict[str, str] = {}
    for name, put in puts.items():
        kept |= {} if put.empty else _carried(name, put)
    act.dialogs.put(replace(newer, kept={**kept, **newer.kept}))
    return Text("notice-form-newer")


def prefer(act: Act, person: Person, draft_id: str, *, forms: bool) -> Text | None:
    """Ask somebody in forms, or one thing at a time, from now on; an item in hand goes on that way at once."""
    act.people.prefer_forms(person.id, forms=forms)
    question = act.dialogs.open(person.id)
    if not draft_id and question is not None and question.purpose in (Purpose.FIELD, Purpose.FORM):
        draft_id = question.draft or ""
    if not draft_id:
        return Text("notice-forms" if forms else "notice-steps")
    drafts.go_on(act, person, draft_id)
    return None
