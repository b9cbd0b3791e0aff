"""Lists: what waits for me, where my items are, what I can do here."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Final, Literal

from bot.cards.card import Button, Card, Entry, Tone
from bot.cards.sheets import TITLE, joined, label_key, quoted
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import DraftId, DraftState
from bot.domain.people import Role
from bot.frozen import frozen
from bot.text import Names, Text, Value

_NEVER: Final = datetime.max.replace(tzinfo=UTC)

# The order in which help speaks of what somebody is; roles that stand here have something to do in a chat.
_TAUGHT: Final = (
    Role.OFFICER,
    Role.LIAISON,
    Role.HEAD,
    Role.DEPUTY_HEAD,
    Role.PR_DESK,
    Role.DUTY,
    Role.CONFIDENTIALITY,
    Role.LEADER_IN_CHARGE,
    Role.CHIEF,
    Role.PUBLISHER,
    Role.ARCHIVIST,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
)
_SENDING: Final = frozenset({Role.OFFICER, Role.LIAISON})
_DECIDING: Final = frozenset(
    {Role.HEAD, Role.DEPUTY_HEAD, Role.PR_DESK, Role.CONFIDENTIALITY, Role.LEADER_IN_CHARGE, Role.CHIEF}
)

_PLANNING: Final = frozenset(
    {Role.OFFICER, Role.LIAISON, Role.HEAD, Role.DEPUTY_HEAD, Role.PR_DESK, Role.PUBLISHER}
)  # who have a part in the release plan
_RECORDING: Final = frozenset({Role.PUBLISHER, Role.ARCHIVIST, Role.AUDITOR})


@frozen
class InboxLine:
    """Something that waits for the reader: a decision in a step, a release, or his own item that came back."""

    draft: DraftId
    number: str | None
    title: str
    kind: Literal["review", "release", "returned", "gathering"]
    since: datetime
    step: Names | None = None
    due: datetime | None = None
    guarded: bool = False  # it may touch on secrets, and is not called by its title
    whose: Names | None = None  # in whose place he answers


@frozen
class MineLine:
    """One of the reader's items: where it stands, whom it waits for, since when."""

    draft: DraftId
    number: str | None
    title: str
    state: DraftState
    since: datetime
    step: Names | None = None
    waits_for: tuple[Names, ...] = ()


def inbox(lines: Sequence[InboxLine], more: int = 0, crises: Sequence[Entry] = (), after: Sequence[Entry] = ()) -> Card:
    """Build the list of what waits for the reader: crises, what is due first, then the oldest; `more` are left out.

    `after` is what he owes of crises that are over.
    """
    if not (lines or crises or after):
        return Card(title=Text("inbox-empty"), notes=(Text("inbox-empty-note"),), buttons=menu(Verb.MINE, Verb.HELP))
    ordered = sorted(lines, key=lambda line: (line.due or _NEVER, line.since))
    return Card(
        title=Text("inbox-title", {"count": len(crises) + len(lines) + more + len(after)}),
        entries=(*crises, *(Entry(_waiting(line), (_open(line.draft),)) for line in ordered), *after),
        notes=_more(more),
        buttons=menu(Verb.MINE),
        urgent=bool(crises),
    )


def _waiting(line: InboxLine) -> Text:
    what: list[Value] = [_named(line.number, line.title, guarded=line.guarded)]
    what.append(line.step if line.kind == "review" and line.step else Text(f"inbox-{line.kind}"))
    what += [Text("inbox-in-place", {"whose": line.whose})] if line.whose else []
    what.append(Text("inbox-due", {"at": line.due}) if line.due else Text("inbox-since", {"at": line.since}))
    return Text("list-line", {"what": joined("dotted", what)})


def mine(lines: Sequence[MineLine], more: int = 0) -> Card:
    """Build the list of the reader's items, as given; `more` are left out."""
    if not lines:
        return Card(title=Text("mine-empty"), notes=(Text("mine-empty-note"),), buttons=menu(Verb.HELP))
    return Card(
        title=Text("mine-title", {"count": len(lines) + more}),
        entries=tuple(Entry(_where(line), (_open(line.draft), *_nudge(line))) for line in lines),
        notes=_more(more),
        buttons=menu(Verb.INBOX),
    )


