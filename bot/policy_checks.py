"""What has to hold between the tables of a policy file; each thing that does not is named with its place and mend."""

from collections.abc import Iterator
from typing import Final, get_args, get_type_hints

from bot.domain.drafts import Particulars
from bot.domain.people import UNIT_ROLES, Role
from bot.mistakes import Proof, nearest
from bot.policy_conditions import Conditions
from bot.policy_crises import check_ladder, check_statements
from bot.policy_files import EntryTable, FollowUpTable, PolicyTable, StepTable, WhoTable

VERDICTS: Final = ("return", "reject", "problem")
_ONE_OUT: Final = "leave one of them out"
# What may be answered with "none", unless an [[ask]] wants it of some items.
_NONE_WILL_DO: Final = ("concerned", "quoted", "basis", "explainer")
_URGENT: Final = get_args(get_type_hints(Particulars)["urgency"])[1]


def check_policy(proof: Proof, table: PolicyTable) -> None:
    """Take down all that does not fit together, and raise it as `Mistakes`."""
    _ids(proof, table)
    _clauses(proof, table)
    for key, who, nobody in _seats(table):
        _seat(proof, key, who, nobody)
    Conditions(proof, table).check()
    _asks(proof, table)
    _lead(proof, table)
    _categories(proof, table)
    _quotas(proof, table)
    if table.crisis:
        check_ladder(proof, table.crisis)
    if table.crisis and table.crisis.statements:
        check_statements(proof, table.crisis.statements, [channel.id for channel in table.channel])
    _rhythms(proof, table)
    for number, step in enumerate(table.step, 1):
        _step(proof, f"step[{number}]", step, table)
    for number, reason in enumerate(table.reason, 1):
        for verdict in reason.verdicts:
            proof.known(f"reason[{number}].verdicts", "verdict", verdict, VERDICTS)
        for question in reason.denies:
            asked = [one.id for step in table.step for one in step.question]
            proof.known(f"reason[{number}].denies", "review question", question, asked)
    proof.close()


def _ids(proof: Proof, table: PolicyTable) -> None:
    lists = {
        "category": [item.id for item in table.category],
        "channel": [item.id for item in table.channel],
        "source": [item.id for item in table.source],
        "reason": [item.id for item in table.reason],
        "matter": [item.id for item in table.matter],
        "secrecy": [item.id for item in table.secrecy],
        "step": [item.id for item in table.step],
        "quota": [item.id for item in table.quota],
    }
    for number, step in enumerate(table.step, 1):
        lists[f"step[{number}].question"] = [question.id for question in step.question]
    for number, category in enumerate(table.category, 1):
        lists[f"category[{number}].follow_up"] = [follow_up.id for follow_up in category.follow_up]
    for kind, ids in lists.items():
        proof.unique((f"{kind}[{number}].id", found) for number, found in enumerate(ids, 1))
        for number, found in enumerate(ids, 1):
            if kind in ("matter", "secrecy") and found in ("yes", "no"):
                proof.note(f"{kind}[{number}].id", f"'{found}' has a meaning of its own in a when", "call it otherwise")


def _seats(table: PolicyTable) -> Iterator[tuple[str, WhoTable, WhoTable]]:
    for number, step in enumerate(table.step, 1):
        yield f"step[{number}]", step.who, step.nobody
        if step.on_disagreement:
            yield f"step[{number}].on_disagreement", step.on_disagreement.who, step.on_disagreement.nobody
    for number, publisher in enumerate(table.publisher, 1):
        yield f"publisher[{number}]", publisher.who, publisher.nobody


def _seat(proof: Proof, key: str, who: WhoTable, nobody: WhoTable) -> None:
    in_step = key.startswith("step[") and "." not in key
    sound = [
        _who(proof, f"{key}.{place}", asked, in_step=in_step) for place, asked in (("who", who), ("nobody", nobody))
    ]
    if all(sound) and who.who() == nobody.who():
        proof.note(f"{key}.nobody", "is the same as who", "name somebody else to stand in")


def _who(proof: Proof, key: str, who: WhoTable, *, in_step: bool) -> bool:
    """Tell whether somebody can be meant by it."""
    before = len(proof.found)
    if who.role is None and who.body is None:
        proof.note(key, "names nobody", "write { role = '…' }, or { body = '…', seat = 'head' }")
    elif who.body is not None:
        _body(proof, key, who)
    elif who.seat is not None:
        proof.note(f"{key}.seat", "is a seat in no body", "name the body, such as 'leading-group'")
    elif who.role and proof.known(f"{key}.role", "role", who.role, list(Role)):
        _role(proof, key, who, in_step=in_step)
    return len(proof.found) == before


