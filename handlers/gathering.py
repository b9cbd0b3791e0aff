"""What belongs to one draft though it comes in several messages: an album, a text and then its pictures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.deps import Act
from bot.domain import fields
from bot.domain.dialogs import Choice, Purpose, Question, run_on
from bot.domain.drafts import Attachment, Draft, DraftState, Version
from bot.domain.effects import Forget, Remind, Send
from bot.domain.facts import Begun
from bot.domain.labels import SENTENCE_ENDS, Label, longest_title
from bot.domain.people import Person
from bot.domain.policies import Policy
from bot.domain.reposts import Linked, linked
from bot.domain.steps import SeatId, SeatState
from bot.reactions.rules import GATHERING
from bot.text import Text, Value, micros
from handlers import drafts, items, labelled, questions, room
from handlers.drafts import Sent
from handlers.labelled import Understood

TOGETHER: Final = timedelta(minutes=2)  # so long files and texts that follow a whole message belong to it
ALL: Final = "all"  # the answer that nothing more is to come
_ALL_SAID: Final = frozenset({"就这些", "就這些", "好了", "完了", "没了", "沒了", "done", "that's all", "that is all"})
# Questions about no item, asked between others.
_ASIDE: Final = frozenset(
    {
        Purpose.LANGUAGE,
        Purpose.PLATFORM,
        Purpose.QUIET,
        Purpose.GATHERS,
        Purpose.DIGEST_HOUR,
        Purpose.AWAY,
        Purpose.OFFICER,
        Purpose.FIND,
    }
)
SILENT: Final = "silent"  # a question that was not put: it only listens for what follows
# What is kept and cannot be read: a text has to come with it.
_UNREAD: Final = frozenset(
    {
        "application/pdf",
        "application/msword",
        "application/ofd",
        "application/rtf",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.apple.pages",
    }
)
LONG: Final = 200  # characters above which a text, like one of several lines, is hardly a short question's answer


def begin(act: Act, person: Person, sent: Sent, known: Callable[[Version], Version] = lambda version: version) -> Draft:
    """Begin a draft of what was sent and is `known`: ask at once where it is whole, else wait a little for the rest."""
    link = None if sent.document or sent.attachments else linked(sent.words)
    sent, beyond = room.fitting(act, (), sent)
    taken, found = labelled.parted(sent if link is None else replace(sent, words=link.address))
    draft, version = drafts.begin(act, person, taken, titled=_titled(found))
    understood = labelled.fill(act, person, draft, known(_of_origin(version, link)), found)
    understood = _without_text(act, person, understood)
    draft = _kept(act, person, draft, understood)
    act.record(Begun(items.item(draft, understood.version.title), person.id))
    room.tell_beyond(act, person, draft.id, beyond, f"{act.event}:no-room")
    received = _received(taken, understood, link)
    first = fields.overlong_title(understood.version)
    if first:
        told: dict[str, Value] = {"size": len(first), "most": longest_title(first), "received": received}
        received = Text("news-title-too-long", told)
    if _whole(understood.version):
        _go_on(act, person, draft, understood.version, received)
    else:
        _wait(act, person, draft, received)
    _note(act, person, sent, beyond)
    return draft


def add(act: Act, person: Person, sent: Sent) -> bool:
    """Take what was sent as a part of the draft that is being gathered; False if it is none of that."""
    question = act.dialogs.open(person.id)
    if question is not None and question.purpose in _ASIDE and is_part(sent):
        question = _put_aside(act, question)
    if question is None:
        return False
    if act.dues.next_for(GATHERING, question.id) is None:
        return _listens_no_more(act, question)
    if waits(question) and not sent.attachments and sent.words.strip().casefold() in _ALL_SAID:
        finish(act, person, question)
        return True
    draft = _gathered(act, question)
    taken, found = labelled.parted(sent)
    runs = runs_on(act, question, sent)
    if draft is None or not (runs or _belongs(question, items.newest(act, draft), taken, found)):
        return _listens_no_more(act, question)
    _add(act, person, question, draft, taken, found, runs=runs)
    _note(act, person, sent)
    return True


def runs_on(act: Act, question: Question, sent: Sent) -> bool:
    """Tell whether these words are the rest of those that came just before."""
    return question.cut_off(act.now) and bool(sent.words) and not (sent.attachments or sent.document)


def _note(act: Act, person: Person, sent: Sent, beyond: tuple[Attachment, ...] = ()) -> None:
    """Note on the open question whether what was written may have been cut off, and what there was no room for."""
    question = act.dialogs.open(person.id)
    names = tuple(file.name for file in beyond)
    if question is not None and (noted := question.noting(sent.words, act.now).leaving_out(names)) != question:
        act.dialogs.put(noted)


def resume(act: Act, question: Question) -> Question | None:
    """Put once more the question that another one came between; what is listened for is listened for as before.

    One that has been overtaken meanwhile, as its item was submitted or its seat has decided, is not put again.
    """
    before = act.dialogs.get(question.kept.get("question", ""))
    if before is None or not _wanted(act, before):
        return None
    listens = act.dues.next_for(GATHERING, before.id)
    if before.purpose is Purpose.GATHERING and listens is None:
        return None  # it has gone on by itself
    again = replace(before, id=act.new_id(), state="open", said=None, revision=0)
    if again.about == SILENT:
        act.dialogs.ask(again, act.now)
    else:
        questions.ask(act, again)
    if listens is not None:
        act.dues.drop(Forget(GATHERING, before.id))
        listen(act, again.id, listens)
    return again


def _wanted(act: Act, question: Question) -> bool:
    """Tell whether an answer could still do what the question was for."""
    if question.purpose in (Purpose.FIELD, Purpose.FORM):
        draft = act.drafts.get(question.draft) if question.draft else None
        return draft is not None and draft.working and draft.latest == question.version
    if question.purpose in (Purpose.RETURN_TO, Purpose.REASON, Purpose.REMARK, Purpose.WORDS):
        held = act.drafts.holding(SeatId(question.subject))
        return held is not None and held.seat.state is SeatState.OPEN
    return True


def _put_aside(act: Act, question: Question) -> Question | None:
    """Leave a question about no item unanswered, for what it came between goes on; the latter is given."""
    act.dialogs.close(question, None, act.now)
    return resume(act, question)


def is_part(sent: Sent) -> bool:
    """Tell whether a message is too much for the answer to a short question."""
    return bool(sent.attachments) or sent.document or len(sent.words) > LONG or "\n" in sent.words


def put_off(act: Act, question: Question) -> None:
    """Wait no longer: the draft stays as it is until its author goes on with it."""
    act.dues.drop(Forget(GATHERING, question.id))
    room.tell_left_out(act, question)


def finish(act: Act, person: Person, question: Question) -> None:
    """Go on with what has come: nothing more is to be waited for."""
    room.tell_left_out(act, question)
    act.dialogs.close(question, Text("choice-that-is-all"), act.now)
    act.dues.drop(Forget(GATHERING, question.id))
    draft = _gathered(act, question)
    if draft is not None and waits(question):
        version = items.newest(act, draft)
        _go_on(act, person, draft, version, _all_received(version))


def waited(act: Act, question_id: str) -> None:
    """Go on by itself after a short wait; where another question has come between, show where the draft stands."""
    question = act.dialogs.get(question_id)
    person = act.people.get(question.person) if question else None
    if question is None or person is None or not person.active:
        return
    room.tell_left_out(act, question)
    if question.purpose is not Purpose.GATHERING:
        return
    if question.state == "open":
        finish(act, person, question)
    elif question.state == "dropped" and waits(question) and (draft := _gathered(act, question)) is not None:
        act.tell(person, "item", draft.id)


def _gathered(act: Act, question: Question) -> Draft | None:
    """Give the draft that a question gathers for, as long as it has not been submitted or given up."""
    draft = act.drafts.get(question.draft) if question.draft else None
    still = draft is not None and draft.state is DraftState.GATHERING and draft.author == question.person
    return draft if still else None


def _titled(found: tuple[Label, ...]) -> bool:
    return any(label.field == "title" and label.said for label in found)


def _of_origin(version: Version, link: Linked | None) -> Version:
    """Note that an address is to be reposted; unless that was said in words, policy's question is still asked."""
    if link is None:
        return version
    if link.said:
        return fields.particular(version, "origin", link.origin)
    return replace(version, particulars=replace(version.particulars, origin=link.origin))


