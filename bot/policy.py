"""Reads a policy file into domain objects and names every mistake in it by its place."""

from pathlib import Path
from typing import Final

from bot.domain.aftermath_rules import AfterRule, PlanRule
from bot.domain.crisis_ladder import CrisisLadder
from bot.domain.drill_rules import DrillRules
from bot.domain.ladders import Ladder
from bot.domain.policies import (
    Answer,
    Ask,
    Category,
    Channel,
    Disagreement,
    Lead,
    LinkRule,
    Policy,
    PublisherRule,
    ReadyReason,
    Reopen,
    Reopening,
    ReviewQuestion,
    SourceChoice,
    SpreadRule,
    StepRule,
    TitleRule,
)
from bot.domain.statements import StatementRules
from bot.mistakes import Proof
from bot.policy_checks import VERDICTS, check_policy
from bot.policy_files import (
    CategoryTable,
    ChannelTable,
    DisagreementTable,
    LeadTable,
    LinkTable,
    PolicyTable,
    PublisherTable,
    ReasonTable,
    ReopeningTable,
    StepTable,
    when_of,
)
from bot.policy_ladders import working_time
from bot.tables import digest_of, read_table
from bot.text import Names

__all__ = ["Policy", "policy_path", "read_policy", "shipped"]

_FOLDER: Final = Path(__file__).with_name("policies")


def shipped() -> dict[str, Path]:
    """Give the policies that come with the bot, by the short name with which their file's name begins."""
    return {path.name.partition("-")[0]: path for path in sorted(_FOLDER.glob("*.toml"))}


def policy_path(named: str) -> Path:
    """Give the file that is meant by a short name, or by its path."""
    return shipped().get(named, Path(named))


def read_policy(text: str, name: str) -> Policy:
    """Read a policy; `Mistakes` tells all that does not fit its shape, or else all that does not fit together."""
    table = read_table(text, name, PolicyTable)
    check_policy(Proof(name, text), table)
    return _policy(table, digest_of(text))


def _policy(table: PolicyTable, digest: str) -> Policy:
    *publishers, publisher = table.publisher
    return Policy(
        id=table.id,
        digest=digest,
        names=table.names.names(),
        whom=table.whom.names() if table.whom else Names(),
        clauses=dict(table.clauses),
        asks=tuple(table.asks),
        categories=tuple(map(_category, table.category)),
        channels=tuple(map(_channel, table.channel)),
        sources=tuple(SourceChoice(item.id, item.names.names(), item.detail) for item in table.source),
        reasons=tuple(map(_reason, table.reason)),
        steps=tuple(map(_step, table.step)),
        publisher=publisher.who.who(),
        publisher_nobody=publisher.nobody.who(),
        publisher_clause=publisher.clause,
        unknown_sources=tuple(word.casefold() for word in table.unknown_sources),
        source_clause=table.source_clause or "",
        picture_hint=table.picture.clause if table.picture else None,
        picture_warns=table.picture is not None and table.picture.weight == "warn",
        own_drafts=table.own_drafts,
        reopening=_reopening(table.reopening),
        asks_when=tuple(Ask(item.field, when_of(item.when), item.clause) for item in table.ask),
        matters=tuple(item.entry() for item in table.matter),
        secrecy=tuple(item.entry() for item in table.secrecy),
        publishers=tuple(map(_publisher, publishers)),
        lead=_lead(table.lead) if table.lead else Lead(),
        spread=SpreadRule(when_of(table.spread.when), table.spread.clause) if table.spread else None,
        quotas=tuple(item.quota() for item in table.quota),
        reminders=table.reminders.ladder() if table.reminders else Ladder(),
        crisis=table.crisis.ladder() if table.crisis else CrisisLadder(),
        statements=table.crisis.statements.rules() if table.crisis and table.crisis.statements else StatementRules(),
        drills=table.crisis.drills.rules() if table.crisis and table.crisis.drills else DrillRules(),
        aftermath=table.crisis.aftermath() if table.crisis else AfterRule(),
        plans=table.crisis.plans.rule() if table.crisis and table.crisis.plans else PlanRule(),
        title_rule=TitleRule(tuple(table.title.words), table.title.clause) if table.title else None,
    )


def _category(item: CategoryTable) -> Category:
    return Category(
        id=item.id,
        names=item.names.names(),
        clause=item.clause,
        link=_link(item.link) if item.link else None,
        duties=tuple(item.duties),
        kinds=tuple(item.kinds),
        channels=tuple(item.channels),
        follow_ups=tuple(follow_up.follow_up() for follow_up in item.follow_up),
        audience=item.audience,
        template=item.template.names() if item.template else None,
    )


def _link(link: LinkTable) -> LinkRule:
    return LinkRule(tuple(link.hosts), link.names.names(), link.clause)


def _channel(item: ChannelTable) -> Channel:
    rhythm = item.rhythm.rhythm() if item.rhythm else None
    return Channel(item.id, item.names.names(), item.address, item.length, item.own, item.audience, rhythm)


def _reason(item: ReasonTable) -> ReadyReason:
    verdicts = tuple(verdict for verdict in VERDICTS if verdict in item.verdicts)
    return ReadyReason(item.id, item.names.names(), verdicts, tuple(item.denies))


def _step(item: StepTable) -> StepRule:
    return StepRule(
        id=item.id,
        names=item.names.names(),
        clause=item.clause,
        who=item.who.who(),
        nobody=item.nobody.who(),
        answer=Answer(item.answer),
        when=when_of(item.when),
        due=working_time(item.due) if item.due else None,
        fresh_eyes=item.fresh_eyes,
        apart_from=tuple(item.apart_from),
        disagreement=_disagreement(item.on_disagreement) if item.on_disagreement else None,
        questions=tuple(ReviewQuestion(one.id, one.names.names(), one.clause) for one in item.question),
        edits=item.edits,
    )


def _disagreement(item: DisagreementTable) -> Disagreement:
    return Disagreement(working_time(item.talk), item.clause, item.who.who(), item.nobody.who())


def _publisher(item: PublisherTable) -> PublisherRule:
    return PublisherRule(item.who.who(), item.nobody.who(), item.clause, when_of(item.when))


def _lead(table: LeadTable) -> Lead:
    routine, pressing = table.routine, table.pressing
    return Lead(
        routine=routine.days if routine else None,
        routine_clause=routine.clause if routine else "",
        pressing=pressing is not None,
        pressing_clause=pressing.clause if pressing else "",
    )


def _reopening(table: ReopeningTable) -> Reopening:
    return Reopening(**{change: Reopen(what) for change, what in table.model_dump(exclude_none=True).items()})
