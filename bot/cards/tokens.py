"""What a button carries: a verb, what it is about, the version shown; at most 64 bytes, and no right whatever."""

from enum import StrEnum
from typing import Final

from bot.errors import DeadButton
from bot.frozen import frozen

LONGEST: Final = 64  # bytes: Telegram's callback_data
_PARTS: Final = 4


class Verb(StrEnum):
    """What can be done with a button. The codes stand in messages already sent: they are never reused."""

    # the author's
    SUBMIT = "su"  # draft
    CHANGE = "ch"  # draft: what to change?
    FIELD = "fi"  # draft + field: ask for this one
    KEEP = "ke"  # draft: save for later
    GO_ON = "go"  # draft: go on asking what is missing
    DISCARD = "di"  # draft: give up the working copy
    WITHDRAW = "wi"  # draft
    TAKE_UP = "tu"  # draft: go on with a withdrawn or rejected one
    # a decider's
    APPROVE = "ok"  # seat
    REMARK = "rm"  # seat: approve with a remark
    RETURN = "rt"  # seat
    REJECT = "rj"  # seat
    EDIT = "ed"  # seat: change the text oneself
    KEEP_OBJECTION = "ko"  # seat of a talk: stay with what was said against it
    SAY = "sy"  # talk's step
    ASK_RULING = "ar"  # talk's step: have it decided at once
    TALK = "tk"  # talk's step: send me its card again
    LATER = "lr"  # draft + when: remind me again then
    NUDGE = "nu"  # draft: its author asks those who have it to see to it
    # the publisher's
    PROOFREAD = "pr"  # draft
    RELEASE = "re"  # draft + channel
    PROBLEM = "pb"  # draft
    RESUME = "rs"  # draft: go on with a held release
    FOLLOW_UP = "fw"  # draft + follow-up: it is done
    # to look at something
    FULL = "fu"  # draft: the whole text of a version
    CHANGES = "df"  # draft: what changed since I last looked
    PROGRESS = "pg"  # draft
    OPEN = "op"  # draft: send me my card of it again
    SHEET = "sh"  # draft: its approval sheet, to be printed
    FIND = "fd"  # search: go on before this place
    LEDGER = "lg"  # what was released before this place
    QUOTA = "qt"  # what my unit hands in, or all of them
    QUOTA_REPORT = "qr"  # week: its report
    QUOTA_LIST = "ql"  # week: the units of its report
    QUOTA_FILE = "qx"  # week: the same as a table
    EXCUSE = "qe"  # unit + quota and period: why is it excused?
    LEDGER_FILE = "lx"  # month or year: what was released in it, as a file
    # answers to a question, and the menus
    ANSWER = "an"  # question + choice
    DONE = "dn"  # question: several choices are complete
    CANCEL = "ca"  # question
    FILL = "fl"  # form + what then: submit, save or steps
    FORM = "fo"  # draft: ask for all that is missing at once, now and from now on
    STEPS = "st"  # ask for one thing at a time from now on
    TEMPLATE = "te"  # write an item from its category's template
    APPLY_ROSTER = "ra"  # roster
    LEAVE_ROSTER = "rl"  # roster
    ROSTER = "ro"
    AGAIN = "ag"  # row of the outbox: send again what could not be delivered
    UNDELIVERED = "ud"
    INBOX = "in"
    MINE = "mi"
    HELP = "he"
    LANGUAGE = "la"
    CODE = "co"  # a one-time code for somebody who links his account
    LINK = "li"  # a one-time code for oneself, to link another account
    PLATFORM = "pl"  # where I am written to first
    SETTINGS = "se"  # how I am written to
    QUIET = "qu"  # when I am left in peace
    GATHER = "ga"  # what is gathered for my digest
    DIGEST_HOUR = "dh"  # when it comes
    OVERDUE = "ov"  # what is overdue, and with whom
    AWAY = "aw"  # I am, or shall be, away; choice "new": at other times than I have set
    BACK = "bk"  # delegation, or mine: it holds no more
    OFFICER = "of"  # another officer for my unit
    # crises; each but the first two is about one
    CRISIS = "cr"  # report one; of a released item, if any
    CRISES = "ce"  # those that are open
    SITUATION = "kr"  # its owner: the next situation report
    TIMELINE = "kt"  # crisis: its time line; version = the page
    TIMELINE_FILE = "kf"  # crisis: the same as a file; choice: html, xlsx
    CRISIS_FILES = "kp"  # crisis: send me the pictures and files that came
    OPEN_CRISIS = "cx"  # send me its card
    ALERT_CRISIS = "cy"  # yes, it is one
    NO_CRISIS = "cn"
    TAKE_CRISIS = "ct"
    SEE_CRISIS = "cv"
    AID_CRISIS = "cj"  # join in
    ADD_CRISIS = "cm"  # tell more of it
    TELL_CRISIS = "cu"  # its owner: how it goes on
    STEADY_CRISIS = "cb"  # its owner: it is stable
    OFFER_CRISIS = "cg"  # its owner: hand it over
    ACCEPT_CRISIS = "cw"
    DECLINE_CRISIS = "cd"
    END_CRISIS = "cz"  # how: closed, false-alarm
    CONFIRM_END = "cf"  # how, as it was proposed
    KEEP_CRISIS = "ck"  # it is not over
    REOPEN_CRISIS = "cp"
    SAME_CRISIS = "ci"  # it is part of the one with this number
    SEPARATE_CRISIS = "cq"  # version = the line of its report: it is no part of that one
    MERGE_CRISIS = "cc"  # which one is it part of?
    DRAFT_CRISIS = "kd"  # nobody was called: make an item of what was written
    MORE_CRISIS = "km"  # what else can be done about it
    STATEMENT = "sm"  # crisis: write a statement
    STATEMENTS = "sl"  # those that were signed beforehand
    PRECLEAR = "sp"  # write one beforehand
    RENEW = "sr"  # draft of one: have it signed anew
    # drills, and who can be reached
    DRILL = "xd"  # begin one?
    STOP_DRILL = "xs"  # its crisis
    DRILLS = "xl"  # how they went
    OPEN_DRILL = "xo"  # its crisis: send me its report
    REACHABILITY = "xr"  # who can be reached now
    NOTED_REACH = "xn"  # who cannot be is known
    # what follows a crisis
    ACCOUNT = "aa"  # crisis: send me its account
    WRITE_ACCOUNT = "ae"  # crisis
    GIVE_ACCOUNT = "ai"  # crisis: its account is complete
    ADD_TASK = "at"  # crisis
    TASK = "ts"  # task: send me its card
    FINISH_TASK = "td"  # task
    HAND_ON_TASK = "tp"  # task: to whom?
    DELAY_TASK = "tl"  # task: until when?
    EMERGENCY_PLAN = "ep"  # which units have one on file
    SEND_PLAN = "es"  # unit: send its emergency plan
    OPEN_PLAN = "eo"  # emergency plan, or crisis whose unit has one: send me its files
    # assignments and the release plan
    ASSIGN = "as"  # call on units for contributions
    CALLS = "cs"  # the assignments that are open for me
    OPEN_CALL = "oc"  # assignment or contribution: send me its card
    ACCEPT = "ac"  # contribution
    HAND_IN = "hi"  # contribution or entry of the plan: which item is it?
    MORE_TIME = "mt"  # contribution
    GRANT = "gt"  # contribution: give the time asked for
    DENY = "dy"  # contribution
    EXTEND = "ex"  # assignment: give all more time
    MOVE_RELEASE = "mv"  # assignment: another common time
    GO_WITHOUT = "gw"  # assignment: without whom?
    CALL_OFF = "cl"  # assignment
    PLAN = "pn"  # what is planned
    PLAN_ADD = "pa"
    PLAN_DROP = "px"  # entry of the plan
    PLAN_FILE = "pf"  # what is planned, as a calendar
    SUBSCRIBE = "ps"  # the same by a secret link
    NEW_LINK = "pw"  # another one: mine opens nothing any more
    END_LINK = "pe"  # link: it opens nothing any more


