"""The author's intents: begin a draft, submit it, withdraw it, take it up again."""

from dataclasses import replace

from bot.cards.card import Kind
from bot.deps import Act
from bot.domain import fields, routing
from bot.domain.advancing import advance
from bot.domain.directories import Received
from bot.domain.drafts import (
    EDITABLE,
    Attachment,
    Draft,
    DraftId,
    DraftState,
    NothingToSubmit,
    StillMissing,
    TooLateToEdit,
    TooLateToWithdraw,
    Version,
    changed,
    freeze,
)
from bot.domain.edits import EditOver
from bot.domain.effects import Forget
from bot.domain.facts import Submitted, TakenUp, Withdrawn
from bot.domain.labels import longest_title
from bot.domain.people import Person, PersonId
from bot.domain.policies import Policy
from bot.domain.releases import Task, remaining
from bot.domain.rounds import Moved, Round, deciders, stop
from bot.domain.steps import Verdict
from bot.errors import Offer, Refused
from bot.frozen import frozen
from bot.reactions.releasing import release_cards, release_time
from bot.reactions.rules import RELEASE_TIME
from bot.text import Text, Value
from handlers import copies, decisions, follow_ups, items, packages, questions, quotas, statements

SERIES = "item"
_TAKEN_UP_FROM = frozenset({DraftState.WITHDRAWN, DraftState.REJECTED})


@frozen
class Sent:
    """What somebody sent, read: words, files kept in the folder, and what a Word file said."""

    words: str = ""
    attachments: tuple[Attachment, ...] = ()
    title: str = ""
    text: str = ""
    notes: tuple[Text, ...] = ()
    roster: Received | None = None  # a file that is somebody's roster
    under: str = ""  # the platform's id of the card that it answers

    @property
    def document(self) -> bool:
        """Tell whether a document was read."""
        return bool(self.title or self.text)


class NotAnOfficer(Refused):
    """Only a unit's information officer begins drafts (P3 7, 12.1)."""

    key = "refused-not-an-officer"


class AlreadyOut(Refused):
    """The item has appeared in a channel; taking that back is a matter of its own (PUB5)."""

    key = "refused-already-out"


class NoPolicy(Refused):
    """No policy is in force, so nothing can be submitted."""

    key = "refused-no-policy"


class NotEnded(Refused):
    """The item is under way; there is nothing to take up."""

    key = "refused-not-ended"


def may_begin(act: Act, person: Person) -> bool:
    """Tell whether a person is an information officer or liaison."""
    return any(held.role in questions.AUTHORS for held in act.people.roles(person.id, act.now))


def begin(act: Act, person: Person, sent: Sent, *, titled: bool = False) -> tuple[Draft, Version]:
    """Put a draft of what an officer sent on file (P3 12.1); where it is `titled`, no line of the text is its title."""
    if not may_begin(act, person):
        officers = act.people.roster(act.now)
        raise NotAnOfficer(people=questions.officers_of(officers, person.unit) or (Text("none"),))
    policy = act.policies.active()
    if policy is None:
        raise NoPolicy
    draft = Draft(DraftId(act.new_id()), person.id, person.unit, policy.digest)
    version = add(Version(draft.id, 1, person.id), sent, policy, titled=titled)
    act.drafts.add(draft, version, act.now)
    return draft, version


def add(version: Version, sent: Sent, policy: Policy, *, titled: bool = False) -> Version:
    """Put what was sent into a working copy: a document's title and text first, else the words typed."""
    title, text = (sent.title, sent.text) if sent.document else ("", sent.words)
    if not (titled or sent.document):
        title, text = fields.split_title(sent.words)
    filled = version
    if title and (sent.document or not version.title):
        filled = fields.title(filled, title[: longest_title(title)])
    if text:
        filled = fields.text(filled, text)
    if sent.document and sent.words:
        filled = fields.note(filled, sent.words[: fields.LONGEST_NOTE])
    only = policy.channels
    if len(only) == 1 and not filled.particulars.channels:
        filled = fields.channels(filled, (only[0].id,))
    return fields.with_files(filled, sent.attachments)


def received(sent: Sent, version: Version) -> Text:
    """Say what has come in, and what of it could not be taken."""
    pictures = sum(file.kind == "picture" for file in sent.attachments)
    originals = sum(file.original for file in sent.attachments)
    values: dict[str, Value] = {
        "title": version.title,
        "characters": len(version.text),
        "pictures": pictures,
        "originals": originals,
        "files": len(sent.attachments) - pictures - originals,
    }
    return Text("news-received", values)


