"""Reads a policy file into domain objects and names every mistake in it by its place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args, get_type_hints

from bot.domain.drafts import Particulars
from bot.domain.people import UNIT_ROLES, Role, Who
from bot.domain.policies import (
    Answer,
    Category,
    Channel,
    Condition,
    LinkRule,
    Policy,
    ReadyReason,
    Reopen,
    Reopening,
    SourceChoice,
    StepRule,
)
from bot.mistakes import Proof, nearest
from bot.policy_files import (
    CategoryTable,
    LinkTable,
    PolicyTable,
    ReasonTable,
    ReopeningTable,
    StepTable,
    WhenTable,
    WhoTable,
    working_time,
)
from bot.tables import digest_of, read_table

__all__ = ["Policy", "read_policy", "shipped"]

_FOLDER: Final = Path(__file__).with_name("policies")
_PARTICULARS: Final = get_type_hints(Particulars)
# The words of a `when` that do not come from the file itself, the default first.
_WORDS: Final = {key: get_args(_PARTICULARS[key]) for key in ("urgency", "audience", "origin")}
_VERDICTS: Final = ("return", "reject", "problem")
_YES_NO: Final = {True: "yes", False: "no"}


def shipped() -> dict[str, Path]:
    """Give the policies that come with the bot, by the short name with which their file's name begins."""
    return {path.name.partition("-")[0]: path for path in sorted(_FOLDER.glob("*.toml"))}


def read_policy(text: str, name: str) -> Policy:
    """Read a policy; `Mistakes` tells all that does not fit its shape, or else all that does not fit together."""
    table = read_table(text, name, PolicyTable)
    _Checks(Proof(name, text), table).run()
    return _policy(table, digest_of(text))


class _Checks:
    """What has to hold between the tables of a policy."""

    def __init__(self, proof: Proof, table: PolicyTable) -> None:
        self._proof = proof
        self._table = table

    def run(self) -> None:
        self._ids()
        self._clauses()
        for key, who, nobody in self._seats():
            self._who(f"{key}.who", who)
            self._who(f"{key}.nobody", nobody)
            if who.role == nobody.role:
                self._proof.note(f"{key}.nobody", "is the same as who", "name somebody else to stand in")
        for number, step in enumerate(self._table.step, 1):
            self._when(f"step[{number}].when", step)
        self._asks()
        for number, reason in enumerate(self._table.reason, 1):
            for verdict in reason.verdicts:
                self._proof.known(f"reason[{number}].verdicts", "verdict", verdict, _VERDICTS)
        self._proof.close()

    def _ids(self) -> None:
        table = self._table
        lists = {
            "category": [item.id for item in table.category],
            "channel": [item.id for item in table.channel],
            "source": [item.id for item in table.source],
            "reason": [item.id for item in table.reason],
            "step": [item.id for item in table.step],
        }
        for kind, ids in lists.items():
            self._proof.unique((f"{kind}[{number}].id", found) for number, found in enumerate(ids, 1))

    def _seats(self) -> Iterator[tuple[str, WhoTable, WhoTable]]:
        for number, step in enumerate(self._table.step, 1):
            yield f"step[{number}]", step.who, step.nobody
        yield "publisher", self._table.publisher.who, self._table.publisher.nobody

    def _who(self, key: str, who: WhoTable) -> None:
        if not self._proof.known(f"{key}.role", "role", who.role, list(Role)):
            return
        meant = "unit" if Role(who.role) in UNIT_ROLES else "organisation"
        if who.of not in (None, meant):
            problem = f"a {who.role} is one of the {meant}, not of the {who.of}"
            self._proof.note(f"{key}.of", problem, f"write of = '{meant}', or leave it out")

    def _clauses(self) -> None:
        for key, clause in _clauses(self._table):
            if clause not in self._table.clauses:
                mend = f"add it there, or name another clause; {nearest(clause, self._table.clauses)}".removesuffix(
                    "; "
                )
                self._proof.note(key, f"clause '{clause}': its text is missing under [clauses]", mend)

    def _asks(self) -> None:
        table = self._table
        asked = ((f"asks[{number}]", asked) for number, asked in enumerate(table.asks, 1))
        self._proof.unique(asked, "leave one of them out")
        for choice, choices in (("category", table.category), ("source", table.source)):
            if choice in table.asks and not choices:
                self._proof.note("asks", f"asks for a {choice}, and there is none", f"add a [[{choice}]]")
        if "source" in table.asks and not table.source_clause:
            self._proof.note("source_clause", "is missing", "name the clause that asks for the source")
        if "channels" not in table.asks:
            self._proof.note("asks", "does not ask for channels, so nothing could be released", "add 'channels'")
        linked = any(category.link for category in table.category)
        if linked != ("link" in table.asks):
            problem = "a category has a link, but it is not asked for" if linked else "asks for a link no category has"
            self._proof.note("asks", problem, "add 'link'" if linked else "leave 'link' out, or add [category.link]")

    def _when(self, key: str, step: StepTable) -> None:
        before = len(self._proof.found)
        for number, table in enumerate(step.when, 1):
            for condition in _conditions(table):
                for word in condition.values:
                    place = f"{key}[{number}].{condition.particular}"
                    kind = condition.particular.removesuffix("s")
                    self._proof.known(place, kind, word, self._words(condition.particular))
        known = len(self._proof.found) == before
        if known and step.when and not any(self._possible(table) for table in step.when):
            unasked = ", ".join(dict.fromkeys(name for table in step.when for name in self._unasked(table)))
            mend = f"add to asks what it depends on ({unasked}), or mend the condition"
            self._proof.note(key, "can never hold, so the step would never be there", mend)

    def _words(self, particular: str) -> tuple[str, ...]:
        table = self._table
        ids = {"category": table.category, "channels": table.channel}
        if particular in ids:
            return tuple(item.id for item in ids[particular])  # type: ignore[attr-defined]
        return _WORDS.get(particular, tuple(_YES_NO.values()))

    def _possible(self, table: WhenTable) -> bool:
        """Tell whether the conditions can hold: a particular that nobody asks for stays what it is at first."""
        return not any(self._unasked(table))

    def _unasked(self, table: WhenTable) -> Iterator[str]:
        for condition in _conditions(table):
            first = _WORDS.get(condition.particular, ("no",))[0]
            if condition.particular not in self._table.asks and first not in condition.values:
                yield condition.particular