def _body(proof: Proof, key: str, who: WhoTable) -> None:
    if who.role is not None or who.of is not None:
        proof.note(key, "names a body and a role", "leave role and of out; seat says who of the body is meant")
    if who.seat is None:
        proof.note(f"{key}.seat", "is missing", "say who of the body is asked: 'head', 'deputy' or 'member'")


def _role(proof: Proof, key: str, who: WhoTable, *, in_step: bool) -> None:
    role = Role(who.role or "")
    if role.startswith("body-"):
        mend = f"write {{ body = '…', seat = '{role.removeprefix('body-')}' }}"
        proof.note(f"{key}.role", f"a {role} is one of a body", mend)
        return
    meant = ("unit", "concerned") if role in UNIT_ROLES else ("organisation",)
    if who.of not in (None, *meant):
        problem = f"a {role} is one of the {meant[0]}, not of the {who.of}"
        proof.note(f"{key}.of", problem, f"write of = '{meant[0]}', or leave it out")
    elif who.of == "concerned" and not in_step:
        proof.note(f"{key}.of", "only a step can ask the units concerned", "write of = 'unit'")


def _clauses(proof: Proof, table: PolicyTable) -> None:
    for key, clause in _cited(table):
        if clause not in table.clauses:
            hint = nearest(clause, table.clauses)
            mend = "; ".join(part for part in ("add it there, or name another clause", hint) if part)
            proof.note(key, f"clause '{clause}': its text is missing under [clauses]", mend)


def _cited(table: PolicyTable) -> Iterator[tuple[str, str]]:
    for number, category in enumerate(table.category, 1):
        yield f"category[{number}].clause", category.clause
        if category.link:
            yield f"category[{number}].link.clause", category.link.clause
        yield from _entries(f"category[{number}].follow_up", category.follow_up)
    yield from _entries("matter", table.matter)
    yield from _entries("secrecy", table.secrecy)
    for number, step in enumerate(table.step, 1):
        yield f"step[{number}].clause", step.clause
        yield from _entries(f"step[{number}].question", step.question)
        if step.on_disagreement:
            yield f"step[{number}].on_disagreement.clause", step.on_disagreement.clause
    for number, publisher in enumerate(table.publisher, 1):
        yield f"publisher[{number}].clause", publisher.clause
    for number, ask in enumerate(table.ask, 1):
        yield f"ask[{number}].clause", ask.clause
    if table.source_clause is not None:
        yield "source_clause", table.source_clause
    yield from _cited_alone(table)
    yield from _cited_of_quotas(table)


def _cited_alone(table: PolicyTable) -> Iterator[tuple[str, str]]:
    lead = table.lead
    tables = {
        "lead.routine": lead and lead.routine,
        "lead.pressing": lead and lead.pressing,
        "title": table.title,
        "spread": table.spread,
        "picture": table.picture,
    }
    for key, found in tables.items():
        if found:
            yield f"{key}.clause", found.clause
    for clause in table.crisis.clause if table.crisis else ():
        yield "crisis.clause", clause
    for clause in table.crisis.drills.clause if table.crisis and table.crisis.drills else ():
        yield "crisis.drills.clause", clause
    for clause in table.crisis.statements.clause if table.crisis and table.crisis.statements else ():
        yield "crisis.statements.clause", clause
    for clause in table.crisis.plans.clause if table.crisis and table.crisis.plans else ():
        yield "crisis.plans.clause", clause
    if table.reminders and table.reminders.clause:
        yield "reminders.clause", table.reminders.clause


def _cited_of_quotas(table: PolicyTable) -> Iterator[tuple[str, str]]:
    for number, quota in enumerate(table.quota, 1):
        yield f"quota[{number}].clause", quota.clause
    for number, channel in enumerate(table.channel, 1):
        if channel.rhythm:
            yield f"channel[{number}].rhythm.clause", channel.rhythm.clause


def _entries(key: str, entries: list[EntryTable] | list[FollowUpTable]) -> Iterator[tuple[str, str]]:
    for number, entry in enumerate(entries, 1):
        yield f"{key}[{number}].clause", entry.clause


def _asks(proof: Proof, table: PolicyTable) -> None:
    proof.unique(((f"asks[{number}]", str(asked)) for number, asked in enumerate(table.asks, 1)), _ONE_OUT)
    for number, ask in enumerate(table.ask, 1):
        if ask.field in table.asks and ask.field not in _NONE_WILL_DO:
            place = f"asks[{table.asks.index(ask.field) + 1}]"
            proof.note(f"ask[{number}].field", f"'{ask.field}' is asked of every item already, at {place}", _ONE_OUT)
    asked = {*table.asks, *(ask.field for ask in table.ask)}
    lists = {
        "category": ("category", "category", table.category),
        "source": ("source", "source", table.source),
        "matters": ("matter", "matter", table.matter),
        "secrecy": ("secrecy", "question on secrets", table.secrecy),
    }
    for field, (name, words, choices) in lists.items():
        if field in asked and not choices:
            proof.note("asks", f"asks for a {words}, and there is none", f"add a [[{name}]]")
        if field in ("matters", "secrecy") and choices and field not in asked:
            proof.note(name, "is never asked", f"add '{field}' to asks, or leave [[{name}]] out")
    if "source" in asked and not table.source_clause:
        proof.note("source_clause", "is missing", "name the clause that asks for the source")
    if "channels" not in table.asks:
        proof.note("asks", "does not ask for channels, so nothing could be released", "add 'channels'")
    if "confirmation" in asked and "quoted" not in asked:
        proof.note("asks", "asks for a confirmation, but not who is quoted", "add 'quoted'")
    _link(proof, table)


