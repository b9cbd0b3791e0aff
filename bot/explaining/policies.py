"""A whole policy, as a person would tell it: what is asked, each category's chain, who releases, the clauses."""

from collections.abc import Iterator

from bot.console import GAP, Line
from bot.domain.policies import Answer, Category, Condition, Policy, Reopen, StepRule, When
from bot.explaining import crises, quotas
from bot.explaining.words import clause, span, when, who
from bot.text import Text, Value


def explained(policy: Policy) -> Iterator[Line]:
    """Give the lines that explain a policy."""
    yield Line(Text("explain-policy", {"id": policy.id, "name": policy.names}))
    yield GAP
    yield from _asked(policy)
    yield from _form(policy)
    for heads, lines in _chapters(policy):
        yield GAP
        yield from heads
        yield from lines
    yield GAP
    yield from _reopened(policy)
    yield GAP
    yield Line(Text("explain-clauses"))
    for name, text in policy.clauses.items():
        yield Line(Text("explain-clause", {"clause": clause(name), "text": text}), 1)


def _asked(policy: Policy) -> Iterator[Line]:
    fields: tuple[Value, ...] = tuple(Text(f"field-{field}") for field in ("title", "text", *policy.asks))
    yield Line(Text("explain-asks", {"fields": fields}))
    for ask in policy.asks_when:
        asked = {"field": Text(f"field-{ask.field}"), "when": when(ask.when, policy), "clause": clause(ask.clause)}
        yield Line(Text("explain-ask-some" if ask.field in policy.asks else "explain-ask", asked), 1)
    for key, entries in (("explain-matters", policy.matters), ("explain-secrecy", policy.secrecy)):
        if entries:
            yield Line(Text(key))
        for entry in entries:
            yield Line(Text("explain-entry", {"name": entry.names, "clause": clause(entry.clause)}), 1)


def _form(policy: Policy) -> Iterator[Line]:
    """Give what policy says of form and time."""
    lead, own = policy.lead, tuple(channel.called for channel in policy.channels if channel.own)
    common = tuple(channel.called for channel in policy.channels if not channel.own)
    yield Line(Text("explain-channels", {"channels": common}))
    if own:
        yield Line(Text("explain-own", {"channels": own}))
    if policy.spread:
        spread: dict[str, Value] = {"when": when(policy.spread.when, policy), "clause": clause(policy.spread.clause)}
        yield Line(Text("explain-spread", spread))
    if policy.source_clause:
        yield Line(Text("explain-source", {"clause": clause(policy.source_clause)}))
    if policy.picture_hint:
        key = "explain-picture-warn" if policy.picture_warns else "explain-picture-hint"
        yield Line(Text(key, {"clause": clause(policy.picture_hint)}))
    if policy.title_rule:
        words: dict[str, Value] = {"words": policy.title_rule.words, "clause": clause(policy.title_rule.clause)}
        yield Line(Text("explain-title", words))
    if lead.routine is not None:
        routine: dict[str, Value] = {"count": lead.routine, "clause": clause(lead.routine_clause)}
        yield Line(Text("explain-lead-routine", routine))
    if lead.pressing:
        yield Line(Text("explain-lead-pressing", {"clause": clause(lead.pressing_clause)}))
    yield from _ladder(policy)
    yield Line(Text("explain-own-drafts" if policy.own_drafts else "explain-no-own-drafts"))
    yield from quotas.explained(policy)
    yield from crises.explained(policy)


def _ladder(policy: Policy) -> Iterator[Line]:
    """Give what happens while a step waits."""
    ladder = policy.reminders
    if ladder.before is not None:
        yield Line(Text("explain-reminded-before", {"time": span(ladder.before)}))
    if ladder.most:
        key = "explain-reminded-doubling" if ladder.doubling else "explain-reminded-after"
        yield Line(Text(key, {"time": span(ladder.after), "count": ladder.most}))
    if ladder.lends:
        yield Line(Text("explain-others-asked"))


def _chapters(policy: Policy) -> Iterator[tuple[list[Line], list[Line]]]:
    """Give the categories with their chains; those that go the same way stand together."""
    chapters: dict[str, tuple[list[Line], list[Line]]] = {}
    for category in policy.categories or (None,):
        head, lines = Line(Text("explain-every-item")), list(_category(policy, category))
        if category is not None:
            head = Line(Text("explain-category", {"name": category.names, "clause": clause(category.clause)}))
        chapters.setdefault(repr(lines), ([], lines))[0].append(head)
    yield from chapters.values()