def _nudge(line: MineLine) -> tuple[Button, ...]:
    """Offer to ask those who have an item to see to it."""
    if line.state not in (DraftState.IN_REVIEW, DraftState.SIGNED_OFF) or not line.waits_for:
        return ()
    return (Button(Text(label_key(Verb.NUDGE)), Token(Verb.NUDGE, line.draft)),)


def _where(line: MineLine) -> Text:
    what: list[Value] = [_named(line.number, line.title), Text(f"state-{line.state}")]
    if line.waits_for:
        values: dict[str, Value] = {"people": line.waits_for, "at": line.since}
        what.append(Text("mine-with", values | {"step": line.step}) if line.step else Text("mine-with-people", values))
    else:
        what.append(Text("inbox-since", {"at": line.since}))
    return Text("list-line", {"what": joined("dotted", what)})


def _named(number: str | None, title: str, *, guarded: bool = False) -> Value:
    shown = Text("guarded-item") if guarded else quoted(title, TITLE) or Text("untitled")
    return joined("dotted", [number, shown]) if number else shown


def _open(draft: DraftId) -> Button:
    return Button(Text(label_key(Verb.OPEN)), Token(Verb.OPEN, draft))


def _more(more: int) -> tuple[Text, ...]:
    return (Text("list-more", {"count": more}),) if more else ()


def guide(roles: frozenset[Role], *more: Verb) -> Card:
    """Build the help: what the reader can do here, by what he is, and the commands; `more` are his own beside them."""
    held = tuple(Text(f"role-{role}") for role in _TAUGHT if role in roles)
    can = [
        *(["help-send"] if roles & _SENDING else []),
        *(["help-decide"] if roles & _DECIDING else []),
        *(["help-release"] if Role.PUBLISHER in roles else []),
        *(["help-ledger"] if roles & _RECORDING else []),
        *(["help-administer"] if Role.ADMINISTRATOR in roles else []),
        *(["help-quota"] if Verb.QUOTA in more else []),
        *(["help-assign"] if Verb.ASSIGN in more else []),
        *(["help-plan"] if Verb.PLAN in more else []),
        *(["help-emergency-plan"] if Verb.EMERGENCY_PLAN in more else []),
        *(["help-statements"] if Verb.STATEMENTS in more else []),
        *(["help-drills"] if Verb.DRILLS in more else []),
        *(["help-away"] if Verb.AWAY in more else []),
        *(["help-officer"] if Verb.OFFICER in more else []),
        *(["help-code"] if Verb.CODE in more else []),
        *(["help-accounts"] if {Verb.LINK, Verb.PLATFORM} & set(more) else []),
    ]
    usual = everyday(roles, but=Verb.HELP)
    there = {button.token.verb for button in usual}
    return Card(
        title=Text("help-title"),
        facts=(Text("help-roles", {"roles": held}),) if held else (),
        entries=tuple(Entry(Text(key)) for key in (*can, "help-commands", "help-crisis")),
        notes=(Text("help-note"),),
        buttons=(*usual, *menu(*(verb for verb in more if verb not in there))),
    )


def everyday(roles: Collection[Role], *, but: Verb | None = None) -> tuple[Button, ...]:
    """Make the menu that is at hand at any time, for somebody with these roles; `but` is left out."""
    own = (Verb.ROSTER,) if Role.ADMINISTRATOR in roles else ()
    record = (Verb.LEDGER,) if _RECORDING & set(roles) else ()
    plan = (Verb.PLAN,) if _PLANNING & set(roles) else ()
    away = (Verb.AWAY,) if _DECIDING & set(roles) else ()
    settings = (Verb.SETTINGS, Verb.LANGUAGE)
    verbs = (Verb.CRISIS, Verb.INBOX, Verb.MINE, Verb.FIND, *plan, *record, *own, *away, Verb.HELP, *settings)
    return menu(*(verb for verb in verbs if verb is not but))


def menu(*verbs: Verb) -> tuple[Button, ...]:
    """Make the buttons of a menu."""
    return tuple(map(_choice, verbs))


def _choice(verb: Verb) -> Button:
    tone: Tone = "grave" if verb is Verb.CRISIS else "plain"
    return Button(Text(label_key(verb).replace("button", "menu")), Token(verb), tone)
