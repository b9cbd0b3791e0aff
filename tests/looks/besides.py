"""What is beside a crisis: false alarms and mergers, drills, plans, who can be reached; played to be looked at."""

from typing import Final

from bot.cards.tokens import Verb
from tests.looks.scene import ADMINISTRATOR, DEPUTY, HEAD, OWNER, PEOPLE, Scene
from tests.support.crisis import LEADER, REPORTER, WHAT, ids
from tests.support.slack.stand import SlackStand
from tests.support.telegram.stand import TelegramStand

PDF: Final = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


async def beside(scene: Scene) -> None:
    here = scene.here
    await here[REPORTER].says(f"突发：{WHAT}")
    await scene.looks_at(REPORTER, "is it one?")
    await here.passes(seconds=62)
    await scene.looks_at(REPORTER, "not answered for a minute")
    await scene.looks_at(OWNER, "not confirmed")
    await here["chen-si"].says("/crisis 有记者在行政楼门口")
    await scene.looks_at("chen-si", "another one?")
    await here["chen-si"].taps(Verb.SAME_CRISIS)
    await scene.looks_at("chen-si", "merged")
    await scene.looks_at(LEADER, "merged")
    await here[HEAD].taps(Verb.END_CRISIS, "false-alarm")
    await scene.looks_at(HEAD, "thinks it is a false alarm")
    await scene.looks_at(OWNER, "asked whether it is one")
    await here[OWNER].taps(Verb.CONFIRM_END)
    await scene.looks_at(OWNER, "a false alarm")
    await here[OWNER].says("/crises")
    await scene.looks_at(OWNER, "all crises")
    await here[HEAD].presses(f"cp.{(await ids(here))[0]}.0.")
    await scene.looks_at(HEAD, "call again?")


async def drilled(scene: Scene) -> None:
    here = scene.here
    await here[HEAD].says("/drill 机房进水")
    await scene.looks_at(HEAD, "drill?")
    await here[HEAD].answers("sure")
    await scene.looks_at(HEAD, "drill begun")
    await scene.looks_at(DEPUTY, "drill, called")
    await here[DEPUTY].taps(Verb.TAKE_CRISIS)
    await scene.looks_at(DEPUTY, "drill, has it")
    await here[DEPUTY].taps(Verb.SITUATION)
    await scene.looks_at(DEPUTY, "drill, situation report")
    await here.passes(minutes=31)
    await scene.looks_at(DEPUTY, "drill over")
    await scene.looks_at(HEAD, "report of the drill")
    await here[HEAD].says("/drills")
    await scene.looks_at(HEAD, "all drills")


async def prepared(scene: Scene) -> None:
    here = scene.here
    await here["yu-xia"].says("应急预案")
    await scene.looks_at("yu-xia", "no plan")
    await here["yu-xia"].taps(Verb.SEND_PLAN)
    await scene.looks_at("yu-xia", "send it")
    await here["yu-xia"].sends("", [("舆情应急预案.pdf", PDF)])
    await scene.looks_at("yu-xia", "the plan is in")
    await here[HEAD].says("/emergency-plan")
    await scene.looks_at(HEAD, "all plans")
    if isinstance(here.stand, SlackStand | TelegramStand):
        here.stand.only = frozenset(PEOPLE)
    await here.alters("DELETE FROM identities WHERE person IN ('ma-tao', 'zhou-guangyuan', 'cheng-lu')")
    await here.passes(days=1)
    await scene.looks_at(ADMINISTRATOR, "who cannot be reached")
    await here[ADMINISTRATOR].says("/reachability")
    await scene.looks_at(ADMINISTRATOR, "reachability")