def _clauses(table: PolicyTable) -> Iterator[tuple[str, str]]:
    for number, category in enumerate(table.category, 1):
        yield f"category[{number}].clause", category.clause
        if category.link:
            yield f"category[{number}].link.clause", category.link.clause
    for number, step in enumerate(table.step, 1):
        yield f"step[{number}].clause", step.clause
    yield "publisher.clause", table.publisher.clause
    for key, clause in (("source_clause", table.source_clause), ("picture_hint", table.picture_hint)):
        if clause is not None:
            yield key, clause


def _conditions(table: WhenTable) -> Iterator[Condition]:
    for particular in get_args(get_type_hints(Condition)["particular"]):
        value: list[str] | bool | None = getattr(table, particular, None)
        if isinstance(value, bool):
            yield Condition(particular, (_YES_NO[value],))
        elif value is not None:
            yield Condition(particular, tuple(value))


def _policy(table: PolicyTable, digest: str) -> Policy:
    return Policy(
        id=table.id,
        digest=digest,
        names=table.names.names(),
        clauses=dict(table.clauses),
        asks=tuple(table.asks),
        categories=tuple(map(_category, table.category)),
        channels=tuple(Channel(item.id, item.names.names(), item.address) for item in table.channel),
        sources=tuple(SourceChoice(item.id, item.names.names(), item.detail) for item in table.source),
        reasons=tuple(map(_reason, table.reason)),
        steps=tuple(map(_step, table.step)),
        publisher=_who(table.publisher.who),
        publisher_nobody=_who(table.publisher.nobody),
        publisher_clause=table.publisher.clause,
        unknown_sources=tuple(word.casefold() for word in table.unknown_sources),
        source_clause=table.source_clause or "",
        picture_hint=table.picture_hint,
        own_drafts=table.own_drafts,
        reopening=_reopening(table.reopening),
    )


def _category(item: CategoryTable) -> Category:
    return Category(item.id, item.names.names(), item.clause, _link(item.link) if item.link else None)


def _link(link: LinkTable) -> LinkRule:
    return LinkRule(tuple(link.hosts), link.names.names(), link.clause)


def _reason(item: ReasonTable) -> ReadyReason:
    verdicts = tuple(verdict for verdict in _VERDICTS if verdict in item.verdicts)
    return ReadyReason(item.id, item.names.names(), verdicts)


def _step(item: StepTable) -> StepRule:
    return StepRule(
        id=item.id,
        names=item.names.names(),
        clause=item.clause,
        who=_who(item.who),
        nobody=_who(item.nobody),
        answer=Answer(item.answer),
        when=tuple(tuple(_conditions(table)) for table in item.when),
        due=working_time(item.due) if item.due else None,
        fresh_eyes=item.fresh_eyes,
    )


def _who(who: WhoTable) -> Who:
    role = Role(who.role)
    return Who(role, "unit" if role in UNIT_ROLES else "organisation")


def _reopening(table: ReopeningTable) -> Reopening:
    return Reopening(**{change: Reopen(what) for change, what in table.model_dump(exclude_none=True).items()})
