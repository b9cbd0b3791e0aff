"""What people look at: each card built from the state as it is now, for one reader."""

from collections.abc import Callable
from dataclasses import replace

from bot.cards import account_form, edit, forms, found, item, lists, news, question, reading, release, review, talk
from bot.cards.card import Card, Kind
from bot.cards.guarding import guarded, guarded_full, guarded_words, taken_back
from bot.cards.posted import posted
from bot.cards.sheets import Sheet
from bot.cards.statement import drilled
from bot.deps import Act
from bot.domain.dialogs import Purpose, Question
from bot.domain.directories import ProposalState
from bot.domain.drafts import ENDED, Draft, DraftId, DraftState
from bot.domain.people import PersonId, Role, Who
from bot.domain.rounds import Round
from bot.domain.steps import SeatId, SeatState, Step, StepState
from bot.journeys import Listed
from bot.ports import Reader
from bot.reactions.rules import RELEASE_TIME
from bot.search import Hit
from bot.sheets.paper import Paper
from bot.text import Language, Text
from handlers import (
    aftermath_views,
    approvals,
    away,
    boards,
    calendar_links,
    codes,
    crisis_views,
    digests,
    directory,
    drill_views,
    drills,
    emergency_plans,
    enrolment,
    finding,
    items,
    ladders,
    ledger,
    overdue,
    owing,
    plans,
    precleared,
    reachability,
    reporting,
    settings,
    situation_export,
    situation_views,
    staffing,
    statements,
    undelivered,
    weeks,
)
from handlers.digests import inbox_line
from handlers.filling import form_fields
from handlers.made import Made, Wanted
from handlers.sheets import outlook, secret, sheet_of, unnamed
from handlers.templates import template_of

DEFAULT_LANGUAGE: Language = "zh-Hans"
MOST_LISTED = 20  # lines of a list; more are counted
_OVER = frozenset({DraftState.RELEASED})
_ASKED = {Purpose.ACCOUNT: account_form.asked, Purpose.SITUATION: situation_views.card}  # by cards of their own


def reader(act: Act, person_id: PersonId) -> Reader:
    """Say for whom a card is written: his language, else the organisation's first one, and its zone."""
    person = act.people.get(person_id)
    language = person.language if person is not None and person.language else DEFAULT_LANGUAGE
    return Reader(person_id, language, act.organisation.zone)


def make(act: Act, wanted: Wanted) -> Made | None:
    """Build a card; None when what it is about is not there."""
    return _MAKERS[Kind(wanted.kind)](act, wanted)


def gone() -> Made:
    """Build what stays of a card whose subject is not there any more."""
    return Made(news.moved(""), still=True)


def _item(act: Act, wanted: Wanted) -> Made | None:
    draft = act.drafts.get(DraftId(wanted.subject))
    if draft is None:
        return None
    sheet = sheet_of(act, draft, draft.latest_for(draft.author), wanted.person)
    card = boards.meant_for(act, draft, item.item(sheet, outlook(act, draft, sheet)))
    return Made(guarded(sheet, card), draft.id, draft.revision, still=draft.state in _OVER)


def _edit(act: Act, wanted: Wanted) -> Made | None:
    draft = act.drafts.get(DraftId(wanted.subject))
    if draft is None:
        return None
    sheet = sheet_of(act, draft, draft.latest_for(wanted.person), wanted.person)
    editing = draft.editor == wanted.person
    card = edit.edit(sheet, outlook(act, draft, sheet)) if editing else edit.over(sheet)
    return Made(guarded(sheet, card), draft.id, draft.revision, still=not editing)


def _given_back(_: Act, wanted: Wanted) -> Made | None:
    return Made(edit.given_back(wanted.text)) if wanted.text else None


def _review(act: Act, wanted: Wanted) -> Made | None:
    draft = items.behind(act, wanted.kind, wanted.subject)
    journey = act.drafts.round_of_seat(SeatId(wanted.subject)) if draft else None
    step = _step_with(journey, wanted.subject)
    if draft is None or step is None:
        return None
    seat = next(seat for seat in step.seats if seat.id == wanted.subject)
    left = ladders.left(act, draft, journey, step, seat)
    sheet = sheet_of(act, draft, seat.version or draft.version, wanted.person, left=left)
    over = seat.state is not SeatState.OPEN and step.state is not StepState.OPEN and draft.state in ENDED
    return Made(guarded(sheet, review.review(sheet, step, seat)), draft.id, draft.revision, still=over)


