"""The one way in: what is delivered is on disk before the platform is told, handled once, answered the same twice."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Concatenate, Final, ParamSpec

import orjson

from bot import commands
from bot.cards.card import Button, Kind
from bot.cards.question import DRILL
from bot.cards.sheets import label_key, plain
from bot.cards.tokens import Token, Verb, read
from bot.clock import Clock
from bot.deps import Act, Organisation
from bot.domain.dialogs import Purpose
from bot.domain.effects import Send
from bot.domain.people import Person, Role
from bot.errors import NotKnown, NotSaved, Refused
from bot.forms import Moot
from bot.frozen import frozen
from bot.hearing import Hearing
from bot.intake.names import shown_name
from bot.intake.words import TextEmpty, TextHasControl, TextTooLong, tidy, without_controls
from bot.mail import Event, Here
from bot.memory import Store, Tables
from bot.ports import Address, Answer, FileNotGiven, FileRef, Filled, Listing, Message, Platform, Reader, Shown
from bot.reading import Rosters, Shelf
from bot.text import Language, Text, pack, unpack_text
from handlers import enrolment, views
from handlers.drafts import Sent
from handlers.filling import Put
from handlers.made import Wanted

LONGEST: Final = 1000  # characters of what people wrote that an answer repeats
MOST_TRIES: Final = 3  # after so many failures an event is set aside, so that it stops no others (fault 38)
P = ParamSpec("P")
_log = logging.getLogger(__name__)


@frozen
class Taken:
    """What an act of the inbox came to, and whether something fell due in it."""

    answer: Answer
    due_now: bool = False
    again: bool = False  # the event was seen before and is not done yet


@frozen
class Moment:
    """When and where an event is handled: its key, the time, the organisation's settings."""

    event: str
    now: datetime
    organisation: Organisation


def take_tap(tables: Tables, who: Address, token: str, at: Moment) -> Taken:
    """Take a press: dedupe, do, keep the answer; one act."""
    known = tables.inbox.get(at.event)
    if known is not None:
        return Taken(_kept(known))
    act = Act(tables, at.now, at.organisation, at.event)
    answer = _attempt(act, who, lambda person: commands.press(act, person, read(token)))
    tables.inbox.done(at.event, _packed(answer), at.now)
    return Taken(answer, act.due_now)


def take_form(tables: Tables, who: Address, token: str, puts: Mapping[str, Put], at: Moment) -> Taken:
    """Take a form whose files have been read; what they say of themselves is said in the conversation."""
    known = tables.inbox.get(at.event)
    if known is not None:
        return Taken(_kept(known))
    act = Act(tables, at.now, at.organisation, at.event)
    answer = _attempt(act, who, lambda person: _fill(act, person, token, puts))
    tables.inbox.done(at.event, _packed(answer), at.now)
    return Taken(answer, act.due_now)


def _fill(act: Act, person: Person, token: str, puts: Mapping[str, Put]) -> Text | None:
    act.take_in(*(file for put in puts.values() for file in put.sent.attachments))
    for place, note in enumerate(note for put in puts.values() for note in put.sent.notes):
        _say(act, person, note, place=place)
    return commands.fill(act, person, read(token), puts)


def receive(tables: Tables, who: Address, message: Message, at: Moment) -> Taken:
    """Take in a message: on disk under its key; without files it is handled in the same act."""
    raw = orjson.dumps({"who": who, "message": message}).decode()
    seen = tables.inbox.seen(at.event, raw, at.now)
    if seen is not None and (seen.state != "received" or message.files):
        return Taken(_kept(seen), again=seen.state == "received")
    if message.files and tables.people.at(who) is not None:
        return Taken(Answer(), again=True)
    return handle(tables, who, Sent(message.text, under=message.under), at)


