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
from bot.text import Text, Value
from handlers import answering, asking, copies, drafts, items, questions, reasking
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


class FormClosedOver(Refused):
    """The same, of a form in which more was written than the item has; that is repeated."""

    key = "refused-form-closed-over"


@frozen
class Put:
    """What was put into one field: codes of ready answers, words and files; why its words are not as they came."""

    chosen: tuple[str, ...] = ()
    sent: Sent = Sent()
    refusal: Text | None = None

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing in it."""
        return not (self.chosen or self.sent.words.strip() or self.sent.attachments or self.refusal)


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
            raise reasking.ChoiceGone
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
    _leave_out(act, outcome.version, puts)
    if outcome.version != version:
        case = replace(case, draft=items.keep(act, draft, outcome.version))
    return _ENDS[what](case, asked, outcome, puts)


def _leave_out(act: Act, version: Version, puts: Mapping[str, Put]) -> None:
    """Forget the files that did not go in; their sender is told their names."""
    act.leave_out(*(file for put in puts.values() for file in put.sent.attachments if file not in version.attachments))


def _taken(case: _Case, version: Version, puts: Mapping[str, Put]) -> Outcome:
    """Answer what is missing with what was entered; one answer may bring another question, which may be answered."""
    given = _given(case, version, puts)
    taken: list[str] = []
    refused: dict[str, Text] = {}
    while (name := _next(case, version, given, (*taken, *refused))) is not None:
        if (why := given[name].refusal) is not None:
            refused[name] = why
            continue
        try:
            version = case.put(version, name, given[name])
            taken.append(name)
        except Refused as no:
            refused[name] = no.text
    spare = {name: put for name, put in given.items() if name not in taken and name not in refused}
    return Outcome(version, tuple(taken), refused, spare)


def _given(case: _Case, version: Version, puts: Mapping[str, Put]) -> dict[str, Put]:
    """Leave out what is empty, or stands in the form as the unit's template put it there."""
    template = template_of(case.act, case.person, case.draft, version)
    return {name: put for name, put in puts.items() if not (put.empty or put == Put(sent=Sent(template)))}


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
        return _told(_closed(case, asked, outcome, "said-form"), *_refused(case, outcome, puts))
    kept = _kept(asked, outcome, puts, lacking)
    left = " ".join(name for name in lacking if name in puts and name not in outcome.refused)
    prompt = Text("ask-form", {"title": outcome.version.title})
    case.act.dialogs.put(replace(asked, lead=None, prompt=prompt, kept={**kept, _LEFT: left}))
    garbled = {name: put for name, put in puts.items() if put.refusal is not None}
    more = Text("notice-form-more", {"count": len(lacking)})
    return _told(more, *_refused(case, outcome, garbled), *_spare(case, outcome))


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
    return _told(Text("notice-form-saved"), *_refused(case, outcome, puts), *_spare(case, outcome))


def _in_steps(case: _Case, asked: Question, outcome: Outcome, puts: Mapping[str, Put]) -> Text | None:
    """Ask for the rest one at a time, now and from now on."""
    case.act.people.prefer_forms(case.person.id, forms=False)
    return _told(_closed(case, asked, outcome, "said-form-steps"), *_refused(case, outcome, puts))


def _closed(case: _Case, asked: Question, outcome: Outcome, said: str) -> Text | None:
    case.act.dialogs.close(asked, Text(said), case.act.now)
    questions.go_on(case.act, case.person, case.draft, outcome.version, lead=None)
    return _told(*_spare(case, outcome))


_ENDS: Final = {SUBMIT: _submitted, SAVE: _saved, STEPS: _in_steps}


def _told(*said: Text | None) -> Text | None:
    """Say one thing after the other."""
    texts = [text for text in said if text is not None]
    return joined("after", texts) if texts else None  # type: ignore[return-value]  # of texts it makes a text


def _refused(case: _Case, outcome: Outcome, puts: Mapping[str, Put]) -> Iterator[Text]:
    """Repeat what was not taken in a form that does not stay, so that it can be found in the conversation."""
    for name, why in outcome.refused.items():
        if name in puts:
            entry = _entry(case, outcome.version, name, puts[name])
            yield Text("notice-form-refused" if entry["words"] else "notice-form-garbled", {**entry, "why": why})


def _spare(case: _Case, outcome: Outcome) -> Iterator[Text]:
    """Repeat what was entered for something that is not missing any more, unless the item says just that."""
    for name, put in outcome.spare.items():
        if not _there(case, outcome.version, name, put):
            yield Text("notice-form-spare", _entry(case, outcome.version, name, put))


def _entry(case: _Case, version: Version, name: str, put: Put) -> dict[str, Value]:
    """Name a field and what was put into it: the answers by their labels, words, files by their names."""
    known = name in get_args(Field)
    question = case.question(version, name) if known else None  # type: ignore[arg-type]  # a field's name
    found = (question.choice(code) if question else None for code in put.chosen)
    labels = tuple(choice.label if choice else Text("choice-gone") for choice in found)
    words = (put.sent.words.strip(),) if put.sent.words.strip() else ()
    files = tuple(file.name for file in put.sent.attachments)
    return {"field": Text(f"field-{name if known else 'other'}"), "words": (*labels, *words, *files)}


def _there(case: _Case, version: Version, name: str, put: Put) -> bool:
    """Tell whether the item says already what was put into a field."""
    if name not in get_args(Field) or put.refusal is not None:
        return put == Put(refusal=put.refusal)  # there is nothing in it to repeat
    if name == "link" and put.sent.words.strip() and put.sent.words.strip() in version.text:
        return True
    try:
        after = case.put(version, name, put)  # type: ignore[arg-type]  # a field's name
    except Refused:
        return False
    return _content(after) == _content(version)


def _content(version: Version) -> tuple[Version, frozenset[str]]:
    """Give what a version says, however often and in whatever order it was said."""
    said = replace(version.particulars, answered=())
    return replace(version, particulars=said, attachments=()), frozenset(file.digest for file in version.attachments)


def _late(act: Act, person: Person, asked: Question, puts: Mapping[str, Put]) -> Text | None:
    """Answer for a form that is closed: a newer one of the item is given what it has no words for yet.

    What was written and is nowhere else is repeated.
    """
    draft = items.visible(act, person, asked.draft or "")
    case, version = _Case(act, person, draft), items.newest(act, draft)
    _leave_out(act, version, puts)
    given = {name: put for name, put in _given(case, version, puts).items() if not _there(case, version, name, put)}
    newer = act.dialogs.open(person.id)
    if newer is None or newer.purpose is not Purpose.FORM or newer.draft != asked.draft:
        left = tuple(Text("form-entered", _entry(case, version, name, put)) for name, put in given.items())
        offer = Offer("form", draft.id)
        raise FormClosedOver(offer, left=left) if left else FormClosed(offer)
    kept: dict[str, str] = {}
    for name, put in given.items():
        kept |= _carried(name, put)
    kept |= newer.kept
    act.dialogs.put(replace(newer, kept=kept))
    lacking = case.lacking(version)
    placed = {name for name, put in given.items() if name in lacking and _carried(name, put).items() <= kept.items()}
    left = tuple(
        Text("form-entered", _entry(case, version, name, put)) for name, put in given.items() if name not in placed
    )
    return _told(Text("notice-form-newer"), Text("notice-form-unplaced", {"left": left}) if left else None)


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