def _talk(act: Act, wanted: Wanted) -> Made | None:
    draft = items.behind(act, wanted.kind, wanted.subject)
    journey = act.drafts.round(draft.id) if draft else None
    step = journey.step(wanted.subject) if journey else None
    if draft is None or step is None:
        return None
    left = ladders.left(act, draft, journey, step)
    sheet = sheet_of(act, draft, wanted.version or draft.version, wanted.person, left=left)
    heads = act.people.roster(act.now).asked(Who(Role.HEAD, "unit"), draft.unit)
    card = talk.talk(sheet, step, leads=wanted.person in (draft.author, *heads))
    over = step.state is not StepState.OPEN and draft.state in ENDED
    return Made(guarded(sheet, card), draft.id, draft.revision, still=over)


def _step_with(journey: Round | None, seat: str) -> Step | None:
    steps = journey.steps if journey else ()
    return next((step for step in steps if any(found.id == seat for found in step.seats)), None)


def _release(act: Act, wanted: Wanted) -> Made | None:
    draft, task = act.drafts.get(DraftId(wanted.subject)), act.releases.task(DraftId(wanted.subject))
    if draft is None or task is None:
        return None
    reminder = act.dues.next_for(RELEASE_TIME, draft.id)
    sheet = sheet_of(act, draft, task.version, wanted.person, reminder=reminder)
    card = boards.waiting(act, draft, release.release(sheet, task))
    return Made(guarded(sheet, card), draft.id, draft.revision, still=draft.state in _OVER)


def _question(act: Act, wanted: Wanted) -> Made | None:
    asked = act.dialogs.get(wanted.subject)
    if asked is None:
        return None
    asked, still = _marked(act, asked), asked.state != "open"
    if asked.purpose in _ASKED:
        return Made(_ASKED[asked.purpose](asked), None, asked.revision, still=still)
    if asked.purpose is Purpose.FORM:
        return Made(forms.form(asked, () if still else form_fields(act, asked)), None, asked.revision, still=still)
    asked, template = _templated(act, asked)
    present = template or _present(act, asked)
    card = question.question(asked, present)
    card = card if still else replace(card, answer=forms.field(asked, forms.Entered(words=present)))
    if secret(act, asked.draft, asked.person):
        card = guarded_words(card)
    return Made(card, None, asked.revision, still=still)


def _marked(act: Act, asked: Question) -> Question:
    """Mark what is asked about the statement of a drill."""
    draft = act.drafts.get(asked.draft) if asked.draft is not None and asked.prompt.key != question.DRILL else None
    return asked if draft is None else replace(asked, prompt=statements.marked(draft, asked.prompt))


def _present(act: Act, asked: Question) -> str:
    """Give the text that an answer to this question would replace."""
    draft = act.drafts.get(asked.draft) if asked.draft and asked.about == "text" and asked.state == "open" else None
    return act.drafts.version(draft.id, draft.latest).text if draft else ""


def _templated(act: Act, asked: Question) -> tuple[Question, str]:
    """Give a question for a text still to be written with its category's template, which is said to be one."""
    draft = act.drafts.get(asked.draft) if asked.draft and asked.about == "text" and asked.state == "open" else None
    person = act.people.get(asked.person)
    if draft is None or person is None:
        return asked, ""
    template = template_of(act, person, draft, items.newest(act, draft))
    return (replace(asked, hint=Text("hint-template")), template) if template else (asked, "")


def _full(act: Act, wanted: Wanted) -> Made | None:
    draft = act.drafts.get(DraftId(wanted.subject))
    if draft is None:
        return None
    sheet = sheet_of(act, draft, wanted.version or draft.latest, wanted.person)
    return Made(guarded_full(sheet, reading.full(sheet)))


def _reading(act: Act, wanted: Wanted) -> Made | None:
    """Make the whole text or the changes as somebody reads them who is to decide: with the buttons of his seat."""
    draft = items.behind(act, wanted.kind, wanted.subject)
    journey = act.drafts.round_of_seat(SeatId(wanted.subject)) if draft else None
    step = _step_with(journey, wanted.subject)
    if draft is None or step is None:
        return None
    seat = next(seat for seat in step.seats if seat.id == wanted.subject)
    left = ladders.left(act, draft, journey, step, seat)
    sheet = sheet_of(act, draft, wanted.version, wanted.person, left=left)
    read = reading.full(sheet) if wanted.kind == Kind.READING else _compared(act, sheet, 0)
    card = review.beneath(sheet, read, step, seat)
    made = taken_back(sheet, card) if card.closed else guarded_full(sheet, card)
    return Made(made, draft.id, draft.revision, still=card.closed)


