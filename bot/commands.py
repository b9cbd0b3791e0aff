"""What people type and tap, taken to the intent it means: words of command in any language, verbs of buttons."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot import forms
from bot.cards.tokens import Token, Verb
from bot.deps import Act
from bot.domain.dialogs import Purpose, Question
from bot.domain.directories import Received
from bot.domain.drafts import Attachment
from bot.domain.people import Person
from bot.errors import DeadButton, Offer, Refused
from bot.frozen import frozen
from bot.roster import ROSTER_WORDS
from bot.text import Text
from bot.verbs import SETTINGS, VERBS, WITH_WORDS
from handlers import (
    away,
    crises,
    crisis_account_forms,
    crisis_views,
    directory,
    doubts,
    drafts,
    emergency_plans,
    enrolment,
    gathering,
    headings,
    labelled,
    people,
    preferring,
    remarks,
)
from handlers.drafts import Sent
from handlers.filling import Put

_SHORT = 12  # characters below which words are hardly a draft
_LINE = 30  # characters up to which a line that begins with a word of command is one
_MOST_WORDS = 6  # words in a space-separated language, after "find", up to which a line is no sentence
_MOST_LETTERS = 80  # the same in letters
_MOST_NAMED = 10  # files in one message


class UnknownCommand(Refused):
    """There is no such command."""

    key = "refused-unknown-command"


class NotADraft(Refused):
    """A few words that answer nothing; what can be done is offered instead."""

    key = "refused-not-a-draft"


class NothingAsked(Refused):
    """A few words of somebody who begins no items, while nothing is asked of him."""

    key = "refused-nothing-asked"


class CardsWait(Refused):
    """A few words that answer nothing, of somebody for whom cards wait."""

    key = "refused-cards-wait"


@frozen
class Command:
    """A command with the words that call it, in any language."""

    verb: Verb
    words: tuple[str, ...]


_FIND = ("find", "search", "查", "查找", "查询", "查詢", "搜索", "搜尋", "找")
_SHEET = ("sheet", "签发单", "簽發單", "approval sheet")
_CRISIS = ("crisis", "突发", "突發", "舆情", "輿情")
COMMANDS = (
    Command(Verb.INBOX, ("inbox", "收件箱", "待办", "待辦", "待我处理", "待我處理")),
    Command(Verb.MINE, ("mine", "我的", "我的稿件", "my drafts")),
    Command(Verb.HELP, ("help", "帮助", "幫助", "幫忙", "start", "?", "？")),
    Command(Verb.ROSTER, ROSTER_WORDS),
    Command(Verb.LANGUAGE, ("language", "语言", "語言", "lang")),
    Command(Verb.FORM, ("form", "表单", "表單", "一次填完", "一次填寫")),
    Command(Verb.TEMPLATE, ("template", "模板", "範本")),
    Command(Verb.STEPS, ("steps", "逐项", "逐項", "一项一项来", "one at a time")),
    Command(Verb.FIND, _FIND),
    Command(Verb.SHEET, _SHEET),
    Command(Verb.LEDGER, ("ledger", "台账", "台帳", "发布台账", "發佈台帳")),
    Command(Verb.QUOTA, ("quota", "供稿", "供稿情况", "供稿情況", "配额", "配額", "指标", "指標", "contributions")),
    Command(Verb.UNDELIVERED, ("undelivered", "未送达", "未送達")),
    Command(Verb.CODE, ("code", "验证码", "驗證碼")),
    Command(Verb.LINK, ("link", "关联", "关联账号", "連繫", "連繫帳號")),
    Command(Verb.PLATFORM, ("platform", "平台")),
    Command(Verb.AWAY, ("away", "外出", "请假", "請假", "休假", "离开", "離開", "不在", "out of office")),
    Command(Verb.BACK, ("back", "i am back", "回来了", "回來了", "我回来了", "我回來了")),
    Command(Verb.OFFICER, ("officer", "officers", "信息员变更", "資訊員變更", "更换信息员", "更換資訊員")),
    Command(Verb.SETTINGS, ("settings", "设置", "設定", "我的设置", "我的設定")),
    Command(Verb.OVERDUE, ("overdue", "逾期", "逾期清单", "逾期清單", "超时清单", "逾時清單")),
    Command(Verb.ASSIGN, ("assign", "约稿", "約稿")),
    Command(Verb.CALLS, ("assignments", "约稿进度", "約稿進度")),
    Command(Verb.PLAN, ("plan", "发布计划", "發佈計劃", "计划", "計劃")),
    Command(Verb.PLAN_ADD, ("plan item", "登记计划", "登記計劃")),
    Command(Verb.EMERGENCY_PLAN, emergency_plans.WORDS),
    Command(Verb.CRISIS, _CRISIS),
    Command(Verb.STATEMENT, ("statement", "声明", "聲明")),
    Command(Verb.STATEMENTS, ("statements", "声明库", "聲明庫")),
    Command(Verb.REACHABILITY, ("reachability", "可达性", "可達性")),
    Command(Verb.DRILL, ("drill", "演练", "演練")),
    Command(Verb.DRILLS, ("drills", "演练记录", "演練記錄", "演練紀錄")),
    Command(Verb.CRISES, ("crises", "突发列表", "突發列表", "舆情列表", "輿情列表", "警报", "警報")),
    Command(Verb.TIMELINE, ("timeline", "时间线", "時間線", "时间轴", "時間軸")),
)
_BY_WORD = {word: command.verb for command in COMMANDS for word in command.words}
_LONGEST_FIRST = sorted(_BY_WORD, key=len, reverse=True)
_CRISIS_NUMBER = re.compile(r"[CD]-\d{4}-\d+", re.IGNORECASE)
_GLUED = frozenset(
    word for word in (*_FIND, *_SHEET, *_CRISIS) if not word.isascii()
)  # written without a space behind them
_OF_NUMBERS = frozenset({Verb.SHEET, Verb.LEDGER})  # behind which nothing but a number or a month stands
_BESIDE = frozenset({Purpose.GATHERING, Purpose.FIND})  # questions that stand in no search's way
_NO_PROSE = frozenset({"planned", "link"})  # fields whose answers begin with no word of command
# What may be looked for as well as meant as a command.
_NOUNS = frozenset(
    {
        Verb.PLATFORM,
        Verb.LANGUAGE,
        Verb.TEMPLATE,
        Verb.CODE,
        Verb.LINK,
        Verb.FORM,
        Verb.ROSTER,
        Verb.SETTINGS,
        Verb.OVERDUE,
    }
)


def hear(act: Act, person: Person, sent: Sent) -> Text | None:
    """Take a message: a command first, then the answer to an open question, else the beginning of a draft."""
    if sent.roster is not None:
        try:
            return _roster(act, person, sent.roster, sent.attachments)
        except directory.NotAnAdministrator as refused:
            if not sent.attachments:
                raise
            act.say(person, refused.text)  # what came beside it goes its way
    if _reports(act, person, sent) or emergency_plans.hears(act, person, sent):
        return None
    if not sent.attachments and (enrolment.takes(act, person, sent.words) or _command(act, person, sent.words)):
        return None
    if crises.adds(act, person, sent):
        return None
    before = act.dialogs.open(person.id)
    if remarks.answered(act, person, sent) or gathering.add(act, person, sent):
        return None
    question = act.dialogs.open(person.id)
    if question is not None:
        return None if doubts.more(act, question, sent) else forms.written(act, person, question, sent)
    _unasked(act, person, sent, before)
    return None


def _reports(act: Act, person: Person, sent: Sent) -> bool:
    """Take a report of a crisis, unless all that was said names another command: 突发列表 lists them."""
    named = _BY_WORD.get(sent.words.strip().casefold(), Verb.CRISIS)
    return named is Verb.CRISIS and crises.hears(act, person, sent)


def _unasked(act: Act, person: Person, sent: Sent, before: Question | None) -> None:
    """Take what answers nothing: a remark, a title, the beginning of a draft; `before` was open until it came."""
    begins = drafts.may_begin(act, person)
    if not begins and remarks.offered(act, person, sent):
        return
    if sent.attachments or len(sent.words.strip()) >= _SHORT:
        gathering.begin(act, person, headings.put_over(sent, headings.kept(before)))
        return
    if not begins:
        raise _nothing_asked(act, person)
    listened = before is not None and before.draft is not None  # and still is, for what belongs to that item
    if listened or not headings.keep(act, person, sent.words):
        raise NotADraft


def _nothing_asked(act: Act, person: Person) -> Refused:
    """Say that nothing is asked; where cards wait for somebody who wrote words instead, that they do."""
    waiting = act.drafts.count_waiting(person.id)
    return CardsWait(Offer("inbox", ""), count=waiting) if waiting else NothingAsked()


def _roster(act: Act, person: Person, received: Received, files: tuple[Attachment, ...]) -> Text | None:
    """Take a roster; other files that came with it are in nobody's way, and so go nowhere."""
    told = directory.propose(act, person, received)
    beside = tuple(file.name for file in files if file.name != received.name)
    if beside:
        act.say(person, Text("news-roster-beside", {"name": received.name, "files": beside[:_MOST_NAMED]}))
    act.leave_out(*files)
    return told


