"""A crisis from its report to its account, played for the eyes of those who have it."""

from typing import Final

from bot.cards.tokens import Verb
from tests.looks.scene import DEPUTY, HEAD, OWNER, Scene
from tests.support.crisis import CHIEF, LEADER, REPORTER, WHAT, does
from tests.support.documents import picture

_STATEMENT: Final = "我们已注意到网上流传的视频，正在核实情况，将及时公布进展。"
_SIGNED: Final = "关于{地点}有关情况的说明\n我们已注意到{地点}发生的____，正在核实。联系电话{电话}。"


async def reported(scene: Scene) -> None:
    here = scene.here
    await here[REPORTER].says("/help")
    await scene.looks_at(REPORTER, "help")
    answer = await here[REPORTER].taps(Verb.CRISIS)
    await scene.looks_at(REPORTER, "the red button", answer)
    answer = await here[REPORTER].says(WHAT)
    await scene.looks_at(REPORTER, "reported", answer)
    await scene.looks_at(OWNER, "called, level 1")
    await scene.looks_at(LEADER, "called, level 1")
    await here.passes(seconds=65)
    await scene.looks_at(OWNER, "after a minute")
    await here.passes(minutes=3)
    await scene.looks_at(CHIEF, "called, level 3")
    await scene.looks_at(OWNER, "after four minutes")
    await here[DEPUTY].taps(Verb.SEE_CRISIS)
    await scene.looks_at(DEPUTY, "has seen it")
    answer = await here[OWNER].taps(Verb.TAKE_CRISIS)
    await scene.looks_at(OWNER, "has it", answer)
    await scene.looks_at(LEADER, "somebody has it")
    await scene.looks_at(REPORTER, "somebody has it")
    await here[REPORTER].sends("门诊也来人了", [("门诊.jpg", picture())])
    await scene.looks_at(REPORTER, "tells more")
    await scene.looks_at(OWNER, "more is told")
    await does(here, LEADER, Verb.CRISIS_FILES)
    await scene.looks_at(LEADER, "what was sent")
    await here.passes(minutes=16)
    await scene.looks_at(OWNER, "asked how it goes on")
    await here[OWNER].taps(Verb.MORE_CRISIS)
    await scene.looks_at(OWNER, "what else can be done")


async def worked(scene: Scene) -> None:
    here = scene.here
    await scene.taken()
    answer = await here[OWNER].taps(Verb.SITUATION)
    await scene.looks_at(OWNER, "situation report", answer)
    if scene.forms:
        await here[OWNER].taps(Verb.FORM)
        await scene.looks_at(OWNER, "situation report, the form")
        answer = await here[OWNER].fills(
            overview="视频在传，约三万次播放", measures="已联系平台核实", next_steps="发声明"
        )
    else:
        for words in ("视频在传，约三万次播放", "已联系平台核实", "一小时内发声明"):
            answer = await here[OWNER].says(words)
            await scene.looks_at(OWNER, "situation report, a part", answer)
    await scene.looks_at(OWNER, "reported", answer)
    await scene.looks_at(LEADER, "there is a situation report")
    await here.passes(minutes=14)
    await here[OWNER].taps(Verb.TELL_CRISIS)
    await scene.looks_at(OWNER, "an update is asked")
    await here[OWNER].says("平台已受理")
    await scene.looks_at(OWNER, "updated")
    await here.passes(minutes=14)
    await here[OWNER].taps(Verb.TELL_CRISIS)
    await here[OWNER].says("声明已发出")
    await here.passes(minutes=6)
    await scene.looks_at(OWNER, "the next report is due")
    await here[OWNER].taps(Verb.OFFER_CRISIS)
    await scene.looks_at(OWNER, "to whom")
    await here[OWNER].answers(DEPUTY)
    await scene.looks_at(OWNER, "offered")
    await scene.looks_at(DEPUTY, "asked to take over")
    answer = await here[DEPUTY].taps(Verb.ACCEPT_CRISIS)
    await scene.looks_at(DEPUTY, "has taken over", answer)
    await scene.looks_at(OWNER, "handed over")
    answer = await does(here, DEPUTY, Verb.STEADY_CRISIS)
    await scene.looks_at(DEPUTY, "stable", answer)
    await scene.looks_at(LEADER, "stable")


