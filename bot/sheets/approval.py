"""The approval sheet of an item (签发单): who said what in which capacity, when, of which version, by which clause."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.cards.compared import changes
from bot.cards.particulars import channel_name, channels, entries, source_value
from bot.cards.route_lines import is_last
from bot.cards.sheets import Sheet, joined
from bot.domain.drafts import Version
from bot.domain.people import PersonId
from bot.domain.policies import cited
from bot.domain.steps import AUTHOR, Decision, Opinion, Seat, SeatId, SeatState, Step, StepState, Verdict
from bot.frozen import frozen
from bot.sheets.paper import Cell, Column, Grid, Paper
from bot.text import Text, Value

_MARK: Final = 16  # characters of a fingerprint beside a version; it stands there in full once
_BYTES: Final = 1000


@frozen
class Approval:
    """What an approval sheet is made from: the item as its cards know it, every version, every decision ever taken.

    The sheet's own version is the last one submitted; times are written in `zone`. `rehearsal`: nobody approved it.
    `places` says of decisions taken in another's place, by their seats, whose place it was.
    """

    sheet: Sheet
    versions: tuple[Version, ...]
    decisions: tuple[tuple[Step, Decision], ...]
    zone: ZoneInfo
    organisation: str = ""
    rehearsal: bool = False
    places: Mapping[SeatId, PersonId] = field(default_factory=dict)

    def at(self, moment: datetime | None) -> str:
        """Write a moment by the organisation's clock, so that it means the same whenever it is read."""
        return f"{moment.astimezone(self.zone):%Y-%m-%d %H:%M}" if moment else ""


def approval_sheet(it: Approval) -> Paper:
    """Set up the sheet."""
    sheet, version = it.sheet, it.sheet.version
    return Paper(
        sheet.draft.number or "",
        Text("sheet-title", {"title": sheet.title}),
        Text("sheet-under", {"policy": sheet.policy.names}),
        tuple(_facts(it)),
        (_opinions(it), _versions(it), _releases(it), _files(it)),
        Text("sheet-text", {"version": version.number}),
        version.title,
        version.text,
        (Text("sheet-drawn", {"at": it.at(sheet.now), "zone": it.zone.key}), Text("sheet-record")),
        Text("sheet-rehearsal") if it.rehearsal else None,
    )


def _facts(it: Approval) -> Iterator[tuple[Text, Cell]]:
    sheet, version = it.sheet, it.sheet.version
    said, category = version.particulars, sheet.policy.category(version.particulars.category)
    if it.organisation:
        yield Text("sheet-organisation"), (it.organisation,)
    yield Text("sheet-number"), (sheet.draft.number or "",)
    yield Text("sheet-version"), (version.number,)
    yield Text("sheet-state"), (Text(f"state-{sheet.draft.state}"),)
    yield Text("sheet-unit"), (sheet.unit(sheet.draft.unit),)
    yield Text("sheet-author"), (sheet.name(sheet.draft.author),)
    if category:
        yield Text("sheet-category"), (category.names,)
    if said.urgency != "routine" or "urgency" in said.answered:
        yield Text("sheet-urgency"), (Text(f"urgency-{said.urgency}"),)
    if said.origin != "original" or "origin" in said.answered:
        yield Text("sheet-origin"), (Text(f"origin-{said.origin}"),)
    source = source_value(version, sheet.policy)
    if source:
        yield Text("sheet-source"), (source,)
    if said.channels:
        yield Text("sheet-channels"), (channels(version, sheet.policy),)
    yield Text("sheet-planned"), (it.at(said.planned) or Text("sheet-asap"),)
    if said.concerned:
        yield Text("sheet-concerned"), (tuple(sheet.unit(unit) for unit in said.concerned),)
    yield from _vouched(it)
    yield from _behind(it)
    yield Text("sheet-submitted"), (it.at(version.frozen_at),)
    yield Text("sheet-signed"), tuple(_signed(it))
    task = sheet.task
    if task and task.proofread_by and task.version == version.number:
        yield Text("sheet-proofread"), (sheet.name(task.proofread_by), it.at(task.proofread_at))


