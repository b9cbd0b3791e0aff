"""What came while something else was asked, and may be meant in several ways: kept whole, and asked about."""

from dataclasses import replace

from bot.deps import Act
from bot.domain import fields
from bot.domain.dialogs import Choice, Purpose, Question, run_on
from bot.domain.drafts import Version
from bot.domain.people import Person
from bot.errors import DeadButton
from bot.text import Text, Value
from handlers import copies, drafts, finding, gathering, items, questions, room
from handlers.drafts import Sent

ANSWER = "answer"
ADD = "add"
NEW = "new"
REPLACE = "replace"
AFTER = "after"
KEEP = "keep"
FIND = "find"
_LABELS = {ANSWER: "choice-answer", ADD: "choice-add", NEW: "choice-new-draft"}
_OF_ITEMS = frozenset({Purpose.FIELD, Purpose.CHANGE, Purpose.FORM})


def ways(act: Act, person: Person, question: Question, sent: Sent) -> tuple[str, ...]:
    """Say what may be meant: the answer to the question, an addition to its item, a new item."""
    found = (
        (ANSWER, question.words and bool(sent.words) and not sent.attachments),
        (ADD, question.draft is not None and question.purpose in _OF_ITEMS),
        (NEW, drafts.may_begin(act, person)),
    )
    return tuple(way for way, fits in found if fits)


def ask(act: Act, person: Person, question: Question, sent: Sent, among: tuple[str, ...]) -> None:
    """Ask which of these it is; what was sent is held until then, as much of it as an item can carry."""
    sent, beyond = room.fitting(act, (), sent)
    room.tell_beyond(act, person, question.draft, beyond, f"{act.event}:no-room")
    act.leave_out(*sent.attachments)
    choices = tuple(Choice(way, Text(_LABELS[way])) for way in among)
    which = Question(act.new_id(), person.id, Purpose.WHICH, Text("ask-which"), question.draft, choices=choices)
    which = replace(which, words=False, kept=_kept(question, sent), held=sent.attachments)
    questions.ask(act, which.noting(sent.words, act.now).leaving_out(file.name for file in beyond))


def ask_find(act: Act, person: Person, question: Question, sent: Sent, wanted: str) -> None:
    """Ask whether words that begin like a search are the answer to a question; `wanted` is what they look for."""
    choices = (Choice(ANSWER, Text("choice-answer")), Choice(FIND, Text("choice-find", {"words": wanted})))
    which = Question(act.new_id(), person.id, Purpose.WHICH, Text("ask-which"), question.draft, choices=choices)
    questions.ask(act, replace(which, words=False, kept={**_kept(question, sent), FIND: wanted}))


def find(act: Act, person: Person, which: Question) -> None:
    """Look for what was meant to be looked for; what was asked before is asked again."""
    finding.find(act, person, which.kept[FIND])
    gathering.resume(act, which)


def more(act: Act, which: Question, sent: Sent) -> bool:
    """Hold what comes while it is asked what something is for with that: one question stands for all of it.

    False if this is another question, or the words are too few to be more than its answer.
    """
    runs = gathering.runs_on(act, which, sent)
    if which.purpose is not Purpose.WHICH or not (runs or gathering.is_part(sent)):
        return False
    first = held(which)
    whole = replace(first, words=run_on(first.words, sent.words)) if runs else together(act, first, sent)
    room.fit(act, whole.words)
    whole, beyond = room.fitting(act, (), whole)
    act.leave_out(*whole.attachments)
    which = which.noting(sent.words, act.now).leaving_out(file.name for file in beyond)
    choices = tuple(choice for choice in which.choices if choice.code != ANSWER or not whole.attachments)
    kept = {**which.kept, "words": whole.words, "title": whole.title, "text": whole.text}
    hint = _held_so_far(whole, which.left_out)
    act.dialogs.put(replace(which, choices=choices, kept=kept, held=whole.attachments, hint=hint))
    return True


def _held_so_far(sent: Sent, left_out: tuple[str, ...]) -> Text:
    sizes: dict[str, Value] = {"characters": len(sent.words) + len(sent.text), "files": len(sent.attachments)}
    told = Text("hint-held", sizes)
    return Text("question-led", {"lead": told, "prompt": room.no_room(left_out)}) if left_out else told


