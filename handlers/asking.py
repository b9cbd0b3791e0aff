"""Questions about an item: one for each particular that policy asks for, with its ready answers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import islice
from typing import Final

from bot.deps import Act
from bot.domain import fields, limits
from bot.domain.calendars import at_local
from bot.domain.completeness import obliged
from bot.domain.conditions import holds
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import Draft, Version
from bot.domain.moments import example
from bot.domain.people import Person, Role, Roster, Unit, Who
from bot.domain.policies import Entry, Field, Policy, cited
from bot.frozen import frozen
from bot.text import Names, Text

_VALUES: Final = {
    "urgency": ("routine", "important", "crisis"),
    "audience": ("public", "internal"),
    "origin": ("original", "repost", "comment"),
}
OTHER_CATEGORY: Final = "category"  # the answer to "which link" that leads back to the category
_EXPLAINERS: Final = (Who(Role.HEAD, "unit"), Who(Role.LEADER_IN_CHARGE, "unit"), Who(Role.CHIEF))
_MORNING: Final = time(10)  # the local time that is offered for a release
_WEEKS: Final = 14  # days within which working days to offer are looked for
_WRITE: Final = Text("hint-write")
_CODE: Final = 20  # letters of a file's digest that stand in a button


_CHANGEABLE: Final[tuple[Field, ...]] = (
    "title",
    "text",
    "files",
    "source",
    "category",
    "channels",
    "wordings",
    "planned",
    "urgency",
    "audience",
    "origin",
    "concerned",
    "quoted",
    "confirmation",
    "matters",
    "secrecy",
    "basis",
    "explainer",
    "lateness",
    "note",
)
_SPECIAL: Final = frozenset({"confirmation", "matters", "secrecy", "basis", "explainer", "lateness"})


@frozen
class About:
    """What a question about a draft can draw on."""

    act: Act
    person: Person
    draft: Draft
    version: Version
    policy: Policy
    roster: Roster

    @property
    def unit(self) -> Unit | None:
        """The draft's unit, as far as the directory knows it."""
        return self.roster.units.get(self.draft.unit)


def changeable(policy: Policy, version: Version) -> tuple[Field, ...]:
    """Name what an author may change: what every item has, and what policy asks of some."""
    asked = {*policy.asks, *(ask.field for ask in policy.asks_when)}
    if version.particulars.lateness:
        asked.add("lateness")
    idle = {field for field in _SPECIAL if field not in asked} | ({"category"} if not policy.categories else set())
    return tuple(field for field in _CHANGEABLE if field not in idle)


def question_for(act: Act, person: Person, draft: Draft, version: Version, field: Field) -> Question:
    """Give the question that asks for one particular of a draft; it is neither stored nor sent yet."""
    return _FIELDS[field](_about(act, person, draft, version), field)


def _about(act: Act, person: Person, draft: Draft, version: Version) -> About:
    return About(act, person, draft, version, act.policy_of(draft), act.people.roster(act.now))


def _of(about: About, name: str, prompt: Text, **more: object) -> Question:
    return Question(
        id=about.act.new_id(),
        person=about.person.id,
        purpose=Purpose.FIELD,
        prompt=prompt,
        draft=about.draft.id,
        version=about.version.number,
        about=name,
        **more,  # type: ignore[arg-type]  # a question's fields
    )


def _none(label: str) -> Choice:
    return Choice(fields.NONE, Text(label))


def _named(entry_id: str, names: Names) -> Choice:
    return Choice(entry_id, Text("named", {"name": names}))


def _plain(about: About, name: str) -> Question:
    return _of(about, name, Text(f"ask-{name}"), hint=_WRITE)


def _lateness(about: About, name: str) -> Question:
    """Ask why it comes late; where policy has a shorter time for what is important and urgent, that is an answer."""
    routine = about.version.particulars.urgency == "routine"
    choices = (Choice("important", Text("choice-important")),) if about.policy.lead.pressing and routine else ()
    return _of(about, name, Text(f"ask-{name}"), hint=_WRITE, choices=choices)


def _title(about: About, name: str) -> Question:
    title = about.version.title
    return _of(about, name, Text("ask-title-anew", {"title": title}) if title else Text("ask-title"), hint=_WRITE)