def handle(tables: Tables, who: Address, sent: Sent, at: Moment) -> Taken:
    """Handle a message whose files have been read; what cannot be done is said in the conversation."""
    act = Act(tables, at.now, at.organisation, at.event)
    if tables.people.at(who) is None:
        told = enrolment.introduce(act, who, sent.words)
        if isinstance(told, Text):  # a code, which is not to be on file
            tables.inbox.answer(at.event, _packed(Answer(Text("code-back-said"))))
            return Taken(Answer(told), act.due_now)
        answer = Answer() if told is None else Answer(told.text, refused=True)
    else:
        answer = _attempt(act, who, lambda person: _hear(act, person, sent))
    person = tables.people.at(who)
    if person is not None and answer.text is not None:
        _say(act, person, answer.text, answer.buttons)
        if answer.refused and not answer.buttons:
            _ask_again(act, person)
        answer = Answer()
    tables.inbox.answer(at.event, _packed(answer))
    return Taken(answer, act.due_now)


def _ask_again(act: Act, person: Person) -> None:
    """Put the question that is still open below what was said; what is filled in or gathered stays in its place."""
    question = act.dialogs.open(person.id)
    if question is not None and question.purpose not in (Purpose.FORM, Purpose.GATHERING):
        act.tell(person, Kind.QUESTION, question.id)


def _hear(act: Act, person: Person, sent: Sent) -> Text | None:
    act.take_in(*sent.attachments)
    for place, note in enumerate(sent.notes):
        _say(act, person, note, place=place)
    if not sent.words and not sent.attachments and sent.roster is None:
        return None
    return commands.hear(act, person, sent)


def _say(act: Act, person: Person, text: Text, buttons: tuple[Button, ...] = (), *, place: int = 0) -> None:
    """Say something in the conversation; several texts about one event are told apart by their place."""
    about = buttons[0].token if buttons else Token(Verb.INBOX)
    pairs = tuple((button.token.verb.value, button.label.key) for button in buttons)
    key = f"{act.event}:{text.key}:{place}"
    act.send(Send(key, person.id, Kind.NEWS, about.subject, about.version, text=text, buttons=pairs))


def _attempt(act: Act, who: Address, do: Callable[[Person], Text | None]) -> Answer:
    person, elsewhere = act.people.arrives(who)
    language = None if person is None else person.language or views.DEFAULT_LANGUAGE
    if person is not None and elsewhere:
        act.here = Here(person.id, who)
    try:
        with act.tables.attempt():
            if person is None:
                raise NotKnown
            text = do(person)
            return Answer(plain(text, LONGEST) if text else None, language=act.language or language)
    except Moot as moot:
        act.dialogs.close(moot.question, None, act.now)
        return _refused(act, moot.why, language)
    except Refused as refused:
        return _refused(act, refused, language)


def _refused(act: Act, refused: Refused, language: Language | None) -> Answer:
    act.due_now = False
    buttons = tuple(
        Button(Text(label_key(verb)), Token(verb, offer.subject, offer.version))
        for offer in refused.offers
        for verb in (Verb[offer.verb.upper()],)
    )
    text = refused.text
    if refused.of_drill and text.key != DRILL:
        text = Text(DRILL, {"text": text})
    return Answer(plain(text, LONGEST), buttons, refused=True, language=language)


def _packed(answer: Answer) -> str:
    plain = {
        "text": pack(answer.text) if answer.text else None,
        "buttons": [[pack(button.label), str(button.token)] for button in answer.buttons],
        "refused": answer.refused,
    }
    return orjson.dumps(plain).decode()


def _kept(event: Event) -> Answer:
    if event.answer is None:
        return Answer()
    plain = orjson.loads(event.answer)
    buttons = tuple(Button(unpack_text(label), read(token)) for label, token in plain["buttons"])
    return Answer(unpack_text(plain["text"]) if plain["text"] else None, buttons, refused=plain["refused"])