def _link(proof: Proof, table: PolicyTable) -> None:
    linked = any(category.link for category in table.category)
    if linked != ("link" in table.asks):
        problem = "a category has a link, but it is not asked for" if linked else "asks for a link no category has"
        proof.note("asks", problem, "add 'link'" if linked else "leave 'link' out, or add [category.link]")


def _lead(proof: Proof, table: PolicyTable) -> None:
    if table.lead is None:
        return
    asked = {*table.asks, *(ask.field for ask in table.ask)}
    if "planned" not in asked:
        proof.note("lead", "counts back from the planned time, which is not asked for", "add 'planned' to asks")
    if table.lead.pressing and not table.lead.routine and "urgency" not in asked:  # who is late is asked that, too
        problem = f"is for items whose urgency is '{_URGENT}', and urgency is not asked for"
        proof.note("lead.pressing", problem, "add 'urgency' to asks")


def _categories(proof: Proof, table: PolicyTable) -> None:
    channels = {channel.id: channel for channel in table.channel}
    for number, category in enumerate(table.category, 1):
        key = f"category[{number}].channels"
        known = [proof.known(key, "channel", channel, channels) for channel in category.channels]
        own = all(channels[channel].own for channel in category.channels) if all(known) else False
        if category.channels and own and category.kinds == ["department"]:
            problem = "these are subsidiaries' own, and the category is for departments only"
            proof.note(key, problem, "name a channel for departments too, or mend kinds")
    if all(channel.own for channel in table.channel):
        proof.note("channel", "all are subsidiaries' own: a department could release nowhere", "add one that is not")


def _quotas(proof: Proof, table: PolicyTable) -> None:
    lists = {
        "category": [category.id for category in table.category],
        "channels": [channel.id for channel in table.channel],
    }
    desk = any(step.who.role == Role.PR_DESK for step in table.step)
    for number, quota in enumerate(table.quota, 1):
        key = f"quota[{number}]"
        for name, wanted, kind in (("category", quota.category, "category"), ("channels", quota.channels, "channel")):
            for word in wanted:
                proof.known(f"{key}.{name}", kind, word, lists[name])
        if not (quota.kind or quota.units):
            proof.note(key, "is for no units at all", "write kind = 'subsidiary', or units = [...]")
        if quota.counts == "reached-desk" and not desk:
            problem = "counts what reaches the PR desk, and no step asks the PR desk"
            proof.note(f"{key}.counts", problem, "count another point, such as 'submitted'")


def _rhythms(proof: Proof, table: PolicyTable) -> None:
    for number, channel in enumerate(table.channel, 1):
        key, rhythm = f"channel[{number}].rhythm", channel.rhythm
        if rhythm and rhythm.at_least is None and rhythm.gap is None:
            proof.note(key, "asks for nothing", "write at_least = 1 for once a week, or gap = 14 for so many days")
        if rhythm and channel.own:
            problem = "is of a channel that stands for each subsidiary's own account"
            proof.note(key, problem, "leave it out; ask subsidiaries for items with a [[quota]]")


def _step(proof: Proof, key: str, step: StepTable, table: PolicyTable) -> None:
    ids = [other.id for other in table.step]
    for other in step.apart_from:
        if proof.known(f"{key}.apart_from", "step", other, ids) and ids.index(other) >= ids.index(step.id):
            problem = f"'{other}' comes later, or is this step itself"
            proof.note(f"{key}.apart_from", problem, "name steps that come before; let the later one keep apart")
    if step.on_disagreement and step.answer == "any":
        problem = "one approval is enough here, so nobody can disagree"
        proof.note(f"{key}.on_disagreement", problem, "write answer = 'all' or 'majority', or leave it out")
    asked = {*table.asks, *(ask.field for ask in table.ask)}
    if "concerned" in (step.who.of, step.nobody.of) and "concerned" not in asked:
        problem = "asks the units concerned, and nobody is asked which these are"
        proof.note(f"{key}.who.of", problem, "add 'concerned' to asks, or an [[ask]] for it")