def _whole(version: Version) -> bool:
    """Tell whether it can stand by itself: a title and a text, or a text of more than one line that may be a title."""
    if version.title:
        return bool(version.text)
    return len(version.text) > longest_title(version.text) or version.text.endswith(SENTENCE_ENDS)


def _kept(act: Act, person: Person, draft: Draft, understood: Understood) -> Draft:
    """Put the working copy on file, and say which labelled lines could not be taken, and why."""
    for place, refusal in enumerate(understood.refusals):
        act.send(Send(f"{act.event}:label:{place}", person.id, "news", draft.id, text=refusal))
    if understood.left:
        lines = tuple(line.written for label in understood.left for line in label.lines)[: room.MOST_SHOWN]
        act.say(person, Text("news-not-understood", {"lines": lines}), subject=draft.id)
    return items.keep(act, draft, understood.version)


def _without_text(act: Act, person: Person, understood: Understood) -> Understood:
    """Keep documents that cannot be read as originals, and ask for their text, where nothing else is one."""
    version = understood.version
    unread = [file for file in version.attachments if file.media_type in _UNREAD and not file.original]
    if not unread or _whole(version):
        return understood
    act.say(person, Text("news-text-wanted", {"files": tuple(file.name for file in unread)}), subject=version.draft)
    kept = tuple(replace(file, original=file.original or file in unread) for file in version.attachments)
    return replace(understood, version=replace(version, attachments=kept))