async def stated(scene: Scene) -> None:
    here = scene.here
    await scene.taken()
    await here[OWNER].taps(Verb.STATEMENT)
    await scene.looks_at(OWNER, "a statement")
    await here[OWNER].says(_STATEMENT)
    await scene.looks_at(OWNER, "ready")
    answer = await here[OWNER].taps(Verb.SUBMIT)
    await scene.looks_at(OWNER, "sent", answer)
    await scene.looks_at(HEAD, "asked to approve")
    await here.passes(minutes=6)
    await scene.looks_at(HEAD, "reminded")
    await here.passes(minutes=5)
    await scene.looks_at(DEPUTY, "the deputy is asked")
    await here[HEAD].approves()
    await here.settles()
    await scene.looks_at(HEAD, "approved")
    await scene.looks_at(LEADER, "asked to sign")
    await here[LEADER].approves()
    await here.settles()
    await scene.looks_at(LEADER, "signed")
    await scene.looks_at(DEPUTY, "to be released")
    await here[DEPUTY].taps(Verb.PROOFREAD)
    await scene.looks_at(DEPUTY, "proofread")
    await here[DEPUTY].releases("weibo", "https://weibo.example/1")
    await scene.looks_at(DEPUTY, "released")
    await scene.looks_at(OWNER, "the statement is out")


async def signed_before(scene: Scene) -> None:
    here = scene.here
    await here[OWNER].says("声明库")
    await scene.looks_at(OWNER, "an empty library")
    await here[OWNER].taps(Verb.PRECLEAR)
    await scene.looks_at(OWNER, "write one")
    await here[OWNER].says(_SIGNED)
    await scene.looks_at(OWNER, "written")
    await here[OWNER].taps(Verb.SUBMIT)
    await scene.looks_at(HEAD, "asked to approve one with blanks")
    for person in (HEAD, CHIEF):
        await here[person].approves()
        await here.settles()
    await scene.looks_at(CHIEF, "signed one with blanks")
    await here[OWNER].says("声明库")
    await scene.looks_at(OWNER, "the library")
    await scene.taken()
    await here[OWNER].taps(Verb.STATEMENT)
    await here[OWNER].answers("library")
    await scene.looks_at(OWNER, "which one")
    [(one,)] = await here.rows("SELECT draft FROM precleared WHERE renewal IS NULL")
    await here[OWNER].answers(one)
    await scene.looks_at(OWNER, "a blank")
    for words in ("北门", "停电", "010-8888"):
        await here[OWNER].says(words)
    await scene.looks_at(OWNER, "filled in")
    await here[OWNER].taps(Verb.SUBMIT)
    await scene.looks_at(DEPUTY, "asked to confirm what was filled in")
    await here[DEPUTY].approves()
    await here.settles()
    await scene.looks_at(CHIEF, "it was used")


async def ended(scene: Scene) -> None:
    here = scene.here
    await scene.taken()
    await here[OWNER].taps(Verb.END_CRISIS, "closed")
    await scene.looks_at(OWNER, "close it")
    answer = await here[OWNER].answers("without")
    await scene.looks_at(OWNER, "closing", answer)
    await scene.looks_at(LEADER, "asked to confirm the end")
    answer = await here[LEADER].taps(Verb.CONFIRM_END)
    await scene.looks_at(LEADER, "closed", answer)
    await scene.looks_at(OWNER, "closed, an account is asked")
    await scene.looks_at(REPORTER, "closed")
    await here[OWNER].taps(Verb.WRITE_ACCOUNT)
    await scene.looks_at(OWNER, "write the account")
    for words in ("患者在短视频平台投诉排队过久。", "联系患者，当晚答复。", "没有", "值班电话没有人接。"):
        await here[OWNER].says(words)
    await scene.looks_at(OWNER, "the account is written")
    await here[OWNER].taps(Verb.ADD_TASK)
    await scene.looks_at(OWNER, "a task")
    await here[OWNER].says("把值班电话转到手机")
    await here[OWNER].answers(DEPUTY)
    await scene.looks_at(OWNER, "by when")
    await here[OWNER].taps(Verb.ANSWER)
    await scene.looks_at(OWNER, "the task is set")
    await scene.looks_at(DEPUTY, "has a task")
    await here[OWNER].taps(Verb.GIVE_ACCOUNT)
    await scene.looks_at(OWNER, "the account is in")
    await here[LEADER].says("/timeline C-2026-01")
    await scene.looks_at(LEADER, "time line")
    await here.passes(days=4)
    await scene.looks_at(DEPUTY, "the task is late")