def _command(act: Act, person: Person, words: str) -> bool:
    said = words.strip()
    slashed = said.startswith("/")
    number = said.removeprefix("/")
    if _CRISIS_NUMBER.fullmatch(number) and crisis_views.by_number(act, person, number):
        return True
    name, rest = _taken_apart(said)
    verb = _BY_WORD.get(name)
    if verb is None or not (slashed or _meant(act, person, verb, said, rest)):
        refused = unknown(said)
        if refused is not None:
            raise refused
        return verb is Verb.FIND and _doubtful(act, person, said, rest)
    if verb in WITH_WORDS:
        WITH_WORDS[verb](act, person, rest)
        return True
    if verb in SETTINGS and rest:
        act.say(person, SETTINGS[verb](act, person, rest))
        return True
    notice = VERBS[verb](act, person, Token(verb))
    if notice is not None:
        act.say(person, notice)
    return True


def unknown(line: str) -> UnknownCommand | None:
    """Give what a command is refused with that there is not; None where there is one, or it is no command."""
    name, _ = _taken_apart(line.strip())
    known = name in _BY_WORD or not line.startswith("/") or "\n" in line or "/" in name
    return None if known else UnknownCommand(command=name[:40])


def _taken_apart(said: str) -> tuple[str, str]:
    """Give the word of command, or else the first word, and the rest; Chinese needs no space between: /查健康宣传."""
    line = said.removeprefix("/")
    for word in _LONGEST_FIRST:
        rest = line[len(word) :]
        if line[: len(word)].casefold() == word and (not rest or rest[0].isspace() or word in _GLUED):
            return word, rest.strip()
    name, *more = line.split(maxsplit=1) or [""]
    return name, more[0] if more else ""