def _received(sent: Sent, understood: Understood, link: Linked | None = None) -> Text:
    """Say what has come in, and what of its labelled lines was understood."""
    received = drafts.received(sent, understood.version)
    if link is not None:
        received = Text("news-received-link", {"host": link.host, "origin": Text(f"origin-{link.origin}")})
    if not understood.fields:
        return received
    named = tuple(Text(f"field-{field}") for field in understood.fields)
    return Text("news-understood", {"received": received, "fields": named})


def _all_received(version: Version) -> Text:
    return drafts.received(Sent(attachments=version.attachments), version)


def waits(question: Question) -> bool:
    """Tell whether it was asked whether that is all; other questions only listen besides."""
    return question.purpose is Purpose.GATHERING and question.about != SILENT


def _listens_no_more(act: Act, question: Question) -> bool:
    """Forget a question that nobody was asked; False, for nothing was taken."""
    if question.purpose is Purpose.GATHERING:
        act.dialogs.close(question, None, act.now)
    return False


def _belongs(question: Question, version: Version, sent: Sent, found: tuple[Label, ...]) -> bool:
    """Tell whether a message is a part of the draft, and neither the answer to a question nor another item."""
    if waits(question):
        return True
    if version.text and (sent.document or all(fields.split_title(sent.words))):
        return False
    if not sent.words:
        return bool(found) or bool(sent.attachments) or sent.document
    return is_part(sent)