def _changes(act: Act, wanted: Wanted) -> Made | None:
    draft = act.drafts.get(DraftId(wanted.subject))
    if draft is None:
        return None
    if draft.version < wanted.version <= draft.latest_for(wanted.person):  # a copy of his own, not submitted yet
        sheet = sheet_of(act, draft, wanted.version, wanted.person)
        return Made(guarded(sheet, reading.changed(sheet, act.drafts.version(draft.id, draft.version))))
    sheet = sheet_of(act, draft, max(draft.version, 1), wanted.person)
    return Made(guarded(sheet, _compared(act, sheet, wanted.version)))


def _compared(act: Act, sheet: Sheet, old: int) -> Card:
    """Compare with an older version; where that is none, with the one that the reader last saw."""
    current = sheet.version.number
    if not 0 < old < current:
        old = sheet.seen.number if sheet.seen else max(current - 1, 1)
    return reading.changed(sheet, act.drafts.version(sheet.draft.id, old))


def _progress(act: Act, wanted: Wanted) -> Made | None:
    draft = act.drafts.get(DraftId(wanted.subject))
    if draft is None:
        return None
    sheet = sheet_of(act, draft, draft.version or draft.latest, wanted.person)
    return Made(guarded(sheet, reading.progress(sheet)))


def _posted(act: Act, wanted: Wanted) -> Made | None:
    draft = act.drafts.get(DraftId(wanted.subject))
    if draft is None:
        return None
    sheet = sheet_of(act, draft, draft.version or draft.latest, wanted.person)
    card = drilled(posted(sheet)) if statements.drills(draft) else posted(sheet)
    return Made(guarded(sheet, card), draft.id, draft.revision, still=draft.state in _OVER)


def _inbox(act: Act, wanted: Wanted) -> Made:
    waiting = act.drafts.waiting_for(wanted.person, MOST_LISTED + 1)
    more = act.drafts.count_waiting(wanted.person) - MOST_LISTED if len(waiting) > MOST_LISTED else 0
    lines = [inbox_line(act, line, wanted.person) for line in waiting[:MOST_LISTED]]
    owed = aftermath_views.owed(act, wanted.person)
    return Made(lists.inbox(lines, more, crisis_views.waiting(act, wanted.person), owed))


def _mine(act: Act, wanted: Wanted) -> Made:
    own = act.drafts.mine(wanted.person, MOST_LISTED + 1)
    more = act.drafts.count_mine(wanted.person) - MOST_LISTED if len(own) > MOST_LISTED else 0
    return Made(lists.mine([_mine_line(act, line) for line in own[:MOST_LISTED]], more))


def _mine_line(act: Act, line: Listed) -> lists.MineLine:
    draft = line.draft
    people = tuple(act.names(person) for person in line.waits_for)
    return lists.MineLine(
        draft.id, draft.number, line.title, draft.state, line.since, line.step.names if line.step else None, people
    )


def _help(act: Act, wanted: Wanted) -> Made:
    roles = frozenset(held.role for held in act.people.roles(wanted.person, act.now))
    menus = (owing.menu, plans.menu, precleared.menu, emergency_plans.menu, drills.menu, away.menu, enrolment.menu)
    return Made(lists.guide(roles, *(verb for menu in menus for verb in menu(act, wanted.person))))


def _settings(act: Act, wanted: Wanted) -> Made | None:
    person = act.people.get(wanted.person)
    return Made(settings.card(act, person)) if person is not None else None


def _found(act: Act, wanted: Wanted) -> Made | None:
    words = wanted.text.values.get("words") if wanted.text else None
    if not isinstance(words, str):
        return None
    hits, before = finding.page(act, wanted.person, words, wanted.version)
    lines = [_found_line(act, hit, wanted.person) for hit in hits]
    return Made(found.found(words, lines, search=wanted.subject, before=before, first=not wanted.version))


def _found_line(act: Act, hit: Hit, person: PersonId) -> found.FoundLine:
    draft, hidden = hit.draft, unnamed(act, hit.draft, person)
    return found.FoundLine(draft.id, draft.number, hit.title, draft.state, hit.extract, guarded=hidden)


def _ledger(act: Act, wanted: Wanted) -> Made:
    period = wanted.text.values.get("period") if wanted.text else None
    return Made(ledger.card(act, wanted.person, wanted.version, str(period or "")))