def ask_replace(act: Act, person: Person, question: Question, sent: Sent, texts: tuple[Version, Version]) -> None:
    """Ask whether what was sent is to be all there is of a text that was far longer; it is held until then."""
    act.leave_out(*sent.attachments)
    old, new = texts
    sizes: dict[str, Value] = {"before": len(old.text), "after": len(new.text)}
    choices = (Choice(REPLACE, Text("choice-replace")), Choice(KEEP, Text("choice-keep-text")))
    asked = Question(act.new_id(), person.id, Purpose.REPLACE, Text("ask-replace", sizes), question.draft)
    asked = replace(asked, choices=choices, hint=Text("hint-replace"), words=False, version=question.version)
    questions.ask(act, replace(asked, kept=_kept(question, sent), held=sent.attachments))


def _kept(question: Question, sent: Sent) -> dict[str, str]:
    return {"question": question.id, "words": sent.words, "title": sent.title, "text": sent.text}


def before(act: Act, which: Question) -> Question:
    """Give the question that was open when something came that may have been meant otherwise."""
    found = act.dialogs.get(which.kept["question"])
    if found is None:
        raise DeadButton
    return found


def held(which: Question) -> Sent:
    """Give what was sent."""
    kept = which.kept
    return Sent(kept["words"], which.held, kept["title"], kept["text"])


def together(act: Act, first: Sent, then: Sent) -> Sent:
    """Join what was sent in several messages; refused where it is more than a text may be."""
    words = "\n\n".join(part for part in (first.words, then.words) if part)
    text = "\n\n".join(part for part in (first.text, then.text) if part)
    room.fit(act, words)
    return Sent(words, (*first.attachments, *then.attachments), first.title or then.title, text)


def add(act: Act, person: Person, which: Question) -> None:
    """Put what was sent into the draft: files as its files, words as a further paragraph, a document as its text.

    A document is asked about where there is another text already.
    """
    draft, version = items.working(act, copies.writable(act, person, which.draft or ""))
    if held(which).document and version.text not in ("", held(which).text):
        items.keep(act, draft, version)
        _ask_document(act, which, version)
    else:
        _put(act, person, which, REPLACE)


def _ask_document(act: Act, which: Question, version: Version) -> None:
    """Ask what becomes of the text there is when a document comes with another."""
    sizes: dict[str, Value] = {"before": len(version.text), "after": len(held(which).text)}
    labels = {REPLACE: "choice-replace", AFTER: "choice-after", KEEP: "choice-keep-text"}
    choices = tuple(Choice(code, Text(label)) for code, label in labels.items())
    asked = Question(act.new_id(), which.person, Purpose.REPLACE, Text("ask-document", sizes), which.draft, about=ADD)
    questions.ask(act, replace(asked, choices=choices, words=False, kept=which.kept, held=which.held))


def settle_document(act: Act, person: Person, asked: Question, way: str) -> None:
    """Put a document into the draft as was answered: in the place of its text, behind it, or not at all."""
    if way == KEEP:
        draft, version = items.working(act, copies.writable(act, person, asked.draft or ""))
        questions.go_on(act, person, items.keep(act, draft, version), version, lead=None)
    else:
        _put(act, person, asked, way)


def _put(act: Act, person: Person, asked: Question, way: str) -> None:
    draft, version = items.working(act, copies.writable(act, person, asked.draft or ""))
    sent, behind = held(asked), way == AFTER
    act.take_in(*sent.attachments)
    sent, beyond = room.fitting(act, version.attachments, sent, beside=behind)
    room.tell_beyond(act, person, draft.id, beyond, f"{act.event}:no-room")
    if behind:
        version = gathering.joined(version, sent, act.policy_of(draft), titled=True)
    elif sent.document or not (version.title or version.text):
        version = drafts.add(version, sent, act.policy_of(draft))
    else:
        words = f"{version.text}\n\n{sent.words}".strip() if sent.words else version.text
        version = fields.with_files(fields.text(version, words), sent.attachments)
    room.fit(act, version.text)
    draft = items.keep(act, draft, version)
    questions.go_on(act, person, draft, version, lead=drafts.received(sent, version))


def begin(act: Act, person: Person, which: Question) -> None:
    """Begin a draft with what was sent."""
    sent = held(which)
    act.take_in(*sent.attachments)
    gathering.begin(act, person, sent)