def _add(
    act: Act, person: Person, question: Question, draft: Draft, sent: Sent, found: tuple[Label, ...], *, runs: bool
) -> None:
    draft, before = items.working(act, draft)
    sent, beyond = room.fitting(act, before.attachments, sent, beside=True)
    room.tell_beyond(act, person, draft.id, beyond, f"no-room:{question.id}")
    question = question.leaving_out(file.name for file in beyond)
    if beyond:
        act.dialogs.put(question)
    if beyond and not (sent.words or sent.attachments or found):
        return
    together = joined(before, sent, act.policy_of(draft), titled=_titled(found), runs=runs)
    room.fit(act, together.text)
    act.drafts.put_version(together)
    understood = _without_text(act, person, labelled.fill(act, person, draft, together, found))
    draft = _kept(act, person, draft, understood)
    received = _all_received(understood.version)
    answered = {*understood.fields, *_new(before, understood.version)}
    if waits(question):
        act.dialogs.put(replace(question, prompt=_asked(received)))
        listen(act, question.id, act.now + act.organisation.gathering)
        return
    _tell_once(act, person, question, understood.version)
    form = question.purpose is Purpose.FORM and understood.fields
    if form or (question.purpose is Purpose.FIELD and question.about in answered):
        _go_on(act, person, draft, understood.version, received)
        return
    if question.purpose in (Purpose.FIELD, Purpose.FORM):
        act.dialogs.put(replace(question, lead=received))
    listen(act, question.id, act.now + TOGETHER)


def _new(before: Version, after: Version) -> tuple[str, ...]:
    return tuple(name for name in ("title", "text") if getattr(before, name) != getattr(after, name))


def _tell_once(act: Act, person: Person, question: Question, version: Version) -> None:
    """Say where it went; once for all that follows on one question, whose card counts it."""
    told = Text("news-added", {"title": version.title})
    act.send(Send(f"added:{question.id}", person.id, "news", version.draft, text=told))


def joined(version: Version, sent: Sent, policy: Policy, *, titled: bool, runs: bool = False) -> Version:
    """Put a further part into a working copy; nothing that came before is lost by it. `runs` says that it runs on."""
    if not sent.document:
        text = run_on(version.text, sent.words) if runs else f"{version.text}\n\n{sent.words}".strip()
        title, text = (version.title, text) if titled or version.title else fields.split_title(text)
        filled = replace(version, title=title, text=text)
    elif len(version.text) <= longest_title(version.text) and not version.title:
        aside = "\n".join(part for part in (version.text, sent.words) if part)
        return drafts.add(replace(version, text=""), replace(sent, words=aside), policy)
    else:
        parts = (version.text, sent.words, f"{sent.title}\n{sent.text}".strip())
        filled = replace(version, text="\n\n".join(part for part in parts if part))
    originals = tuple(file for file in version.attachments if file.original)
    return fields.with_files(filled, (*originals, *sent.attachments))


def _asked(received: Text) -> Text:
    return Text("ask-more", {"received": received})


def _wait(act: Act, person: Person, draft: Draft, received: Text) -> None:
    """Ask whether that is all; after a short wait it is."""
    choices = (Choice(ALL, Text("choice-that-is-all")),)
    question = Question(act.new_id(), person.id, Purpose.GATHERING, _asked(received), draft.id, choices=choices)
    questions.ask(act, replace(question, version=draft.latest, files=True))
    listen(act, question.id, act.now + act.organisation.gathering)


def _go_on(act: Act, person: Person, draft: Draft, version: Version, received: Text) -> None:
    """Ask for what is missing, and take what follows shortly as a part of the draft."""
    questions.go_on(act, person, draft, version, lead=received)
    attend(act, person, draft, received)


def attend(act: Act, person: Person, draft: Draft, received: Text) -> None:
    """Take what follows shortly as a part of a draft, whatever is asked about it or nothing at all."""
    question = act.dialogs.open(person.id)
    if question is None:
        question = Question(act.new_id(), person.id, Purpose.GATHERING, _asked(received), draft.id, about=SILENT)
        act.dialogs.ask(question, act.now)
    listen(act, question.id, act.now + TOGETHER)


def listen(act: Act, question_id: str, until: datetime) -> None:
    """Listen for more until then, by a due item, so that a restart forgets nothing."""
    act.dues.drop(Forget(GATHERING, question_id))
    act.remind(Remind(GATHERING, question_id, str(micros(until)), until))