def _text(about: About, name: str) -> Question:
    anew = "-anew" if about.version.text else ""
    return _of(about, name, Text(f"ask-text{anew}"), hint=Text(f"hint-text{anew}"), files=True)


def _source(about: About, name: str) -> Question:
    choices = tuple(_named(source.id, source.names) for source in about.policy.sources)
    hint = Text("hint-source", {"clause": cited(about.policy.source_clause)})
    return _of(about, name, Text("ask-source"), hint=hint, choices=choices)


def source_detail(act: Act, person: Person, draft: Draft, version: Version, choice: str) -> Question:
    """Ask which one: the second half of a source."""
    about = _about(act, person, draft, version)
    found = about.policy.source(choice)
    names = found.names if found else Names()
    return _of(about, fields.SOURCE_DETAIL, Text("ask-source-detail", {"source": names}), kept={"source": choice})


def wording(act: Act, person: Person, draft: Draft, version: Version, channel: str) -> Question:
    """Ask for the text of one channel: the second half of its wordings."""
    about = _about(act, person, draft, version)
    found = about.policy.channel(channel)
    name, most = found.names if found else Names(en=channel), (found.length if found else None) or 0
    prompt = Text("ask-wording-at-most" if most else "ask-wording", {"channel": name, "most": most})
    same = (_none("choice-common-text"),)
    return _of(about, fields.WORDING, prompt, hint=Text("hint-wording"), choices=same, kept={"channel": channel})


def _category(about: About, name: str) -> Question:
    """Offer the categories that are the unit's to originate (INT11)."""
    choices = tuple(_named(found.id, found.names) for found in limits.categories(about.policy, about.unit))
    return _of(about, name, Text("ask-category"), choices=choices, words=False)


def _link(about: About, name: str) -> Question:
    category = about.policy.category(about.version.particulars.category)
    rule = category.link if category else None
    if rule is None:
        return _category(about, "category")
    other = Choice(OTHER_CATEGORY, Text("choice-category"))
    return _of(about, name, Text("ask-link", rule.wanted), choices=(other,))


def _channels(about: About, name: str) -> Question:
    """Offer the channels that are open to the unit and the category."""
    said = about.version.particulars
    open_to = limits.channels(about.policy, said.category, about.unit)
    choices = tuple(Choice(found.id, Text("named", {"name": found.called})) for found in open_to)
    chosen = tuple(choice.code for choice in choices if choice.code in said.channels)
    spread = about.policy.spread
    hint = Text("hint-several")
    if spread and len(choices) > 1 and holds(spread.when, about.version, about.unit.kind if about.unit else ""):
        hint = Text("hint-spread", {"clause": cited(spread.clause)})
    return _of(about, name, Text("ask-channels"), hint=hint, choices=choices, words=False, many=True, chosen=chosen)


def _planned(about: About, name: str) -> Question:
    offered = (Choice(fields.moment_code(at), Text("choice-at", {"at": at})) for at in _offered_times(about.act))
    choices = (Choice(fields.ASAP, Text("choice-asap")), *offered)
    hint = Text("hint-planned", {"at": example(about.act.now.astimezone(about.act.organisation.zone))})
    return _of(about, name, Text("ask-planned"), hint=hint, choices=choices)


def _offered_times(act: Act) -> tuple[datetime, ...]:
    """Offer the next two working days and one a week from now."""
    week = act.organisation.week
    today = act.now.astimezone(week.zone).date()

    def mornings(first: int) -> Iterator[datetime]:
        days = (today + timedelta(days=ahead) for ahead in range(first, first + _WEEKS))
        times = (at_local(day, _MORNING, week.zone) for day in days if week.works(day))
        return (at for at in times if at > act.now)

    return tuple(dict.fromkeys((*islice(mornings(0), 2), *islice(mornings(7), 1))))


def _one_of(about: About, name: str) -> Question:
    choices = tuple(Choice(value, Text(f"{name}-{value}")) for value in _VALUES[name])
    return _of(about, name, Text(f"ask-{name}"), choices=choices, words=False)


