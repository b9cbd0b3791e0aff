"""The publisher's card of a signed-off version: read it, release it channel by channel, or say what is wrong."""

from dataclasses import replace
from typing import Final

from bot.cards.card import Button, Card, Extract
from bot.cards.particulars import channel_name, facts, wordings
from bot.cards.route_lines import channels, outcome
from bot.cards.sheets import REASON, Sheet, label_key, quoted
from bot.cards.statement import declared, released_as
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import Attachment, DraftState
from bot.domain.releases import Hold, Task, remaining
from bot.text import Text, Value

WHOLE: Final = 600  # characters up to which the final text stands on the card whole
_SHOWN: Final = 8  # characters of a fingerprint that people compare
_ENDED: Final = frozenset({DraftState.RETURNED, DraftState.WITHDRAWN, DraftState.REJECTED})


def release(sheet: Sheet, task: Task) -> Card:
    """Build the publisher's card of a task; `sheet.version` is the version signed off."""
    left = remaining(task, sheet.releases)
    if not left or not task.open or task.version != sheet.draft.version or sheet.draft.state in _ENDED:
        return declared(sheet, _closed(sheet, left))
    if sheet.reader not in task.publishers:
        return declared(sheet, _passed_on(sheet, task))
    card = replace(_open(sheet, task, left), body=_text(sheet), files=_files(sheet), entries=wordings(sheet))
    card = replace(card, tag=sheet.tag, facts=(*facts(sheet), *_signed(sheet, task)), route=channels(sheet))
    return declared(sheet, card)


def _open(sheet: Sheet, task: Task, left: tuple[str, ...]) -> Card:
    problem = sheet.button(Verb.PROBLEM, "grave")
    if task.hold is not None:
        buttons = (sheet.button(Verb.RESUME, "likely"), *_full(sheet), problem)
        return Card(_title(sheet, "release-held"), notes=(_held(sheet, task.hold),), buttons=buttons)
    if task.proofread_by is None or task.proofread_at is None:
        buttons = (sheet.button(Verb.PROOFREAD, "likely"), *_full(sheet), problem)
        return Card(_title(sheet, "release-proofread"), notes=(Text("note-proofread-first"),), buttons=buttons)
    done = Text("note-proofread", {"by": sheet.who(task.proofread_by), "at": task.proofread_at})
    early = task.planned is not None and task.planned > sheet.now
    wait: tuple[Text, ...] = (Text("note-not-before", {"at": task.planned or sheet.now}),) if early else ()
    buttons = (*_releasing(sheet, left), *_full(sheet), problem)
    return Card(_title(sheet, "release-title"), notes=(done, *wait, Text("note-release-how")), buttons=buttons)


def _title(sheet: Sheet, key: str, **values: Value) -> Text:
    return Text(key, {"title": sheet.title, **values})


def _full(sheet: Sheet) -> tuple[Button, ...]:
    return (sheet.button(Verb.FULL),) if len(sheet.version.text) > WHOLE or sheet.version.attachments else ()


def _files(sheet: Sheet) -> tuple[Attachment, ...]:
    """Give the files but for the evidence, which is kept and not released (APR4)."""
    return tuple(file for file in sheet.version.attachments if not file.evidence)


def _releasing(sheet: Sheet, left: tuple[str, ...]) -> tuple[Button, ...]:
    return tuple(
        Button(
            Text(released_as(sheet) or label_key(Verb.RELEASE), {"channel": channel_name(sheet.policy, channel)}),
            Token(Verb.RELEASE, sheet.draft.id, sheet.version.number, channel),
            "likely" if number == 0 else "plain",
        )
        for number, channel in enumerate(left)
    )


def _text(sheet: Sheet) -> Extract | None:
    text = sheet.version.text
    return Extract(text, len(text)) if 0 < len(text) <= WHOLE else sheet.extract


def _signed(sheet: Sheet, task: Task) -> tuple[Text, ...]:
    """Say what was signed, so that it can be compared with what is released, and by whom."""
    approvers = sheet.whos(sheet.round.approvers if sheet.round else ())
    fingerprint = Text("fact-fingerprint", {"fingerprint": task.fingerprint[:_SHOWN]})
    return (*([Text("fact-approvers", {"people": approvers})] if approvers else []), fingerprint)


def _held(sheet: Sheet, hold: Hold) -> Text:
    return Text("note-held", {"by": sheet.who(hold.by), "at": hold.at, "reason": quoted(hold.reason, REASON)})


def _passed_on(sheet: Sheet, task: Task) -> Card:
    """Say to somebody who no longer releases it who does, if there is anybody."""
    now = (Text("note-release-passed-on", {"people": sheet.whos(task.publishers)}),) if task.publishers else ()
    title = _title(sheet, "release-passed-on")
    return Card(title, tag=sheet.tag, route=channels(sheet), notes=now, buttons=_full(sheet), closed=True)


def _closed(sheet: Sheet, left: tuple[str, ...]) -> Card:
    """Say why there is nothing (more) to release here."""
    state = sheet.draft.state
    out = tuple(stop for stop in channels(sheet) if stop.state == "done")
    key = f"release-{state}" if state in _ENDED else "release-over"
    stops = (*(out if state in _ENDED else ()), *outcome(sheet)) if left else out
    return Card(
        title=_title(sheet, key if left else "release-done"),
        tag=sheet.tag,
        route=stops,
        buttons=(*_full(sheet), *(() if left else (sheet.button(Verb.CRISIS),))),
        closed=True,
    )