def _ledger_file(act: Act, wanted: Wanted) -> Made:
    card, rows = ledger.file(act, wanted.person, wanted.subject)
    return Made(card, paper=rows)


def _approval_sheet(act: Act, wanted: Wanted) -> Made | None:
    draft = act.drafts.get(DraftId(wanted.subject))
    if draft is None or not draft.version:
        return None
    sheet = sheet_of(act, draft, draft.version, wanted.person)
    return Made(guarded(sheet, reading.to_print(sheet)), paper=approvals.paper(act, draft, sheet))


def paper(act: Act, draft: Draft) -> Paper:
    """Set up the approval sheet of an item that was submitted, for whoever keeps the machine."""
    return approvals.paper(act, draft, sheet_of(act, draft, draft.version, PersonId("")))


def _news(act: Act, wanted: Wanted) -> Made | None:
    if wanted.text is None or not digests.holds(act, wanted):
        return None
    card, draft = news.news(wanted.text, news.buttons(wanted.buttons, wanted.subject, wanted.version)), wanted.subject
    return Made(guarded_words(card, DraftId(draft)) if secret(act, draft, wanted.person) else card)


def _roster(act: Act, wanted: Wanted) -> Made | None:
    proposal = act.tables.rosters.get(wanted.subject)
    if proposal is None:
        return None
    still = proposal.state is not ProposalState.OFFERED
    return Made(directory.card(act, proposal), None, proposal.revision, still=still)


def _code(act: Act, wanted: Wanted) -> Made | None:
    card = codes.card(act, wanted.subject)
    return None if card is None else Made(card)


_MAKERS: dict[Kind, Callable[[Act, Wanted], Made | None]] = {
    Kind.NEWS: _news,
    Kind.PARTING: _news,
    Kind.BOARD: boards.board,
    Kind.CONTRIBUTION: boards.contribution,
    Kind.PACKAGE: boards.package,
    Kind.CALLS: boards.calls,
    Kind.PLAN: lambda act, wanted: Made(plans.card(act, wanted.person)),
    Kind.PLAN_FILE: boards.calendar,
    Kind.CALENDAR_LINK: calendar_links.card,
    Kind.ITEM: _item,
    Kind.REVIEW: _review,
    Kind.TALK: _talk,
    Kind.RELEASE: _release,
    Kind.EDIT: _edit,
    Kind.GIVEN_BACK: _given_back,
    Kind.QUESTION: _question,
    Kind.FULL: _full,
    Kind.CHANGES: _changes,
    Kind.READING: _reading,
    Kind.COMPARING: _reading,
    Kind.PROGRESS: _progress,
    Kind.POSTED: _posted,
    Kind.INBOX: _inbox,
    Kind.MINE: _mine,
    Kind.WEEK: lambda act, wanted: Made(weeks.card(act, wanted.person)),
    Kind.QUOTA: lambda act, wanted: Made(owing.card(act, wanted.person)),
    Kind.QUOTA_REPORT: reporting.card,
    Kind.QUOTA_LIST: reporting.listed,
    Kind.QUOTA_FILE: reporting.table,
    Kind.HELP: _help,
    Kind.ROSTER: _roster,
    Kind.CODE: _code,
    Kind.DIGEST: lambda act, wanted: Made(digests.card(act, wanted.person, wanted.text)) if wanted.text else None,
    Kind.OVERDUE: lambda act, wanted: Made(overdue.card(act, wanted.person)),
    Kind.SETTINGS: _settings,
    Kind.PRECLEARED: precleared.listed,
    Kind.REHEARSAL: lambda act, _: Made(staffing.card(act)),
    Kind.CRISIS: crisis_views.card,
    **situation_export.MAKERS,
    Kind.ACCOUNT: aftermath_views.account,
    Kind.TASK: aftermath_views.task,
    Kind.EMERGENCY_PLANS: lambda act, wanted: Made(emergency_plans.card(act, wanted.person)),
    Kind.EMERGENCY_PLAN: emergency_plans.file,
    Kind.REACHABILITY: reachability.card,
    Kind.DRILL: drill_views.report,
    Kind.DRILLS: lambda act, wanted: drill_views.listed(act, wanted.person),
    Kind.CRISES: lambda act, wanted: crisis_views.listed(act, wanted.person),
    Kind.UNDELIVERED: lambda act, _: Made(undelivered.card(act)),
    Kind.FOUND: _found,
    Kind.SHEET: _approval_sheet,
    Kind.LEDGER: _ledger,
    Kind.LEDGER_FILE: _ledger_file,
}
