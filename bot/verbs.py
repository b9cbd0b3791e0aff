"""What each verb of a button or command does: the intent that it is taken to."""

from collections.abc import Callable

from bot import forms
from bot.cards.card import Kind
from bot.cards.tokens import Token, Verb
from bot.deps import Act
from bot.domain.facts import Opened
from bot.domain.people import Person
from bot.domain.steps import AUTHOR, Opinion, Seat, SeatId, Verdict
from bot.errors import DeadButton, NotFound
from bot.text import Text
from handlers import (
    approvals,
    assignments,
    away,
    calendar_links,
    calls,
    codes,
    copies,
    crises,
    crisis_account_forms,
    crisis_accounts,
    crisis_deeds,
    crisis_merging,
    crisis_tasks,
    crisis_views,
    decisions,
    directory,
    drafts,
    drill_views,
    drills,
    edits,
    emergency_plans,
    excuses,
    filling,
    finding,
    follow_ups,
    handing_in,
    items,
    ladders,
    ledger,
    nudges,
    officers,
    owing,
    people,
    planning,
    plans,
    precleared,
    preferring,
    questions,
    reachability,
    releases,
    reporting,
    settings,
    situation,
    situation_export,
    standing_in,
    statement_deeds,
    talks,
    templates,
    undelivered,
)


def _approve(act: Act, person: Person, token: Token) -> Text:
    command = decisions.Decide(SeatId(token.subject), token.version, Opinion(Verdict.APPROVE))
    return decisions.decide(act, person, command)


def _remark(act: Act, person: Person, token: Token) -> None:
    held = decisions.holding(act, person, SeatId(token.subject), on=token.version)
    questions.ask_remark(act, person, held)


def _return(act: Act, person: Person, token: Token) -> None:
    held = decisions.holding(act, person, SeatId(token.subject), on=token.version)
    if held.step.kind != "ask" or decisions.hears_all(act, held):  # what becomes of it is not his alone to say
        questions.ask_reason(act, person, held, verdict="return", to=AUTHOR)
    else:
        questions.ask_return_to(act, person, held)


def _reject(act: Act, person: Person, token: Token) -> None:
    held = decisions.holding(act, person, SeatId(token.subject), on=token.version)
    questions.ask_reason(act, person, held, verdict="reject", to=AUTHOR)


def _change(act: Act, person: Person, token: Token) -> None:
    draft = copies.writable(act, person, token.subject)
    items.editable(draft)
    questions.ask_change(act, person, draft)


def _field(act: Act, person: Person, token: Token) -> None:
    draft, version = items.working(act, copies.writable(act, person, token.subject))
    field = next((one for one in questions.changeable(act, draft, version) if one == token.choice), None)
    if field is None:
        raise DeadButton
    questions.ask_field(act, person, items.keep(act, draft, version), version, field)


def _release(act: Act, person: Person, token: Token) -> None:
    draft, _, channel = releases.may_release(act, person, token.subject, token.choice, on=token.version)
    questions.ask_address(act, person, draft, channel)


def _problem(act: Act, person: Person, token: Token) -> None:
    draft, _ = releases.task(act, person, token.subject, on=token.version)
    questions.ask_problem(act, person, draft, act.drafts.version(draft.id, draft.version).title)


def _full(act: Act, person: Person, token: Token) -> None:
    """Show the whole text of a version, and note that it was opened."""
    draft = items.visible(act, person, token.subject)
    version = token.version or draft.latest_for(person.id)
    if not 0 < version <= draft.latest_for(person.id):
        raise NotFound
    seat = _seat(act, person, draft.id)
    if seat is not None and seat.version == version:
        act.tell(person, Kind.READING, seat.id, version=version)
        if seat.opened_at is None:
            act.drafts.opened(seat.id, act.now)
    else:
        act.tell(person, Kind.FULL, draft.id, version=version)
    act.record(Opened(items.item(draft, act.drafts.version(draft.id, version).title), person.id, version))


def _changes(act: Act, person: Person, token: Token) -> None:
    draft = items.visible(act, person, token.subject)
    seat = _seat(act, person, draft.id)
    if seat is not None and seat.version == draft.version and token.version in (0, draft.version):
        act.tell(person, Kind.COMPARING, seat.id, version=draft.version)
    else:
        act.tell(person, Kind.CHANGES, draft.id, version=token.version)


def _progress(act: Act, person: Person, token: Token) -> None:
    draft = items.visible(act, person, token.subject)
    act.tell(person, Kind.PROGRESS, draft.id)


