"""Units' emergency plans (P1 8): sent by officers, kept with their dates, asked for again each year, seen as a list."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import time
from typing import Final

from bot.cards import emergency_plan as cards
from bot.cards.card import Card, Kind
from bot.cards.emergency_plan import PlanLine
from bot.cards.tokens import Verb
from bot.deps import Act
from bot.domain import emergency_plans
from bot.domain.aftermath_rules import PlanRule
from bot.domain.calendars import next_local
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import Attachment
from bot.domain.effects import Remind, Send
from bot.domain.emergency_plan_facts import EmergencyPlanAsked, EmergencyPlanFiled, EmergencyPlansMissing
from bot.domain.emergency_plans import LACKING, MOST_FILES, EmergencyPlan, NoPlanThere, NotYourPlan
from bot.domain.people import Person, PersonId, Role, Unit, UnitId
from bot.reactions.rules import EMERGENCY_PLANS, GATHERING, ORGANISATION
from bot.text import Text, Value
from handlers import crisis_deeds, gathering, questions, quotas, submissions
from handlers.answering import Given
from handlers.drafts import Sent
from handlers.made import Made, Wanted

LOOKED_AT: Final = time(9, 30)
WORDS: Final = ("emergency-plan", "emergency plan", "emergency plans", "应急预案", "應急預案")
_WHICH: Final = "which"
_ANEW: Final = ((Verb.SEND_PLAN.value, "button-send-plan"),)
_SENDING: Final = (Role.OFFICER, Role.LIAISON, Role.HEAD, Role.DEPUTY_HEAD)
_SEEING: Final = (Role.PR_DESK, Role.CHIEF, Role.DUTY)


def _rule(act: Act) -> PlanRule:
    policy = act.policies.active()
    return policy.plans if policy is not None else PlanRule()


def _own(act: Act, person: PersonId) -> tuple[UnitId, ...]:
    """Name the units whose plan somebody sends."""
    roles = act.people.roles(person, act.now)
    return tuple(dict.fromkeys(held.unit for held in roles if held.role in _SENDING and held.unit is not None))


def _sees_all(act: Act, person: PersonId) -> bool:
    return any(held.role in _SEEING for held in act.people.roles(person, act.now))


def menu(act: Act, person: PersonId) -> tuple[Verb, ...]:
    """Offer the plans to those whose units are asked for one, and to the PR desk, where policy asks for any."""
    rule, own = _rule(act), _own(act, person)
    asked = any(unit is not None and rule.asks(unit.kind, unit.state) for unit in map(act.people.unit, own))
    return (Verb.EMERGENCY_PLAN,) if asked or (rule.kinds and _sees_all(act, person)) else ()


def show(act: Act, person: Person) -> None:
    """Show somebody the plans that he may see."""
    if not (_own(act, person.id) or _sees_all(act, person.id)):
        raise NotYourPlan
    act.tell(person, Kind.EMERGENCY_PLANS)


def card(act: Act, reader: PersonId) -> Card:
    """Build the list: of all units for the PR desk, else of somebody's own."""
    rule, own, every = _rule(act), _own(act, reader), _sees_all(act, reader)
    latest, units = act.tables.emergency_plans.latest(), act.people.roster(act.now).units.values()
    lines = [
        _line(act, unit, latest.get(unit.id), rule, mine=unit.id in own)
        for unit in units
        if unit.id in own or (every and (rule.asks(unit.kind, unit.state) or unit.id in latest))
    ]
    return cards.plans(lines, rule)


def _line(act: Act, unit: Unit, plan: EmergencyPlan | None, rule: PlanRule, *, mine: bool) -> PlanLine:
    return PlanLine(
        unit=unit.id,
        names=unit.names,
        standing=emergency_plans.standing(plan, rule, act.today),
        plan=plan,
        by=act.names(plan.by) if plan is not None else None,
        out=f"{emergency_plans.runs_out(plan, rule)}" if plan is not None else "",
        asked=rule.asks(unit.kind, unit.state),
        mine=mine,
    )


def ask(act: Act, person: Person, unit_id: str) -> None:
    """Ask for the files."""
    unit = _sending(act, person, unit_id)
    prompt = Text("ask-emergency-plan", {"unit": unit.names})
    question = Question(act.new_id(), person.id, Purpose.EMERGENCY_PLAN, prompt, subject=unit.id, files=True)
    questions.ask(act, replace(question, words=False, hint=Text("hint-emergency-plan")))


def _sending(act: Act, person: Person, unit_id: str) -> Unit:
    unit = act.people.unit(UnitId(unit_id))
    if unit is None or unit.id not in _own(act, person.id):
        raise NotYourPlan
    return unit