def _category(policy: Policy, category: Category | None) -> Iterator[Line]:
    if category is not None:
        yield from _limits(policy, category)
    number = 0
    for rule in policy.steps:
        left = _left(rule.when, category)
        if left is not None:
            number += 1
            yield from step(rule, number, left, policy)
    yield from _released(policy, category)
    for follow_up in category.follow_ups if category else ():
        values: dict[str, Value] = {
            "name": follow_up.names,
            "time": span(follow_up.due),
            "clause": clause(follow_up.clause),
        }
        yield Line(Text("explain-follow-up", values), 1)
        if follow_up.when:
            yield Line(Text("explain-only-if", {"when": when(follow_up.when, policy)}), 3)


def _limits(policy: Policy, category: Category) -> Iterator[Line]:
    if category.duties:
        yield Line(Text("explain-duties", {"duties": category.duties}), 1)
    if category.kinds:
        yield Line(Text("explain-kinds", {"kinds": tuple(Text(f"kind-{kind}") for kind in category.kinds)}), 1)
    if category.link:
        yield Line(Text("explain-link", {"site": category.link.names, "clause": clause(category.link.clause)}), 1)
    if category.channels:
        names = tuple(item.names for item in policy.channels if item.id in category.channels)
        yield Line(Text("explain-channels-only", {"channels": names}), 1)


def step(rule: StepRule, number: int, left: When, policy: Policy) -> Iterator[Line]:
    """Give the lines of one step; `left` is what of its condition is not settled by the category."""
    time: dict[str, Value] = {"time": span(rule.due)} if rule.due else {}
    values: dict[str, Value] = {
        "number": number,
        "name": rule.names,
        "who": who(rule.who),
        "clause": clause(rule.clause),
    }
    yield Line(Text("explain-step-in" if rule.due else "explain-step", {**values, **time}), 1)
    if left:
        yield Line(Text("explain-only-if", {"when": when(left, policy)}), 3)
    if rule.answer is not Answer.ANY:
        yield Line(Text(f"explain-answer-{rule.answer}"), 3)
    if rule.questions:
        yield Line(Text("explain-questions"), 3)
    for question in rule.questions:
        yield Line(Text("explain-entry", {"name": question.names, "clause": clause(question.clause)}), 4)
    if rule.edits:
        yield Line(Text("explain-edits"), 3)
    if rule.disagreement:
        ends = rule.disagreement
        ruling = {"time": span(ends.talk), "who": who(ends.who), "clause": clause(ends.clause)}
        yield Line(Text("explain-disagreement", ruling), 3)
    if rule.apart_from:
        names = {other.id: other.names for other in policy.steps}
        yield Line(Text("explain-apart", {"steps": tuple(names[other] for other in rule.apart_from)}), 3)
    yield Line(Text("explain-nobody", {"who": who(rule.nobody)}), 3)


def _left(tables: When, category: Category | None) -> When | None:
    """Give what is left of a condition for this category; None where it can never hold, () where it always does."""
    if not tables or category is None:
        return tables
    left = tuple(
        tuple(one for one in conditions if one.particular != "category")
        for conditions in tables
        if all(_allows(one, category) for one in conditions)
    )
    if not left:
        return None
    return left if all(left) else ()


def _allows(one: Condition, category: Category) -> bool:
    if one.particular == "category":
        return category.id in one.values
    if one.particular in ("channels", "only") and category.channels:
        return not set(category.channels).isdisjoint(one.values)
    return True


def _released(policy: Policy, category: Category | None) -> Iterator[Line]:
    for rule in policy.publishers:
        left = _left(rule.when, category)
        if left is not None:
            said = {"who": who(rule.who), "clause": clause(rule.clause), "when": when(left or ((),), policy)}
            yield Line(Text("explain-released-if", said), 1)
    values = {"who": who(policy.publisher), "clause": clause(policy.publisher_clause)}
    yield Line(Text("explain-released", {**values, "other": who(policy.publisher_nobody)}), 1)


def _reopened(policy: Policy) -> Iterator[Line]:
    yield Line(Text("explain-reopens"))
    for change in ("content", "category", "channels", "planned", "note", "edited"):
        if change == "edited" and not any(rule.edits for rule in policy.steps):
            continue
        what: Reopen = getattr(policy.reopening, change)
        values = {"change": Text(f"explain-change-{change}"), "what": Text(f"explain-reopen-{what}")}
        yield Line(Text("explain-reopened", values), 1)