def _open(act: Act, person: Person, token: Token) -> None:
    """Send a person his card of an item again: the one that he can do something with."""
    draft = items.visible(act, person, token.subject)
    seat, task = _seat(act, person, draft.id), act.releases.task(draft.id)
    if seat is not None:
        act.tell(person, Kind.REVIEW, seat.id, version=seat.version)
    elif task is not None and task.open and person.id in task.publishers:
        act.tell(person, Kind.RELEASE, draft.id, version=task.version)
    elif draft.author == person.id:
        act.tell(person, Kind.ITEM, draft.id)
    else:
        act.tell(person, Kind.PROGRESS, draft.id)


def _seat(act: Act, person: Person, draft_id: str) -> Seat | None:
    """Find the open seat of a draft that a person may answer, his own or another's."""
    return standing_in.seat_for(act, person, draft_id)


def _listing(kind: Kind) -> Callable[[Act, Person, Token], None]:
    def show(act: Act, person: Person, _: Token) -> None:
        act.tell(person, kind)

    return show


VERBS: dict[Verb, Callable[[Act, Person, Token], Text | None]] = {
    Verb.SUBMIT: lambda act, person, token: drafts.submit(act, person, token.subject),
    Verb.CHANGE: _change,
    Verb.FIELD: _field,
    Verb.KEEP: lambda act, person, token: drafts.keep(act, person, token.subject),
    Verb.GO_ON: lambda act, person, token: crisis_account_forms.go_on(act, person, token.subject),
    Verb.DISCARD: lambda act, person, token: drafts.discard(act, person, token.subject),
    Verb.WITHDRAW: lambda act, person, token: drafts.withdraw(act, person, token.subject),
    Verb.TAKE_UP: lambda act, person, token: drafts.take_up(act, person, token.subject),
    Verb.APPROVE: _approve,
    Verb.REMARK: _remark,
    Verb.RETURN: _return,
    Verb.REJECT: _reject,
    Verb.EDIT: lambda act, person, token: edits.begin(act, person, token.subject, on=token.version),
    Verb.KEEP_OBJECTION: lambda act, person, token: talks.keep_objection(act, person, token.subject, on=token.version),
    Verb.SAY: lambda act, person, token: talks.ask(act, person, token.subject, on=token.version),
    Verb.ASK_RULING: lambda act, person, token: talks.ask_ruling(act, person, token.subject, on=token.version),
    Verb.TALK: lambda act, person, token: talks.show(act, person, token.subject),
    Verb.LATER: lambda act, person, token: ladders.later(act, person, token.subject, token.choice),
    Verb.NUDGE: lambda act, person, token: nudges.nudge(act, person, token.subject),
    Verb.PROOFREAD: lambda act, person, token: releases.proofread(act, person, token.subject, on=token.version),
    Verb.RELEASE: _release,
    Verb.PROBLEM: _problem,
    Verb.RESUME: lambda act, person, token: releases.resume(act, person, token.subject, on=token.version),
    Verb.FOLLOW_UP: lambda act, person, token: follow_ups.ask(act, person, token.subject, token.choice),
    Verb.FULL: _full,
    Verb.CHANGES: _changes,
    Verb.PROGRESS: _progress,
    Verb.OPEN: _open,
    Verb.SHEET: lambda act, person, token: approvals.ask(act, person, token.subject),
    Verb.LEDGER: lambda act, person, token: ledger.more(act, person, token.version),
    Verb.LEDGER_FILE: lambda act, person, token: ledger.hand_out(act, person, token.choice),
    Verb.FIND: lambda act, person, token: finding.more(act, person, token.subject, token.version),
    Verb.ANSWER: lambda act, person, token: forms.chosen(act, person, token.subject, token.choice),
    Verb.DONE: lambda act, person, token: forms.done(act, person, token.subject),
    Verb.CANCEL: lambda act, person, token: forms.cancel(act, person, token.subject),
    Verb.FILL: lambda act, person, token: crisis_account_forms.fill(act, person, token.subject, token.choice, {}),
    Verb.FORM: lambda act, person, token: crisis_account_forms.in_form(act, person, token.subject),
    Verb.STEPS: lambda act, person, token: filling.prefer(act, person, token.subject, forms=False),
    Verb.APPLY_ROSTER: lambda act, person, token: directory.apply(act, person, token.subject),
    Verb.LEAVE_ROSTER: lambda act, person, token: directory.leave(act, person, token.subject),
    Verb.AGAIN: lambda act, person, token: undelivered.again(act, person, token.subject),
    Verb.QUOTA: lambda act, person, _: owing.show(act, person),
    Verb.QUOTA_REPORT: lambda act, person, token: reporting.show(act, person, Kind.QUOTA_REPORT, token.choice),
    Verb.QUOTA_LIST: lambda act, person, token: reporting.show(act, person, Kind.QUOTA_LIST, token.choice),
    Verb.QUOTA_FILE: lambda act, person, token: reporting.show(act, person, Kind.QUOTA_FILE, token.choice),
    Verb.EXCUSE: lambda act, person, token: excuses.ask(act, person, token.subject, token.choice),
    Verb.UNDELIVERED: lambda act, person, _: undelivered.show(act, person),
    Verb.ROSTER: lambda act, person, _: directory.explain(act, person),
    Verb.TEMPLATE: lambda act, person, _: templates.begin(act, person),
    Verb.INBOX: _listing(Kind.INBOX),
    Verb.MINE: _listing(Kind.MINE),
    Verb.HELP: _listing(Kind.HELP),
    Verb.LANGUAGE: lambda act, person, _: questions.ask_language(act, person),
    Verb.PLATFORM: lambda act, person, _: preferring.ask(act, person),
    Verb.AWAY: lambda act, person, token: away.show(act, person, token.choice, token.subject),
    Verb.BACK: lambda act, person, token: away.back(act, person, token.subject),
    Verb.OFFICER: lambda act, person, _: officers.ask(act, person),
    Verb.SETTINGS: _listing(Kind.SETTINGS),
    Verb.QUIET: lambda act, person, _: settings.ask_quiet(act, person),
    Verb.GATHER: lambda act, person, _: settings.ask_gathers(act, person),
    Verb.DIGEST_HOUR: lambda act, person, _: settings.ask_hour(act, person),
    Verb.OVERDUE: _listing(Kind.OVERDUE),
    Verb.CODE: lambda act, person, token: codes.issue(act, person, token.subject),
    Verb.LINK: lambda act, person, _: codes.link(act, person),
    Verb.CRISIS: lambda act, person, token: crises.ask(act, person, token.subject),
    Verb.CRISES: _listing(Kind.CRISES),
    Verb.OPEN_CRISIS: lambda act, person, token: crisis_deeds.show(act, person, token.subject),
    Verb.ALERT_CRISIS: lambda act, person, token: crises.confirm(act, person, token.subject),
    Verb.NO_CRISIS: lambda act, person, token: crises.drop(act, person, token.subject),
    Verb.TAKE_CRISIS: lambda act, person, token: crisis_deeds.take(act, person, token.subject),
    Verb.SEE_CRISIS: lambda act, person, token: crisis_deeds.see(act, person, token.subject),
    Verb.AID_CRISIS: lambda act, person, token: crisis_deeds.see(act, person, token.subject, joins=True),
    Verb.ADD_CRISIS: lambda act, person, token: crisis_deeds.ask_more(act, person, token.subject),
    Verb.TELL_CRISIS: lambda act, person, token: crisis_deeds.ask_word(act, person, token.subject),
    Verb.STEADY_CRISIS: lambda act, person, token: crisis_deeds.steady(act, person, token.subject),
    Verb.OFFER_CRISIS: lambda act, person, token: crisis_deeds.ask_whom(act, person, token.subject),
    Verb.ACCEPT_CRISIS: lambda act, person, token: crisis_deeds.accept(act, person, token.subject),
    Verb.DECLINE_CRISIS: lambda act, person, token: crisis_deeds.decline(act, person, token.subject),
    Verb.END_CRISIS: lambda act, person, token: situation.end(act, person, token.subject, token.choice),
    Verb.SITUATION: lambda act, person, token: situation.ask(act, person, token.subject),
    Verb.TIMELINE: lambda act, person, token: situation_export.ask(act, person, token.subject, token.version),
    Verb.TIMELINE_FILE: lambda act, person, token: situation_export.hand_out(act, person, token.subject, token.choice),
    Verb.CRISIS_FILES: lambda act, person, token: situation_export.send_files(act, person, token.subject),
    Verb.CONFIRM_END: lambda act, person, token: crisis_deeds.confirm_end(act, person, token.subject, token.choice),
    Verb.KEEP_CRISIS: lambda act, person, token: crisis_deeds.keep_open(act, person, token.subject),
    Verb.REOPEN_CRISIS: lambda act, person, token: crisis_deeds.reopen(act, person, token.subject, token.choice),
    Verb.SAME_CRISIS: lambda act, person, token: crisis_merging.merge(act, person, token.subject, token.choice),
    Verb.SEPARATE_CRISIS: lambda act, person, token: crises.separate(act, person, token.version),
    Verb.MERGE_CRISIS: lambda act, person, token: crisis_merging.ask(act, person, token.subject),
    Verb.DRAFT_CRISIS: lambda act, person, token: crises.begin_item(act, person, token.subject),
    Verb.MORE_CRISIS: lambda act, person, token: crisis_views.more(act, person, token.subject),
    Verb.STATEMENT: lambda act, person, token: statement_deeds.ask(act, person, token.subject),
    Verb.ACCOUNT: lambda act, person, token: crisis_accounts.show(act, person, token.subject),
    Verb.WRITE_ACCOUNT: lambda act, person, token: crisis_accounts.write(act, person, token.subject, token.choice),
    Verb.GIVE_ACCOUNT: lambda act, person, token: crisis_accounts.give(act, person, token.subject),
    Verb.ADD_TASK: lambda act, person, token: crisis_tasks.begin(act, person, token.subject),
    Verb.TASK: lambda act, person, token: crisis_tasks.show(act, person, token.subject),
    Verb.FINISH_TASK: lambda act, person, token: crisis_tasks.finish(act, person, token.subject),
    Verb.HAND_ON_TASK: lambda act, person, token: crisis_tasks.ask_whom(act, person, token.subject),
    Verb.DELAY_TASK: lambda act, person, token: crisis_tasks.ask_until(act, person, token.subject),
    Verb.DRILL: lambda act, person, _: drills.ask(act, person),
    Verb.STOP_DRILL: lambda act, person, token: drills.stop(act, person, token.subject),
    Verb.REACHABILITY: lambda act, person, _: reachability.show(act, person),
    Verb.NOTED_REACH: lambda act, person, _: reachability.noted(act, person),
    Verb.DRILLS: lambda act, person, _: drill_views.show(act, person),
    Verb.OPEN_DRILL: lambda act, person, token: drill_views.open_report(act, person, token.subject),
    Verb.STATEMENTS: lambda act, person, _: precleared.show(act, person),
    Verb.PRECLEAR: lambda act, person, _: precleared.ask_text(act, person),
    Verb.RENEW: lambda act, person, token: precleared.renew(act, person, token.subject),
    Verb.EMERGENCY_PLAN: lambda act, person, _: emergency_plans.show(act, person),
    Verb.SEND_PLAN: lambda act, person, token: emergency_plans.ask(act, person, token.subject),
    Verb.OPEN_PLAN: lambda act, person, token: emergency_plans.open_(act, person, token.subject),
    Verb.ASSIGN: lambda act, person, _: calls.begin(act, person),
    Verb.CALLS: lambda act, person, _: assignments.show_open(act, person),
    Verb.OPEN_CALL: lambda act, person, token: assignments.show(act, person, token.subject),
    Verb.ACCEPT: lambda act, person, token: assignments.accept(act, person, token.subject),
    Verb.HAND_IN: lambda act, person, token: handing_in.ask(act, person, token.subject),
    Verb.MORE_TIME: lambda act, person, token: calls.ask_until(act, person, token.subject),
    Verb.GRANT: lambda act, person, token: assignments.answer_time(act, person, token.subject, granted=True),
    Verb.DENY: lambda act, person, token: assignments.answer_time(act, person, token.subject, granted=False),
    Verb.EXTEND: lambda act, person, token: calls.ask_extend(act, person, token.subject),
    Verb.MOVE_RELEASE: lambda act, person, token: calls.ask_move(act, person, token.subject),
    Verb.GO_WITHOUT: lambda act, person, token: calls.ask_without(act, person, token.subject),
    Verb.CALL_OFF: lambda act, person, token: calls.ask_off(act, person, token.subject),
    Verb.PLAN: lambda act, person, _: plans.show(act, person),
    Verb.PLAN_ADD: lambda act, person, _: planning.begin(act, person),
    Verb.PLAN_DROP: lambda act, person, token: plans.drop(act, person, token.subject),
    Verb.PLAN_FILE: lambda act, person, _: plans.file(act, person),
    Verb.SUBSCRIBE: lambda act, person, _: calendar_links.subscribe(act, person),
    Verb.NEW_LINK: lambda act, person, _: calendar_links.renew(act, person),
    Verb.END_LINK: lambda act, person, token: calendar_links.end(act, person, token.subject),
}
SETTINGS: dict[Verb, Callable[[Act, Person, str], Text]] = {
    Verb.LANGUAGE: people.speak,
    Verb.PLATFORM: preferring.prefer,
}
WITH_WORDS: dict[Verb, Callable[[Act, Person, str], None]] = {
    Verb.FIND: finding.find,
    Verb.SHEET: approvals.ask_by_number,
    Verb.AWAY: away.by_words,
    Verb.LEDGER: ledger.ask,
    Verb.CODE: codes.issue,
    Verb.CRISIS: crises.by_command,
    Verb.TIMELINE: situation_export.ask_by_number,
    Verb.DRILL: drills.ask,
    Verb.STATEMENT: statement_deeds.by_command,
}