def _meant(act: Act, person: Person, verb: Verb, said: str, rest: str) -> bool:
    """Tell whether words without a stroke are a command: alone, unless they are the answer to what is asked."""
    if verb is Verb.CRISIS:
        return False  # without a stroke it is asked back whether it is one
    if rest:
        return _says(act, person, verb, said)
    question = act.dialogs.open(person.id)
    if question is None:
        return True
    return labelled.named(question, said) is None and not (question.purpose is Purpose.FIND and verb in _NOUNS)


def _doubtful(act: Act, person: Person, said: str, rest: str) -> bool:
    """Ask whether words that begin like a search are the answer to what is asked; False where they surely are."""
    question = act.dialogs.open(person.id)
    if question is None or not question.words or question.purpose in _BESIDE:
        return False
    apart = said[len(_taken_apart(said)[0])].isspace()
    if not apart or "\n" in said or not _few(rest) or (len(said) > _LINE and not said.isascii()):
        return False
    doubts.ask_find(act, person, question, Sent(said), rest)
    return True


def _says(act: Act, person: Person, verb: Verb, said: str) -> bool:
    """Tell whether words with more words behind them are a command nonetheless: /查 may go without its stroke."""
    word, rest = _taken_apart(said)
    if verb in (Verb.STATEMENT, Verb.TIMELINE):
        return _CRISIS_NUMBER.fullmatch(rest) is not None
    if verb not in WITH_WORDS:
        return (verb is Verb.LANGUAGE and people.speaks(rest)) or (verb is Verb.PLATFORM and preferring.named(rest))
    if verb is Verb.DRILL:
        return False  # what goes on behind the word may be the title of an item
    if verb is Verb.AWAY:
        return "\n" not in said and away.meant(act, rest)
    question = act.dialogs.open(person.id)
    if "\n" in said or (question is not None and _is_prose(question)):
        return verb in _OF_NUMBERS and "-" in rest and _is_number(rest)
    if not said[len(word)].isspace():  # what is waited for may begin with such a sign
        waits = question is not None and gathering.waits(question)
        return _is_number(rest) if verb is Verb.SHEET else len(said) < _SHORT and not waits
    if said.isascii():
        called = verb is Verb.FIND or (verb is Verb.CODE and directory.administers(act, person))
        return _is_number(rest) if verb in _OF_NUMBERS else called and _few(rest)
    return len(said) <= _LINE


def _is_prose(question: Question) -> bool:
    """Tell whether the answer to a question may begin with a word of command."""
    if not question.words or question.purpose in _BESIDE or question.purpose is Purpose.ADDRESS:
        return False
    return not (question.purpose is Purpose.FIELD and question.about in _NO_PROSE)


def _is_number(words: str) -> bool:
    return words.replace("-", "").isdecimal()


def _few(words: str) -> bool:
    return len(words) <= _MOST_LETTERS and len(words.split()) <= _MOST_WORDS


def press(act: Act, person: Person, token: Token) -> Text | None:
    """Do what a button says; the verb's intent checks every right anew."""
    return VERBS[token.verb](act, person, token)


def fill(act: Act, person: Person, token: Token, puts: Mapping[str, Put]) -> Text | None:
    """Take a form by the button that sent it, or what was written as the answer to a question."""
    puts = {name: _but_no_code(act, put) for name, put in puts.items()}
    if token.verb is Verb.ANSWER:
        return forms.put(act, person, token.subject, puts)
    if token.verb is not Verb.FILL:
        raise DeadButton
    return crisis_account_forms.fill(act, person, token.subject, token.choice, puts)


def _but_no_code(act: Act, put: Put) -> Put:
    """Refuse a one-time code that was put into a field: it would stand where others read it."""
    if not enrolment.is_code(act, put.sent.words):
        return put
    return replace(put, sent=replace(put.sent, words=""), refusal=Text("refused-code-in-field"))