def submit(act: Act, person: Person, draft_id: str) -> Text | None:
    """Submit the working copy: the first time it begins its journey, later it goes where policy says (APR8).

    What comes later than its lead time allows needs a reason: it is asked for, and nothing is submitted yet (INT4).
    """
    draft = decisions.settled(act, copies.writable(act, person, draft_id))
    if person.id != draft.writer:
        raise EditOver(Offer("progress", draft.id))
    if draft.state not in EDITABLE:
        raise TooLateToEdit(state=items.state(draft))
    if draft.state is DraftState.RETURNED:
        draft, _ = items.working(act, draft)  # it may go back as it is
    if not draft.working:
        raise NothingToSubmit
    begins = draft.round is None and draft.statement is None
    policy = act.policies.active() if begins else act.policy_of(draft)
    if policy is None:
        raise NoPolicy
    version = freeze(replace(items.newest(act, draft), author=person.id), now=act.now)
    statements.check(act, draft, version)
    lacking = items.missing(act, draft, version)
    if lacking == ("lateness",):
        questions.ask_field(act, person, draft, version, "lateness", lead=items.late_text(act, draft, version))
        return None
    if lacking:
        raise StillMissing(Offer("go_on", draft.id), fields=tuple(Text(f"field-{name}") for name in lacking))
    draft = replace(draft, policy=policy.digest, number=draft.number or _number(act))
    draft = replace(draft, submitted_at=draft.submitted_at or act.now)
    moved = _on_its_way(act, draft, version, policy)
    _keep_task(act, draft, moved)
    packages.moved(act, act.drafts.get(draft.id) or moved.draft)
    questions.drop(act, person, draft)
    said = Text("notice-edited", {"version": version.number}) if draft.editor else _submitted(moved)
    return statements.marked(draft, said)


def _number(act: Act) -> str:
    year = act.now.astimezone(act.organisation.zone).year
    return f"{year}-{act.drafts.number(SERIES, year):04d}"


def _on_its_way(act: Act, draft: Draft, version: Version, policy: Policy) -> Moved:
    around = act.around(policy)
    item = items.item(draft, version.title)
    before = act.drafts.round(draft.id) if draft.round else None
    if before is None:
        journey = routing.start(draft, version, act.drafts.rounds(draft.id) + 1, around)
    else:
        journey = _again(act, draft, before, version, around)
    act.drafts.put_version(version)
    kept = before.steps if before else ()
    reopened = tuple(step.rule for step in journey.steps if step not in kept)
    late = items.late(act, draft, version) is not None
    told = deciders(before, draft.editor) if before and draft.editor else ()
    submitted = Submitted(item, draft.writer, version.number, version.fingerprint, policy.id, reopened, late, told)
    draft = replace(draft, version=version.number, working=False, editor=None, round=journey.id)
    draft = replace(draft, state=DraftState.SIGNED_OFF if journey.signed else DraftState.IN_REVIEW)
    moved = Moved(draft, journey, ()) if journey.signed else advance(draft, journey, item, version, around)
    if before is None:
        act.drafts.start(moved.round, act.now)
    else:
        act.drafts.save_round(before, moved.round)
    saved = act.drafts.save(moved.draft, act.now)
    act.record(submitted)
    statements.sent(act, saved, submitted.by, version.number)
    quotas.follow(act, version, (submitted,))
    decisions.keep(act, version, moved.facts)
    return Moved(saved, moved.round, moved.facts)


def _again(act: Act, draft: Draft, before: Round, version: Version, around: routing.Surroundings) -> Round:
    changes = changed(act.drafts.version(draft.id, draft.version), version)
    if not changes and draft.state is not DraftState.RETURNED:
        raise NothingToSubmit
    what = routing.reopens(changes, before, around.policy, edited=draft.editor is not None)
    return routing.resubmit(draft, before, version, what, around)


def _keep_task(act: Act, draft: Draft, moved: Moved) -> None:
    """Keep the publishers' task true: what stays signed off is theirs in its new version, what is re-opened is not."""
    task = act.releases.task(draft.id)
    if task is None:
        return
    version = act.drafts.version(draft.id, moved.draft.version)
    if not moved.round.signed:
        act.releases.put_task(replace(task, open=False))
    elif task.version != version.number:
        renewed = _renewed(task, version)
        if not remaining(renewed, act.releases.of(draft.id)):
            act.releases.put_task(replace(renewed, open=False))
            act.drafts.save(replace(moved.draft, state=DraftState.RELEASED), act.now)
            follow_ups.schedule(act, moved.draft, version)
            return
        act.releases.put_task(renewed)
        act.send(*release_cards(draft.id, version.number, task.publishers))
        act.dues.drop(Forget(RELEASE_TIME, draft.id))
        for remind in release_time(draft.id, version.number, version.particulars.planned, act.now):
            act.remind(remind)


