"""What came while something else was asked, and may be meant in several ways: kept whole, and asked about."""

from dataclasses import replace

from bot.deps import Act
from bot.domain import fields
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import Version
from bot.domain.people import Person
from bot.errors import DeadButton
from bot.text import Text, Value
from handlers import copies, drafts, gathering, items, questions
from handlers.drafts import Sent

ANSWER = "answer"
ADD = "add"
NEW = "new"
REPLACE = "replace"
KEEP = "keep"
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
    sent, beyond = gathering.fitting(act, (), sent)
    gathering.tell_beyond(act, person, question.draft, beyond, f"{act.event}:no-room")
    act.leave_out(*sent.attachments)
    choices = tuple(Choice(way, Text(_LABELS[way])) for way in among)
    which = Question(act.new_id(), person.id, Purpose.WHICH, Text("ask-which"), question.draft, choices=choices)
    questions.ask(act, replace(which, words=False, kept=_kept(question, sent), held=sent.attachments))


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
    gathering.fit(act, words)
    return Sent(words, (*first.attachments, *then.attachments), first.title or then.title, text)


def add(act: Act, person: Person, which: Question) -> None:
    """Put what was sent into the draft: files as its files, words as a further paragraph, a document as its text."""
    draft, version = items.working(act, copies.writable(act, person, which.draft or ""))
    sent = held(which)
    act.take_in(*sent.attachments)
    sent, beyond = gathering.fitting(act, version.attachments, sent)
    gathering.tell_beyond(act, person, draft.id, beyond, f"{act.event}:no-room")
    if sent.document or not (version.title or version.text):
        version = drafts.add(version, sent, act.policy_of(draft))
    else:
        words = f"{version.text}\n\n{sent.words}".strip() if sent.words else version.text
        version = fields.with_files(fields.text(version, words), sent.attachments)
    gathering.fit(act, version.text)
    draft = items.keep(act, draft, version)
    questions.go_on(act, person, draft, version, lead=drafts.received(sent, version))


def begin(act: Act, person: Person, which: Question) -> None:
    """Begin a draft with what was sent."""
    sent = held(which)
    act.take_in(*sent.attachments)
    gathering.begin(act, person, sent)
