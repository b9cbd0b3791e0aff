"""What the way of a statement through its chain does to its crisis: its facts say so, and its cards follow."""

from datetime import timedelta

from bot.deps import Act
from bot.domain.crises import Crisis, OfCrisis
from bot.domain.crisis_facts import Named
from bot.domain.drafts import Draft, DraftId, Version, fingerprint
from bot.domain.effects import Forget, Remind
from bot.domain.facts import Fact, SignedOff
from bot.domain.items import Declared
from bot.domain.people import PersonId
from bot.domain.policies import Channel
from bot.domain.precleared import EXPIRING, Altered, Expired, Precleared, language_of
from bot.domain.statement_facts import PreclearedUsed, StatementReleased, StatementSent, StatementSigned
from bot.errors import Offer
from bot.reactions.rules import PRECLEARED
from bot.text import Text


class OnlyADrill(OfCrisis):
    """The statement of a drill is released nowhere."""

    key = "refused-statement-drill"


def sent(act: Act, draft: Draft, by: PersonId, version: int) -> None:
    """Note that a version was sent to those who approve; without effect for what is no statement in a crisis."""
    crisis, said = _crisis(act, draft), draft.statement
    if crisis is not None and said is not None:
        act.record(StatementSent(named(crisis), by, draft.number or "", said.kind, version))


def released(act: Act, draft: Draft, by: PersonId, channel: Channel, address: str) -> None:
    """Note that a statement appeared in a channel; without effect for another item."""
    crisis, said = _crisis(act, draft), draft.statement
    if crisis is not None and said is not None:
        act.record(StatementReleased(named(crisis), by, draft.number or "", said.kind, channel.names, address))
        act.crises.save(crisis)


def releasable(draft: Draft) -> None:
    """Refuse to release what is part of a drill."""
    if drills(draft):
        raise OnlyADrill(number=draft.number or "")


def marked(draft: Draft, text: Text) -> Text:
    """Mark what is answered to somebody about the statement of a drill, at both ends."""
    return Text("crisis-drill", {"text": text}) if drills(draft) else text


def drills(draft: Draft) -> bool:
    """Tell whether an item is the statement of a drill."""
    return draft.statement is not None and draft.statement.drill


def named(crisis: Crisis) -> Named:
    """Say how a crisis is spoken of in facts."""
    return Named(crisis.id, crisis.number, crisis.title, crisis.drill)


def _crisis(act: Act, draft: Draft) -> Crisis | None:
    return act.crises.get(draft.statement.crisis) if draft.statement is not None else None


def follow(act: Act, facts: tuple[Fact, ...]) -> None:
    """Note that a version was signed off, if that is among what happened to a statement."""
    for fact in facts:
        if isinstance(fact, SignedOff) and isinstance(fact.item, Declared):
            _signed(act, fact.item, fact)


def _signed(act: Act, item: Declared, fact: SignedOff) -> None:
    """Have its crisis know it; what belongs to none goes into the library."""
    crisis = act.crises.get(item.statement.crisis)
    if crisis is None:
        _into_library(act, item, fact)
        return
    act.record(StatementSigned(named(crisis), item.number, item.statement.kind, fact.version, fact.approvers))
    cleared = item.statement.cleared
    if cleared is not None:
        about = (item.number, cleared.number, cleared.version, PersonId(cleared.signer))
        act.record(PreclearedUsed(named(crisis), *about, item.author, fact.approvers))
    act.crises.save(crisis)


def beforehand(fact: SignedOff) -> bool:
    """Tell whether what was signed off is kept for later, so that there is nothing to release."""
    return isinstance(fact.item, Declared) and not fact.item.statement.urgent


def _into_library(act: Act, item: Declared, fact: SignedOff) -> None:
    """Put what was signed beforehand into the library, and have it seen in time that it ends."""
    version, author = act.drafts.version(item.draft, fact.version), act.people.get(item.author)
    one = Precleared(
        draft=item.draft,
        number=item.number,
        title=version.title,
        version=version.number,
        signer=fact.approvers[-1],
        author=item.author,
        language=language_of(version.text, author.language if author is not None else None),
        signed_at=act.now,
        until=act.now + timedelta(days=item.statement.valid),
    )
    act.tables.statements.keep(one)
    act.dues.drop(Forget(PRECLEARED, item.draft))
    for period, at in (("before", one.until - EXPIRING), ("over", one.until)):
        act.remind(Remind(PRECLEARED, item.draft, f"{one.version}.{period}", at))
    if item.statement.renews:
        act.dues.drop(Forget(PRECLEARED, item.statement.renews))


def check(act: Act, draft: Draft, version: Version) -> None:
    """Refuse what is no more what was signed beforehand: the text was altered, or the time is over."""
    cleared = draft.statement.cleared if draft.statement is not None else None
    if cleared is None:
        return
    one = act.tables.statements.cleared(DraftId(cleared.draft))
    if one is None or one.standing(act.now) == "expired":
        raise Expired(Offer("renew", cleared.draft), number=cleared.number, title=version.title)
    if fingerprint(version) != cleared.fingerprint:
        raise Altered(number=cleared.number)


def precleared_by(draft: Draft) -> tuple[PersonId, ...]:
    """Name whoever signed a statement before it was filled in."""
    cleared = draft.statement.cleared if draft.statement is not None else None
    return (PersonId(cleared.signer),) if cleared is not None else ()