def _vouched(it: Approval) -> Iterator[tuple[Text, Cell]]:
    """Give what the author answers for: what the item touches on, and the questions on secrets."""
    said, policy = it.sheet.version.particulars, it.sheet.policy
    if said.matters:
        yield Text("sheet-matters"), (entries(policy.matters, said.matters),)
    if policy.secrecy and "secrecy" in said.answered:
        yes, by = set(said.secrecy) - set(said.secrecy_taken_back), it.sheet.name(it.sheet.draft.author)
        answers: list[Value] = [
            Text("sheet-secret-yes" if one.id in yes else "sheet-secret-no", {"what": one.names})
            for one in policy.secrecy
        ]
        yield Text("sheet-secrecy", {"by": by}), tuple(answers)


def _behind(it: Approval) -> Iterator[tuple[Text, Cell]]:
    """Give what stands behind the text: who is quoted and how it was confirmed, what figures rest on, who explains."""
    said = it.sheet.version.particulars
    shown = sum(file.evidence for file in it.sheet.version.attachments)
    if said.quoted:
        files = (Text("sheet-evidence", {"files": shown}),) if shown else ()
        confirmed = (Text("sheet-confirmed", {"words": said.confirmation}),) if said.confirmation else ()
        yield Text("sheet-quoted"), (said.quoted, *confirmed, *files)
    for key, words in (("basis", said.basis), ("explainer", said.explainer), ("lateness", said.lateness)):
        if words:
            yield Text(f"sheet-{key}"), (words,)


def _signed(it: Approval) -> Iterator[Value]:
    signed = it.sheet.round.signed if it.sheet.round else ""
    if not signed:
        yield Text("sheet-not-signed")
        return
    last = max((made.at for step, made in it.decisions if step.state is StepState.PASSED), default=None)
    if last:
        yield it.at(last)
    yield Text("sheet-fingerprint", {"fingerprint": signed})


def _opinions(it: Approval) -> Grid:
    columns = (
        Column(Text("sheet-step"), 20),
        Column(Text("sheet-who"), 24),
        Column(Text("sheet-opinion"), 34),
        Column(Text("sheet-on-version"), 8),
        Column(Text("sheet-at"), 14),
    )
    rows = (*(_decided(it, step, made) for step, made in it.decisions), *_undecided(it))
    return Grid(Text("sheet-opinions"), columns, rows, Text("sheet-none"))


def _decided(it: Approval, step: Step, made: Decision) -> tuple[Cell, ...]:
    replaced = (Text("sheet-replaced"),) if step.state is StepState.REPLACED else ()
    opinion = (*_opinion(it, step, made.opinion), *replaced)
    where, (by, *role) = _asked(it, step, made.by, _seat(it, made))
    whose = it.places.get(made.seat)
    if whose is not None:
        by = Text("person-in-place", {"person": by, "whose": it.sheet.name(whose)})
    return where, (by, *role), opinion, (made.version,), (it.at(made.at),)


def _seat(it: Approval, made: Decision) -> Seat | None:
    steps = it.sheet.round.steps if it.sheet.round else ()
    return next((seat for step in steps for seat in step.seats if seat.id == made.seat), None)


def _asked(it: Approval, step: Step, by: PersonId, seat: Seat | None) -> tuple[Cell, Cell]:
    """Say which step it is and by which clause, and who was asked, in which role and for which unit."""
    person = it.sheet.people.get(by)
    own = it.sheet.draft.unit if step.who.of == "unit" else person.unit if person else None
    unit = seat.unit if seat is not None and seat.unit else own
    role: list[Value] = [Text(f"role-{step.who.role}"), *([it.sheet.unit(unit)] if unit else [])]
    stands_in = (Text("sheet-stands-in"),) if step.stands_in else ()
    clause = (cited(step.clause),) if step.clause else ()
    return (_named(step), *clause), (it.sheet.name(by), joined("dotted", role), *stands_in)


def _named(step: Step) -> Value:
    return step.names if step.kind == "ask" else Text(f"step-{step.kind}", {"step": step.names})