def _concerned(about: About, name: str) -> Question:
    others = (unit for unit in about.roster.units.values() if unit.id != about.draft.unit)
    said, none = about.version.particulars.concerned, _may_be_none(about, "concerned", "choice-no-unit")
    choices = (*(_named(unit.id, unit.names) for unit in others), *none)
    question = _several(about, name, choices, said)
    gone = tuple(unit.names for id_ in said if (unit := about.roster.former.get(id_)) is not None)
    return replace(question, hint=Text("hint-units-gone", {"units": gone})) if gone else question


def _may_be_none(about: About, field: Field, label: str) -> tuple[Choice, ...]:
    """Offer "none" unless policy asks because of what the item is."""
    return () if obliged(about.version, about.policy, about.unit, field) else (_none(label),)


def _several(about: About, name: str, choices: tuple[Choice, ...], chosen: tuple[str, ...]) -> Question:
    known = tuple(choice.code for choice in choices if choice.code in chosen)
    hint = Text("hint-several")
    return _of(about, name, Text(f"ask-{name}"), hint=hint, choices=choices, words=False, many=True, chosen=known)


def _entries(entries: tuple[Entry, ...], none: str) -> tuple[Choice, ...]:
    return (*(_named(entry.id, entry.names) for entry in entries), _none(none))


def _matters(about: About, name: str) -> Question:
    choices = _entries(about.policy.matters, "choice-no-matter")
    return _several(about, name, choices, about.version.particulars.matters)


def _secrecy(about: About, name: str) -> Question:
    """Offer policy's questions on secrets: what is not tapped is answered with no, and signed so."""
    said = about.version.particulars
    yes = tuple(one for one in said.secrecy if one not in said.secrecy_taken_back)
    return _several(about, name, _entries(about.policy.secrecy, "choice-no-secret"), yes)


def _quoted(about: About, name: str) -> Question:
    return _of(about, name, Text("ask-quoted"), hint=_WRITE, choices=_may_be_none(about, "quoted", "choice-nobody"))


def _confirmation(about: About, name: str) -> Question:
    prompt = Text("ask-confirmation", {"people": about.version.particulars.quoted or (Text("none"),)})
    return _of(about, name, prompt, hint=Text("hint-confirmation"), files=True)


def _basis(about: About, name: str) -> Question:
    return _of(about, name, Text("ask-basis"), hint=_WRITE, choices=_may_be_none(about, "basis", "choice-no-figures"))


def _explainer(about: About, name: str) -> Question:
    """Offer those who answer for the unit; anybody else may be named (PUB7)."""
    people = (one for who in _EXPLAINERS for one in about.roster.asked(who, about.draft.unit))
    offered = tuple(_named(one, about.roster.people[one].names) for one in dict.fromkeys(people))
    none = _may_be_none(about, "explainer", "choice-no-explainer")
    return _of(about, name, Text("ask-explainer"), hint=Text("hint-own-words"), choices=(*offered, *none))


def _wordings(about: About, name: str) -> Question:
    """Ask for which channel the text is another one; `wording` then asks for it."""
    known = (about.policy.channel(channel) for channel in about.version.particulars.channels)
    choices = tuple(_named(channel.id, channel.names) for channel in known if channel is not None)
    return _of(about, name, Text("ask-wordings"), choices=choices, words=False)


def _files(about: About, name: str) -> Question:
    files = about.version.attachments
    choices = tuple(Choice(file.digest[:_CODE], Text("choice-take-out", {"name": file.name})) for file in files)
    choices = choices or (_none("choice-no-files"),)
    return _of(about, name, Text("ask-files"), hint=Text("hint-files"), choices=choices, words=False, files=True)


_FIELDS: Final[dict[Field, Callable[[About, str], Question]]] = {
    "title": _title,
    "text": _text,
    "source": _source,
    "category": _category,
    "link": _link,
    "channels": _channels,
    "planned": _planned,
    "urgency": _one_of,
    "audience": _one_of,
    "origin": _one_of,
    "concerned": _concerned,
    "quoted": _quoted,
    "note": _plain,
    "files": _files,
    "matters": _matters,
    "secrecy": _secrecy,
    "confirmation": _confirmation,
    "basis": _basis,
    "explainer": _explainer,
    "lateness": _lateness,
    "wordings": _wordings,
}
