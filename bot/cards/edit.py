"""The card of somebody who edits an item that he is asked about: what he changed, and what saving it re-opens."""

from bot.cards.card import Button, Card, Extract
from bot.cards.compared import changes
from bot.cards.particulars import facts, origin
from bot.cards.sheets import TITLE, Outlook, Sheet
from bot.cards.tokens import Token, Verb
from bot.domain.policies import cited
from bot.intake.words import plain_line
from bot.text import Names, Text, Value


def edit(sheet: Sheet, outlook: Outlook) -> Card:
    """Build the editor's card; `sheet.version` is his working copy, `sheet.submitted` what he began from."""
    what = changes(sheet.submitted, sheet.version) if sheet.submitted else ()
    lacking, gaps = sheet.missing, outlook.plan.gaps if outlook.plan else ()
    fields = tuple(Text(f"field-{field}") for field in lacking)
    stopped = bool(lacking or gaps)
    return Card(
        title=Text("edit-title", {"title": sheet.title}),
        tag=sheet.tag,
        facts=facts(sheet),
        body=sheet.extract,
        files=sheet.version.attachments,
        notes=(
            _changed(sheet, what),
            *([Text("note-missing", {"fields": fields})] if lacking else []),
            *(Text("edit-gap", {"step": rule.names, "clause": cited(rule.clause)}) for rule in gaps),
            *(_reopens(sheet, outlook) if what and not stopped else ()),
        ),
        buttons=(
            *([sheet.button(Verb.GO_ON, "likely")] if lacking else []),
            *([_save(sheet)] if what and not stopped else []),
            sheet.button(Verb.CHANGE, label="button-change-more" if what else ""),
            *([sheet.button(Verb.CHANGES)] if what else []),
            *([sheet.button(Verb.FULL)] if sheet.worth_opening else []),
            sheet.button(Verb.DISCARD, "grave", label="button-discard-edit"),
        ),
    )


def _changed(sheet: Sheet, what: tuple[Value, ...]) -> Text:
    values: dict[str, Value] = {"version": sheet.draft.version, "what": what}
    return Text("note-changed" if what else "note-unchanged", values)


def _save(sheet: Sheet) -> Button:
    number = sheet.version.number
    label = Text("button-save-version", {"version": number})
    return Button(label, Token(Verb.SUBMIT, sheet.draft.id, number), "likely")


def _reopens(sheet: Sheet, outlook: Outlook) -> tuple[Text, ...]:
    """Say who has to look again although he has approved, and who decides on the new version first."""
    passed = {step.names for step in sheet.round.passed} if sheet.round else set[Names]()
    again = tuple(names for names in outlook.reopened if names in passed)
    key = "edit-reopens" if again else "edit-reopens-nothing"
    return (Text(key, {"steps": again}), *(Text("edit-then", {"step": names}) for names in outlook.reopened[:1]))


def over(sheet: Sheet) -> Card:
    """Build what stays of the card: the version that came of it, or that nothing did."""
    saved = sheet.version.author == sheet.reader
    values: dict[str, Value] = {"title": sheet.title, "version": sheet.version.number}
    full = (sheet.button(Verb.FULL),) if sheet.worth_opening else ()
    title = Text("edit-saved" if saved else "edit-over", values)
    return Card(title=title, tag=sheet.tag, facts=(origin(sheet),), buttons=full, closed=True)


def given_back(left: Text) -> Card:
    """Build the card that gives somebody back what he changed and could not save: which parts, and his text whole."""
    title, text = str(left.values["title"]), str(left.values["text"])
    values: dict[str, Value] = {"title": plain_line(title, TITLE) or Text("untitled"), "what": left.values["what"]}
    return Card(title=Text("edit-left", values), body=Extract(text, len(text)) if text else None)