def _verdict(it: Approval, step: Step, opinion: Opinion) -> str:
    """Give the key of what an opinion is called: the last approval signs the item off."""
    agreed = opinion.verdict is Verdict.APPROVE
    if step.kind == "talk":
        return "sheet-agreed" if agreed else "sheet-kept"
    return "verdict-sign-off" if agreed and is_last(it.sheet, step) else f"verdict-{opinion.verdict}"


def _opinion(it: Approval, step: Step, opinion: Opinion) -> Iterator[Value]:
    yield Text(_verdict(it, step, opinion))
    if opinion.verdict is Verdict.RETURN and opinion.to != AUTHOR:
        to = next((other.names for other, _ in it.decisions if other.id == opinion.to), None)
        if to:
            yield Text("sheet-returned-to", {"step": to})
    words = opinion.reason if opinion.needs_reason else opinion.remark
    if words:
        yield words
    rule = next((rule for rule in it.sheet.policy.steps if rule.id == step.rule), None)
    for question, holds in opinion.answers:
        asked = next((one for one in rule.questions if one.id == question), None) if rule else None
        name: dict[str, Value] = {"question": asked.names if asked else question}
        yield Text("sheet-answer-yes" if holds else "sheet-answer-no", name)


def _undecided(it: Approval) -> Iterator[tuple[Cell, ...]]:
    """Give those whose word was given before, and those who are still waited for."""
    for step in it.sheet.round.steps if it.sheet.round else ():
        for seat in step.seats:
            key = {SeatState.CARRIED: "sheet-carried", SeatState.OPEN: "sheet-waiting"}.get(seat.state)
            if key:
                opinion = (Text(key),)
                yield (*_asked(it, step, seat.person, seat), opinion, (seat.version or it.sheet.version.number,), ())


def _versions(it: Approval) -> Grid:
    columns = (
        Column(Text("sheet-on-version"), 8),
        Column(Text("sheet-by"), 16),
        Column(Text("sheet-changed"), 36),
        Column(Text("sheet-mark"), 24),
        Column(Text("sheet-at"), 16),
    )
    rows = tuple(_version(it, old, new) for old, new in zip((None, *it.versions), it.versions, strict=False))
    return Grid(Text("sheet-versions"), columns, rows, Text("sheet-none"))


def _version(it: Approval, old: Version | None, new: Version) -> tuple[Cell, ...]:
    changed: Value = changes(old, new) if old else Text("sheet-first")
    mark = new.fingerprint[:_MARK]
    return (
        (new.number,),
        (it.sheet.name(new.author),),
        (changed or Text("sheet-unchanged"),),
        (mark,),
        (it.at(new.frozen_at),),
    )


def _releases(it: Approval) -> Grid:
    columns = (
        Column(Text("sheet-channel"), 18),
        Column(Text("sheet-address"), 40),
        Column(Text("sheet-by"), 18),
        Column(Text("sheet-on-version"), 8),
        Column(Text("sheet-at"), 16),
    )
    rows = tuple(
        (
            (channel_name(it.sheet.policy, row.channel),),
            (row.address,),
            (it.sheet.name(row.by),),
            (row.version,),
            (it.at(row.at),),
        )
        for row in it.sheet.releases
    )
    return Grid(Text("sheet-releases"), columns, rows, Text("sheet-not-released"))


def _files(it: Approval) -> Grid:
    columns = (
        Column(Text("sheet-file"), 44),
        Column(Text("sheet-kind"), 18),
        Column(Text("sheet-size"), 12),
        Column(Text("sheet-mark"), 26),
    )
    rows = tuple(
        (
            (file.name,),
            (Text(f"sheet-file-{'original' if file.original else 'evidence' if file.evidence else file.kind}"),),
            (Text("sheet-kilobytes", {"kilobytes": -(-file.size // _BYTES)}),),
            (file.digest[:_MARK],),
        )
        for file in it.sheet.version.attachments
    )
    return Grid(Text("sheet-files"), columns, rows, Text("sheet-no-files"))
