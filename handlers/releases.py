"""What the publisher does with a signed-off item: proofread it, release it channel by channel, or stop."""

from dataclasses import replace

from bot.cards.particulars import channel_name
from bot.deps import Act
from bot.domain import releases, routing
from bot.domain.drafts import Draft, DraftState
from bot.domain.people import Person, PersonId
from bot.domain.policies import Channel
from bot.domain.publishing import Proofread, Released, ReleaseResumed, ReleaseStopped
from bot.domain.releases import Hold, NotThePublisher, OnHold, Release, Task
from bot.domain.rounds import deciders
from bot.errors import NotFound, Offer, Refused
from bot.text import Language, Text
from handlers import follow_ups, items, packages, quotas, statements


class NotResumable(Refused):
    """Nothing is held, so there is nothing to go on with."""

    key = "refused-not-resumable"


def task(act: Act, person: Person, draft_id: str, *, on: int) -> tuple[Draft, Task]:
    """Give a release task to somebody who may work on it now; rights are read at the moment of pressing."""
    draft = act.drafts.get(draft_id)  # type: ignore[arg-type]  # an id out of a token
    if draft is None:
        raise NotFound
    found = act.releases.task(draft.id)
    version = act.drafts.version(draft.id, found.version if found else draft.latest)
    who = routing.publishers(act.policy_of(draft), version, draft, act.people.roster(act.now))
    if person.id not in who:
        raise NotThePublisher(
            Offer("progress", draft.id), people=tuple(act.names(one) for one in who) or (Text("none"),)
        )
    return draft, releases.ready(found, draft, on=on)


def proofread(act: Act, person: Person, draft_id: str, *, on: int) -> Text:
    """Note that the publisher has read the signed-off text once more (PUB2)."""
    draft, found = task(act, person, draft_id, on=on)
    if found.hold is not None:
        raise OnHold(reason=found.hold.reason)
    read = releases.proofread(found, by=person.id, now=act.now)
    if read != found:
        act.releases.put_task(read)
        act.drafts.touch(draft, act.now)
        act.record(Proofread(items.item(draft, act.drafts.version(draft.id, on).title), person.id, on))
    return statements.marked(draft, Text("notice-proofread"))


def may_release(act: Act, person: Person, draft_id: str, channel_id: str, *, on: int) -> tuple[Draft, Task, Channel]:
    """Give the channel in which this version may be released now (APR8), and refuse exactly otherwise."""
    draft, found = task(act, person, draft_id, on=on)
    version = act.drafts.version(draft.id, on)
    out = act.releases.of(draft.id)
    channel = act.policy_of(draft).channel(channel_id)
    statements.releasable(draft)
    held = packages.held(act, draft.id)
    if held is not None:
        raise held
    return draft, found, releases.may_release(found, version, channel, out)


def release(act: Act, person: Person, draft_id: str, channel_id: str, words: str, *, on: int) -> Text:
    """Enter a release into the ledger: time, channel, address, source, approvers, publisher (PUB3)."""
    draft, found, channel = may_release(act, person, draft_id, channel_id, on=on)
    address = releases.address(words, channel)
    row = _row(act, draft, found, person, channel, address)
    act.releases.add(row)
    left = releases.remaining(found, act.releases.of(draft.id))
    if not left:
        act.releases.put_task(replace(found, open=False))
        draft = replace(draft, state=DraftState.RELEASED)
    draft = act.drafts.save(draft, act.now)
    policy = act.policy_of(draft)
    everywhere = () if left else tuple(channel_name(policy, one) for one in found.channels)
    act.record(
        Released(
            items.item(draft, row.title),
            person.id,
            on,
            channel.id,
            channel.names,
            address,
            row.fingerprint,
            complete=not left,
            deciders=row.approvers,
            everywhere=everywhere,
            source=row.source,
        )
    )
    statements.released(act, draft, person.id, channel, address)
    version = act.drafts.version(draft.id, on)
    quotas.count(act, items.item(draft, row.title), version, "released")
    if not left:
        packages.moved(act, draft)
        follow_ups.schedule(act, draft, version)
    if everywhere:
        return Text("notice-released-everywhere", {"channels": everywhere, "number": draft.number or ""})
    return Text("notice-released", {"channel": channel.names, "number": draft.number or ""})


def _row(act: Act, draft: Draft, found: Task, person: Person, channel: Channel, address: str) -> Release:
    version = act.drafts.version(draft.id, found.version)
    journey = act.drafts.round(draft.id)
    approvers = (*statements.precleared_by(draft), *(journey.approvers if journey else ()))
    return Release(
        draft=draft.id,
        version=version.number,
        channel=channel.id,
        address=address,
        at=act.now,
        by=person.id,
        number=draft.number or "",
        title=version.title,
        summary=releases.summary(version.text),
        source=source_words(act, draft, version.source, version.source_words, "zh-Hans"),
        unit=draft.unit,
        author=draft.author,
        approvers=approvers,
        fingerprint=found.fingerprint,
    )


def source_words(act: Act, draft: Draft, source: str, words: str, language: Language) -> str:
    """Give a source as one line: the ready answer's name, and what was said besides."""
    choice = act.policy_of(draft).source(source)
    name = choice.names.in_language(language) if choice else ""
    return " · ".join(part for part in (name, words) if part)


def stop(act: Act, person: Person, draft_id: str, reason: str, *, on: int, back: bool) -> Text:
    """Stop at the last moment: hold the release, or give the item back to its author, whose new version goes round."""
    draft, found = task(act, person, draft_id, on=on)
    journey = act.drafts.round(draft.id)
    if back:
        act.releases.put_task(replace(found, open=False, hold=Hold(reason, person.id, act.now)))
        draft = replace(draft, state=DraftState.RETURNED)
    else:
        act.releases.put_task(replace(found, hold=Hold(reason, person.id, act.now)))
    draft = act.drafts.save(draft, act.now)
    if back:
        packages.moved(act, draft)
    told = deciders(journey, person.id) if journey else ()
    title = act.drafts.version(draft.id, on).title
    others = _others(found, person)
    act.record(ReleaseStopped(items.item(draft, title), person.id, on, reason, back, told, others))
    return Text("notice-release-back" if back else "notice-release-held", {"title": title})


def resume(act: Act, person: Person, draft_id: str, *, on: int) -> Text:
    """Go on with a held release."""
    draft, found = task(act, person, draft_id, on=on)
    if found.hold is None:
        raise NotResumable
    act.releases.put_task(replace(found, hold=None))
    act.drafts.save(draft, act.now)
    title = act.drafts.version(draft.id, on).title
    journey = act.drafts.round(draft.id)
    told = (*(deciders(journey, person.id) if journey else ()), *_others(found, person))
    act.record(ReleaseResumed(items.item(draft, title), person.id, on, told))
    return Text("notice-release-resumed", {"title": title})


def _others(found: Task, person: Person) -> tuple[PersonId, ...]:
    return tuple(one for one in found.publishers if one != person.id)