def _renewed(task: Task, version: Version) -> Task:
    """Give the task with a version that is signed off as the last one was; it has to be proofread again."""
    said, hold = version.particulars, task.hold if task.open else None
    task = replace(task, version=version.number, channels=said.channels, planned=said.planned, open=True, hold=hold)
    return replace(task, proofread_by=None, proofread_at=None)


def _submitted(moved: Moved) -> Text:
    step = moved.round.open
    if step is None:
        return Text("notice-submitted-signed", {"number": moved.draft.number or ""})
    return Text("notice-submitted", {"number": moved.draft.number or "", "step": step.names})


def withdraw(act: Act, person: Person, draft_id: str) -> Text:
    """Take an item back; possible until it has appeared somewhere (APR6)."""
    draft = decisions.settled(act, items.own(act, person, draft_id))
    journey, out = act.drafts.round(draft.id) if draft.round else None, act.releases.of(draft.id)
    if draft.state not in EDITABLE or journey is None:
        raise TooLateToWithdraw(state=items.state(draft))
    if out:
        raise AlreadyOut(Offer("progress", draft.id), at=out[0].at)
    draft = copies.let_go(act, draft)
    questions.drop(act, person, draft)
    act.drafts.save_round(journey, stop(journey))
    task, told = act.releases.task(draft.id), tuple[PersonId, ...]()
    if task is not None and task.open:
        act.releases.put_task(replace(task, open=False))
        told = tuple(one for one in (*deciders(journey, person.id), *task.publishers) if one != person.id)
    packages.moved(act, act.drafts.save(replace(draft, state=DraftState.WITHDRAWN), act.now))
    version = act.drafts.version(draft.id, draft.version)
    act.record(Withdrawn(items.item(draft, version.title), person.id, draft.version, told))
    return statements.marked(draft, Text("notice-withdrawn", {"number": draft.number or ""}))


def discard(act: Act, person: Person, draft_id: str) -> Text:
    """Give up the working copy: a draft never submitted ends, a submitted one stands as it was."""
    draft = copies.writable(act, person, draft_id)
    if not draft.working or draft.state not in EDITABLE:
        raise NothingToSubmit
    questions.drop(act, person, draft)
    title = items.newest(act, draft).title
    if draft.version == 0 or draft.round is None:
        packages.moved(act, act.drafts.save(replace(draft, state=_ended_as(act, draft)), act.now))
        act.record(Withdrawn(items.item(draft, title), person.id, draft.latest))
        return statements.marked(draft, Text("notice-given-up", {"title": title}))
    act.drafts.drop_version(draft.id, draft.latest)
    act.drafts.save(replace(draft, working=False, editor=None), act.now)
    return statements.marked(draft, Text("notice-discarded", {"title": title}))


def _ended_as(act: Act, draft: Draft) -> DraftState:
    """Say how a draft ended before it was taken up: what was rejected does not become withdrawn by giving up again."""
    decisions_ = act.drafts.decisions(draft.id)
    rejected = bool(decisions_) and decisions_[-1][1].opinion.verdict is Verdict.REJECT
    return DraftState.REJECTED if rejected else DraftState.WITHDRAWN


def take_up(act: Act, person: Person, draft_id: str) -> None:
    """Go on with a withdrawn or rejected item: a new journey, with every step, begins when it is submitted."""
    draft = items.own(act, person, draft_id)
    if draft.state not in _TAKEN_UP_FROM:
        raise NotEnded
    copies.still_drafts(act, person, draft)
    draft, version = items.working(act, replace(draft, state=DraftState.GATHERING, round=None))
    act.drafts.save(draft, act.now)
    act.record(TakenUp(items.item(draft, version.title), person.id))
    questions.go_on(act, person, draft, version, lead=None)


def keep(act: Act, person: Person, draft_id: str) -> Text | None:
    """Leave a draft for later; it is on file as it is."""
    draft = items.own(act, person, draft_id)
    if draft.state is not DraftState.GATHERING:
        act.tell(person, Kind.ITEM, draft.id)  # an old card: it is kept anyway, and this is where it stands
        return None
    questions.drop(act, person, draft)
    return Text("news-kept", {"title": items.newest(act, draft).title})


def go_on(act: Act, person: Person, draft_id: str) -> None:
    """Ask for what is still missing, or show the draft ready to submit."""
    draft, version = items.working(act, copies.writable(act, person, draft_id))
    questions.go_on(act, person, items.keep(act, draft, version), version, lead=None)