def _answered(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    sent = (*question.held, *given.sent.attachments)
    if question.about != _WHICH:
        return _file(act, person, _sending(act, person, question.subject), sent)
    if given.code:
        return _file(act, person, _sending(act, person, question.kept[given.code]), sent)
    _ask_which(act, person, _own(act, person.id), sent)
    return None


def _ask_which(act: Act, person: Person, own: tuple[UnitId, ...], sent: tuple[Attachment, ...]) -> None:
    """Ask of which unit it is the plan, of somebody with several; what was sent is kept until he has answered."""
    units = {f"{number}": unit for number, unit in enumerate(map(act.people.unit, own)) if unit is not None}
    choices = tuple(Choice(code, Text("choice-emergency-plan", {"unit": unit.names})) for code, unit in units.items())
    kept = {code: str(unit.id) for code, unit in units.items()}
    prompt = Text("ask-emergency-plan-which")
    question = Question(act.new_id(), person.id, Purpose.EMERGENCY_PLAN, prompt, about=_WHICH, files=True, kept=kept)
    questions.ask(act, replace(question, words=False, choices=choices, held=sent))


def _file(act: Act, person: Person, unit: Unit, sent: tuple[Attachment, ...]) -> Text:
    """Put files on file as the unit's plan from today on; what follows shortly belongs to it."""
    files, beyond = _fitting(act, (), sent)
    plan = EmergencyPlan(act.new_id(), unit.id, person.id, act.today, files)
    act.tables.emergency_plans.add(plan)
    _filed(act, person, unit, plan)
    _tell_beyond(act, person, unit, plan, beyond)
    rule = _rule(act)
    asked = rule.asks(unit.kind, unit.state)
    out = f"{emergency_plans.runs_out(plan, rule)}"
    return Text("notice-emergency-plan" if asked else "notice-emergency-plan-kept", {"unit": unit.names, "out": out})


def _fitting(
    act: Act, held: tuple[Attachment, ...], sent: tuple[Attachment, ...]
) -> tuple[tuple[Attachment, ...], tuple[Attachment, ...]]:
    """Give the files of a plan with those that were sent, and those for which there is no room.

    Pictures that stand in a Word file stay in that; what is in the plan already is in it once.
    """
    whole = any(file.original for file in sent)
    known = {file.digest for file in held}
    fresh = [file for file in sent if file.digest not in known]
    fresh = [file for file in fresh if not whole or file.original or file.kind != "picture"]
    room = MOST_FILES - len(held)
    act.leave_out(*(file for file in sent if file.digest not in known and file not in fresh[:room]))
    return (*held, *fresh[:room]), tuple(fresh[room:])


def _filed(act: Act, person: Person, unit: Unit, plan: EmergencyPlan) -> None:
    """Listen for further files, which come one by one where a platform takes apart what was sent together."""
    digests = tuple(file.digest for file in plan.files)
    act.record(EmergencyPlanFiled(unit.id, unit.names, person.id, plan.id, digests))
    gathering.listen(act, _listening(act, plan, person.id), act.now + gathering.TOGETHER)


def _tell_beyond(act: Act, person: Person, unit: Unit, plan: EmergencyPlan, beyond: tuple[Attachment, ...]) -> None:
    """Name what did not go in."""
    if beyond:
        names = tuple(file.name for file in beyond[:MOST_FILES])
        more = len(beyond) - len(names)
        files: tuple[Value, ...] = (*names, *([Text("list-more-files", {"count": more})] if more > 0 else []))
        text = Text("news-emergency-plan-full", {"most": MOST_FILES, "files": files, "unit": unit.names})
        act.send(Send(f"plan-full:{plan.id}:{act.event}", person.id, Kind.NEWS, unit.id, text=text, buttons=_ANEW))


def _listening(act: Act, plan: EmergencyPlan, person: PersonId) -> str:
    """Name what is listened for: files while nothing else has been asked since the last one came."""
    question = act.dialogs.open(person)
    return f"{plan.id}.{question.id if question is not None else ''}"


def _grows(act: Act, person: PersonId, own: tuple[UnitId, ...]) -> EmergencyPlan | None:
    """Give the plan to which a file belongs that comes now: one that this person has just sent."""
    plans = (act.tables.emergency_plans.of(unit) for unit in own)
    mine = (plan for plan in plans if plan is not None and plan.by == person)
    found = ((plan, act.dues.next_for(GATHERING, _listening(act, plan, person))) for plan in mine)
    return next((plan for plan, until in found if until is not None and until > act.now), None)


def _grow(act: Act, person: Person, plan: EmergencyPlan, sent: tuple[Attachment, ...]) -> None:
    """Put further files into a plan that has just come; that they go in is said once."""
    unit = _sending(act, person, plan.unit)
    files, beyond = _fitting(act, plan.files, sent)
    grown = replace(plan, files=files)
    if files != plan.files:
        act.tables.emergency_plans.grow(grown)
        told = Text("notice-emergency-plan-more", {"unit": unit.names, "most": MOST_FILES})
        act.send(Send(f"plan-more:{plan.id}", person.id, Kind.NEWS, unit.id, text=told, buttons=_ANEW))
        _filed(act, person, unit, grown)
    _tell_beyond(act, person, unit, grown, beyond)


def hears(act: Act, person: Person, sent: Sent) -> bool:
    """Take a file beside which nothing but the word stands, or that follows one just sent; False where it is none."""
    said = sent.words.strip().removeprefix("/").casefold()
    own = _own(act, person.id)
    if not sent.attachments or said not in ("", *WORDS) or not own:
        return False
    grows = _grows(act, person.id, own)
    if grows is not None:
        _grow(act, person, grows, sent.attachments)
    elif not said:
        return False
    elif len(own) > 1:
        _ask_which(act, person, own, sent.attachments)
    else:
        act.say(person, _file(act, person, _sending(act, person, own[0]), sent.attachments))
    return True


def open_(act: Act, person: Person, plan_id: str) -> None:
    """Send somebody the files of a plan, each as a message of its own; a crisis stands for the plan of its unit."""
    crisis = act.crises.get(plan_id)
    plan = act.tables.emergency_plans.of(crisis.unit) if crisis else act.tables.emergency_plans.get(plan_id)
    if plan is None:
        raise NoPlanThere
    called = crisis is not None and crisis_deeds.may(act, person, crisis)
    if not (called or plan.unit in _own(act, person.id) or _sees_all(act, person.id)):
        raise NotYourPlan
    for number in range(1, len(plan.files) + 1):
        key = f"{act.event}:{Kind.EMERGENCY_PLAN}:{plan.id}:{number}"
        act.send(Send(key, person.id, Kind.EMERGENCY_PLAN, plan.id, number))


def file(act: Act, wanted: Wanted) -> Made | None:
    """Build the card that carries a file of a plan."""
    plan = act.tables.emergency_plans.get(wanted.subject)
    if plan is None:
        return None
    names = submissions.unit_names(act, plan.unit)
    return Made(cards.plan_file(plan.files[wanted.version - 1], names, f"{plan.on}"), still=True)


def prepare(act: Act) -> None:
    """See to it that plans are looked at on the next working day, where policy asks for any."""
    if _rule(act).kinds:
        week = act.organisation.week
        day, at = next_local(act.now, LOOKED_AT, week.zone, week.works)
        quotas.plan(act, EMERGENCY_PLANS, ORGANISATION, f"{day}", at)


def look(act: Act, _: Remind) -> None:
    """Ask the units that are to send one, and tell the PR desk once a month; of days that went by nothing is said."""
    prepare(act)
    rule, latest, asked = _rule(act), act.tables.emergency_plans.latest(), act.tables.emergency_plans.asked()
    units = [unit for unit in act.people.roster(act.now).units.values() if rule.asks(unit.kind, unit.state)]
    for unit in units:
        before = emergency_plans.asking(latest.get(unit.id), asked.get(unit.id), unit.id, act.today)
        count = emergency_plans.come_by(before, latest.get(unit.id), rule, act.today)
        if count > before.told:
            _ask_unit(act, unit, latest.get(unit.id), rule, heads=emergency_plans.heads_too(count, rule))
        if count > before.told or asked.get(unit.id) != before:
            act.tables.emergency_plans.put(replace(before, told=count))
    _tell(act, units, latest, rule)


def _ask_unit(act: Act, unit: Unit, plan: EmergencyPlan | None, rule: PlanRule, *, heads: bool) -> None:
    standing = emergency_plans.standing(plan, rule, act.today)
    out = f"{emergency_plans.runs_out(plan, rule)}" if plan is not None else ""
    told = submissions.heads(act, unit.id) if heads else ()
    officers = submissions.officers(act, unit.id)
    act.record(EmergencyPlanAsked(unit.id, unit.names, standing, out, rule.clauses, officers, told))


def _tell(act: Act, units: list[Unit], latest: Mapping[UnitId, EmergencyPlan], rule: PlanRule) -> None:
    month = f"{act.today:%Y-%m}"
    stands = ((unit.names, emergency_plans.standing(latest.get(unit.id), rule, act.today)) for unit in units)
    lacking = tuple(one for one in stands if one[1] in LACKING)
    last = act.tables.facts.latest("emergency-plans-missing")
    if lacking and last.get("month") != month:
        act.record(EmergencyPlansMissing(month, lacking, submissions.desk(act)))


PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    Purpose.EMERGENCY_PLAN: _answered,
}
MOOT: Final = (NotYourPlan,)
"""What says that a file is wanted no more."""
