"""Writes cards, answers, the cast and the strip as JSON, in the words of whoever reads them."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.cards.card import Button, Card, Form, FormField, Stop
from bot.domain.drafts import Attachment
from bot.frozen import frozen
from bot.i18n import I18n
from bot.platforms.web.history import Entry
from bot.platforms.web.panes import Above, CastMember, Strip
from bot.ports import Answer
from bot.text import Language, Text, moment

Plain = dict[str, Any]


@frozen
class Ear:
    """Everything that decides how a text is said to one reader at one moment."""

    i18n: I18n
    language: Language
    zone: ZoneInfo
    now: datetime

    def hears(self, text: Text) -> str:
        """Give the text as this reader reads it."""
        return self.i18n.say(text, self.language, zone=self.zone, now=self.now)

    def all(self, texts: Iterable[Text]) -> list[str]:
        """Give several of them."""
        return [self.hears(text) for text in texts]


def card(it: Card, ear: Ear) -> Plain:
    """Give a card as the page and scripts get it; README.md beside the registry describes every field."""
    return {
        "title": ear.hears(it.title),
        "tag": None if it.tag is None else ear.hears(it.tag),
        "facts": ear.all(it.facts),
        "body": None if it.body is None else {"text": it.body.text, "total": it.body.total, "cut": it.body.cut},
        "differences": [{"change": piece.change, "text": piece.text} for piece in it.differences],
        "files": [_file(attachment) for attachment in it.files],
        "route": [_stop(stop, ear) for stop in it.route],
        "entries": [{"text": ear.hears(line.text), "buttons": buttons(line.buttons, ear)} for line in it.entries],
        "notes": ear.all(it.notes),
        "form": None if it.form is None else _form(it.form, ear),
        "buttons": buttons(it.buttons, ear),
        "closed": it.closed,
        "urgent": it.urgent,
        "correct": not it.closed and it.words is not None and it.answer is not None and bool(it.answer.words),
    }


def _stop(it: Stop, ear: Ear) -> Plain:
    said: Plain = {"state": it.state, "text": ear.hears(it.text)}
    return said | {"address": it.address} if it.address else said


def _form(it: Form, ear: Ear) -> Plain:
    fields = [_field(field, ear) for field in it.fields]
    return {"subject": it.subject, "fields": fields, "buttons": buttons(it.buttons, ear)}


def _field(it: FormField, ear: Ear) -> Plain:
    return {
        "id": it.id,
        "kind": it.kind,
        "label": ear.hears(it.label),
        "hint": None if it.hint is None else ear.hears(it.hint),
        "choices": [
            {"code": choice.code, "label": ear.hears(choice.label), "detail": choice.detail} for choice in it.choices
        ],
        "written": it.written,
        "files": it.files,
        "chosen": list(it.chosen),
        "words": it.words,
        "required": it.required,
        "mistake": None if it.mistake is None else ear.hears(it.mistake),
    }


def _file(it: Attachment) -> Plain:
    return {
        "name": it.name,
        "kind": it.kind,
        "size": it.size,
        "href": f"/files/{it.digest}?name={quote(it.name, safe='', errors='replace')}",
        "original": it.original,
        "evidence": it.evidence,
    }


def files(it: Card) -> list[tuple[str, str]]:
    """Give (digest, media type) of the files that stand on a card."""
    return [(attachment.digest, attachment.media_type) for attachment in it.files]


def buttons(them: Sequence[Button], ear: Ear) -> list[Plain]:
    """Give buttons with what they say and carry."""
    return [{"label": ear.hears(it.label), "token": str(it.token), "tone": it.tone} for it in them]


def ack(event: str, answer: Answer, ear: Ear) -> Plain:
    """Give the frame that tells a window that what it sent is on disk, and what is said to it at once."""
    notice = None
    if answer.text is not None:
        notice = {"text": ear.hears(answer.text), "buttons": buttons(answer.buttons, ear)}
    return {"type": "ack", "event": event, "notice": notice, "refused": answer.refused}


def entry(it: Entry, since: int) -> Plain:
    """Give a message of the history as a frame for somebody who has seen everything up to `since`."""
    where = {"id": it.id, "cursor": it.cursor, "place": it.place}
    if it.gone:
        return {"type": "gone", **where}
    kind = "message" if it.place > since else "edit"
    return {"type": kind, **where, "at": moment(it.at).isoformat(), **json.loads(it.content)}


def member(it: CastMember, i18n: I18n, language: Language, now: datetime) -> Plain:
    """Give a person for the pickers: named in the page's language, his menu in his own."""
    own = Ear(i18n, it.language, it.zone, now)
    page = Ear(i18n, language, it.zone, now)
    return {
        "id": it.id,
        "name": it.names.in_language(language),
        "unit": it.unit.in_language(language),
        "roles": page.all(it.roles),
        "language": it.language,
        "zone": it.zone.key,
        "menu": buttons(it.menu, own),
    }


def strip(it: Above, ear: Ear) -> Plain:
    """Give the frame of the strip; `item` is null when nothing is in hand."""
    alarms = [{"text": ear.hears(alarm.text), "people": list(alarm.people)} for alarm in it.alarms]
    return {"type": "strip", "alarms": alarms, "item": None if it.item is None else _item(it.item, ear)}


def _item(it: Strip, ear: Ear) -> Plain:
    stops = [{"state": stop.state, "text": ear.hears(stop.text), "people": list(stop.people)} for stop in it.stops]
    return {"number": it.number, "title": ear.hears(it.title), "stops": stops}