class Desk:
    """The inbox at work: runs acts, wakes delivery and the due items, reads files in the background."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        organisation: Organisation,
        shelf: Shelf,
        platforms: Mapping[str, Platform],
        *,
        wake: Callable[[bool], None],
    ) -> None:
        """`wake` is called after each act: True when something has fallen due."""
        self._store, self._clock, self._organisation = store, clock, organisation
        self._shelf, self._platforms, self._wake = shelf, platforms, wake
        self.hearing: Final = Hearing(store, clock, organisation, wake=wake)
        self._turns: dict[Address, asyncio.Task[None]] = {}

    async def tapped(self, who: Address, token: str, *, event: str) -> Answer:
        """Take a press; a repeated key is given the first answer once more."""
        await self._turn(who)
        try:
            taken = await self._store.act(take_tap, who, token, self._moment(event))
        except Exception as failed:  # noqa: BLE001 - nobody is left without an answer, and nothing was kept
            return _failed(failed, event)
        self._wake(taken.due_now)
        return taken.answer

    async def filled(self, who: Address, token: str, fields: tuple[Filled, ...], *, event: str) -> Answer:
        """Take a form; a repeated key is given the first answer once more."""
        await self._turn(who)
        try:
            puts = {filled.field: await self._put(who, filled) for filled in fields}
            taken = await self._store.act(take_form, who, token, puts, self._moment(event))
        except Exception as failed:  # noqa: BLE001 - nobody is left without an answer, and nothing was kept
            return _failed(failed, event)
        self._wake(taken.due_now)
        return taken.answer

    async def _put(self, who: Address, filled: Filled) -> Put:
        """Read one field; words that cannot be kept are a mistake of this field, and the others are taken."""
        words, refusal = filled.words, None
        try:
            words = tidy(words, self._organisation.longest_text) if words.strip() else ""
        except (TextEmpty, TextHasControl, TextTooLong) as refused:
            words = without_controls(words) if isinstance(refused, TextHasControl) else ""
            refusal = refused.text
        return Put(filled.chosen, await self._read(who, Message(words, filled.files), rosters="passed over"), refusal)

    async def said(self, who: Address, message: Message, *, event: str) -> Answer:
        """Take in a message under its event key; repeated keys have no second effect."""
        try:
            files = (replace(file, name=without_controls(file.name)) for file in message.files)
            message = replace(message, files=tuple(files))  # half a character cannot be written down
            if message.text or not message.files:
                message = replace(message, text=tidy(message.text, self._organisation.longest_text))
            if not message.files:
                await self._turn(who)
            taken = await self._store.act(receive, who, message, self._moment(event))
        except Exception as failed:  # noqa: BLE001 - nobody is left without an answer, and nothing was kept
            return _failed(failed, event)
        if taken.again:
            self._later(who, message, event)
        self._wake(taken.due_now)
        return taken.answer

    async def met(self, who: Address, language: Language, *, email: str = "") -> None:
        """Note what a messenger says of an account: its language, and whose it is by the e-mail address."""
        await self._do(enrolment.met, who, email, language)

    async def unlinked(self, platform: str, workspace: str) -> tuple[str, ...]:
        """Give the e-mail addresses of people who have no account there."""
        return await self._store.view(_unlinked, platform, workspace)

    async def reads(self, who: Address) -> Reader | None:
        """Tell for whom texts to this account are written."""
        return await self._store.view(self._reader, who)

    async def warn(self, text: Text, *, key: str) -> None:
        """Tell the administrators of something that is wrong with a platform; at most once an hour for each key."""
        await self._do(enrolment.warn, text, key)

    async def _do(self, do: Callable[Concatenate[Act, P], None], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Do something of the platform's own, in one act."""

        def done(tables: Tables) -> None:
            do(Act(tables, self._clock.now(), self._organisation), *args, **kwargs)

        await self._store.act(done)
        self._wake(False)  # noqa: FBT003 - nothing has fallen due

    def _reader(self, tables: Tables, who: Address) -> Reader | None:
        person = tables.people.at(who)
        act = Act(tables, self._clock.now(), self._organisation)
        return None if person is None else views.reader(act, person.id)

    async def shows(self, who: Address, kind: Listing) -> Shown | None:
        """Make a list of somebody's own, to be looked at now."""
        return await self._store.view(self._shown, who, kind)

    def _shown(self, tables: Tables, who: Address, kind: Listing) -> Shown | None:
        person = tables.people.at(who)
        if person is None:
            return None
        act = Act(tables, self._clock.now(), self._organisation)
        made = views.make(act, Wanted(kind, "", 0, person.id))
        return Shown(made.card, views.reader(act, person.id)) if made is not None else None

    def _moment(self, event: str) -> Moment:
        return Moment(event, self._clock.now(), self._organisation)

    async def _turn(self, who: Address) -> None:
        """Wait until what the same person sent before has been handled."""
        with suppress(KeyError):
            await asyncio.wait([self._turns[who]])

    def _later(self, who: Address, message: Message, event: str) -> None:
        """Handle a message with files after those that the same person sent before."""
        before = self._turns.get(who)
        turn = asyncio.create_task(self._work(before, who, message, event))
        self._turns[who] = turn
        turn.add_done_callback(lambda done: self._turns.pop(who) if self._turns.get(who) is done else None)

    async def _work(self, before: "asyncio.Task[None] | None", who: Address, message: Message, event: str) -> None:
        if before is not None:
            await asyncio.wait([before])
        try:
            due_now = await self._handled(who, message, event)
        except Exception:  # noqa: BLE001 - whatever it was, the event stays on file and is tried again
            _log.exception("an event could not be handled", extra={"key": event})
        else:
            self._wake(due_now)

    async def _handled(self, who: Address, message: Message, event: str) -> bool:
        """Handle a message with files, if that is still to be done; True when something has fallen due."""
        if not await self._store.act(_try, who, self._moment(event)):
            return False
        reads = await self._store.view(_administers, who, self._clock.now())
        sent = await self._read(who, message, rosters="read" if reads else "told")
        taken = await self._store.act(handle, who, sent, self._moment(event))
        return taken.due_now

    async def _read(self, who: Address, message: Message, *, rosters: Rosters) -> Sent:
        platform = self._platforms[who.platform]
        sent = Sent(message.text, under=message.under)
        for file in message.files:
            try:
                data = await platform.fetch(file)
            except FileNotFoundError as lost:
                told = Text("news-file-lost", {"name": shown_name(file.name)})
                sent = replace(sent, notes=(*sent.notes, lost.why if isinstance(lost, FileNotGiven) else told))
            else:
                sent = await self._shelf.add(sent, file, data, rosters=rosters)
        return sent

    async def replay(self) -> None:
        """At start: handle what was received and not done."""
        for event in await self._store.view(_unfinished):
            plain = orjson.loads(event.raw or "{}")
            message = plain["message"]
            files = tuple(FileRef(**file) for file in message["files"])
            answers = message.get("under", "")
            self._later(Address(**plain["who"]), Message(message["text"], files, answers), event.key)

    async def quiet(self) -> None:
        """Wait until every message that was taken in has been handled."""
        while self._turns:
            await asyncio.wait(list(self._turns.values()))