# What leads to something to fill in or to read: a platform that can, opens a window for it at once.
ASKS: Final = frozenset(
    {
        Verb.CHANGE,
        Verb.FIELD,
        Verb.GO_ON,
        Verb.FORM,
        Verb.REMARK,
        Verb.RETURN,
        Verb.REJECT,
        Verb.SAY,
        Verb.RELEASE,
        Verb.PROBLEM,
        Verb.FOLLOW_UP,
        Verb.EXCUSE,
        Verb.FULL,
        Verb.CHANGES,
        Verb.PROGRESS,
        Verb.LANGUAGE,
        Verb.PLATFORM,
        Verb.CRISIS,
        Verb.TELL_CRISIS,
        Verb.SITUATION,
        Verb.OFFER_CRISIS,
        Verb.STATEMENT,
        Verb.PRECLEAR,
        Verb.ASSIGN,
        Verb.HAND_IN,
        Verb.MORE_TIME,
        Verb.EXTEND,
        Verb.MOVE_RELEASE,
        Verb.GO_WITHOUT,
        Verb.CALL_OFF,
        Verb.WRITE_ACCOUNT,
        Verb.ADD_TASK,
        Verb.HAND_ON_TASK,
        Verb.DELAY_TASK,
        Verb.SEND_PLAN,
        Verb.PLAN_ADD,
        Verb.QUIET,
        Verb.GATHER,
        Verb.DIGEST_HOUR,
    }
)

_VERBS: Final = {verb.value: verb for verb in Verb}


@frozen
class Token:
    """A verb with its subject's id, the version shown on the card, and a choice where there are several."""

    verb: Verb
    subject: str = ""
    version: int = 0
    choice: str = ""

    def __str__(self) -> str:
        """Write it as platforms carry it."""
        return f"{self.verb}.{self.subject}.{self.version}.{self.choice}"


def read(token: str) -> Token:
    """Take a button's token apart; DeadButton when it is none of ours."""
    parts = token.split(".", _PARTS - 1)
    if len(parts) != _PARTS or not parts[2].isascii() or not parts[2].isdigit():
        raise DeadButton
    verb = _VERBS.get(parts[0])
    if verb is None:
        raise DeadButton
    return Token(verb, parts[1], int(parts[2][:9]), parts[3])