def _unlinked(tables: Tables, platform: str, workspace: str) -> tuple[str, ...]:
    return tables.codes.unlinked(platform, workspace)


def _administers(tables: Tables, who: Address, now: datetime) -> bool:
    person = tables.people.at(who)
    return person is not None and tables.people.holds(person.id, Role.ADMINISTRATOR, None, now)


def _unfinished(tables: Tables) -> tuple[Event, ...]:
    return tables.inbox.unfinished()


def _try(tables: Tables, who: Address, at: Moment) -> bool:
    """Count a try; False when the event is done already, or has failed too often and is set aside, which is told."""
    tries = tables.inbox.tried(at.event)
    if tries > MOST_TRIES:
        tables.inbox.quarantine(at.event)
        person = tables.people.at(who)
        if person is not None:
            _say(Act(tables, at.now, at.organisation, at.event), person, NotSaved().text)
    return 0 < tries <= MOST_TRIES


def _failed(failed: Exception, event: str) -> Answer:
    """Say why something was not done: a refusal in its own words, all else as not saved, which is true of it."""
    if isinstance(failed, Refused):
        return Answer(plain(failed.text, LONGEST), refused=True)
    _log.error("an event could not be handled", extra={"key": event}, exc_info=failed)
    return Answer(NotSaved().text, refused=True)
