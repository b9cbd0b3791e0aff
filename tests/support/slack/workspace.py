"""A Slack workspace in memory: members, conversations with their messages, files, views, triggers; no HTTP."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final, Literal

from bot.clock import Clock

Json = dict[str, Any]

TRIGGER_LIFE: Final = timedelta(seconds=3)


class ApiError(Exception):
    """What a method answers instead of `ok`: the error's name, and what the answer holds besides."""

    def __init__(self, error: str, *messages: str, **more: object) -> None:
        super().__init__(error)
        self.error, self.messages, self.more = error, messages, more


@dataclass
class Member:
    """Somebody with an account, as users.info shows him."""

    id: str
    name: str
    email: str = ""
    locale: str = "en-US"
    tz: str = "Asia/Shanghai"
    team: str = ""
    deleted: bool = False
    guest: bool = False
    bot: bool = False
    stranger: bool = False  # from another workspace, by Slack Connect


@dataclass
class Message:
    """A message as it stands in a conversation now."""

    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread: str = ""
    metadata: Json | None = None
    files: list[str] = field(default_factory=list)
    by_app: bool = False
    only_for: str = ""  # an ephemeral one is seen by this member only
    edits: list[tuple[str, list[Json]]] = field(default_factory=list)  # what stood there before
    sent_as: Json = field(default_factory=dict)  # what the method was called with


@dataclass
class Channel:
    """A conversation: the direct one of a member with the app, or a channel."""

    id: str
    kind: Literal["im", "channel", "private"]
    name: str = ""
    user: str = ""  # of a direct one: the other side
    members: set[str] = field(default_factory=set)
    archived: bool = False
    messages: list[Message] = field(default_factory=list)

    def at(self, ts: str) -> Message | None:
        """Give the message of this time stamp; ephemeral ones cannot be found."""
        return next((one for one in self.messages if one.ts == ts and not one.only_for), None)


@dataclass
class File:
    """A file: uploaded by a member, or by the app in two steps."""

    id: str
    name: str
    size: int
    owner: str
    data: bytes = b""
    title: str = ""
    media_type: str = "application/octet-stream"
    uploaded: bool = False
    complete: bool = False


@dataclass
class View:
    """A modal or a Home tab that somebody has before him, with what he has put into it."""

    id: str
    user: str
    body: Json
    hash: str
    root: str = ""
    previous: str = ""
    values: dict[tuple[str, str], Json] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)  # by block, after a submission that was not taken
    before: list[Json] = field(default_factory=list)


@dataclass
class Trigger:
    """What a press hands to the app, so that it may open one modal, soon."""

    user: str
    expires: float
    view: str = ""
    used: bool = False


class Workspace:
    """One workspace with one app in it; ids and time stamps are made here, on a clock that the test owns."""

    def __init__(self, clock: Clock, team: str = "T0QIANFA") -> None:
        self.clock, self.team, self.domain = clock, team, "health-first"
        self.app, self.bot, self.bot_user = "A0QIANFA", "B0QIANFA", "U0QIANFABOT"
        self.members: dict[str, Member] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, File] = {}
        self.views: dict[str, View] = {}
        self.modals: dict[str, list[str]] = {}  # by member: the views on top of each other
        self.homes: dict[str, str] = {}
        self.triggers: dict[str, Trigger] = {}
        self._numbers = itertools.count(1)
        self._newest = 0
        self.members[self.bot_user] = Member(self.bot_user, "Qianfa", team=team, bot=True)

    def number(self) -> int:
        """Give a number that was not given before."""
        return next(self._numbers)

    def seconds(self) -> float:
        """Give the time as Slack counts it: seconds since 1970."""
        return self.clock.now().timestamp()

    def ts(self) -> str:
        """Give the time stamp of something new: later than any before, which is what tells messages apart."""
        self._newest = max(self._newest + 1, round(self.seconds() * 1_000_000))
        return f"{self._newest // 1_000_000}.{self._newest % 1_000_000:06d}"

    def joins(self, member: Member) -> Member:
        """Take a member in."""
        member.team = member.team or self.team
        self.members[member.id] = member
        return member

    def opens_channel(self, name: str, *members: str, private: bool = False, invited: bool = True) -> Channel:
        """Open a channel, with the app in it if it was invited."""
        app = {self.bot_user} if invited else set()
        kind: Literal["channel", "private"] = "private" if private else "channel"
        channel = Channel(f"C0{self.number():06d}", kind, name, members=app | set(members))
        self.channels[channel.id] = channel
        return channel

    def direct(self, user: str) -> Channel:
        """Give the conversation of a member with the app, opened if there is none."""
        for channel in self.channels.values():
            if channel.kind == "im" and channel.user == user:
                return channel
        channel = Channel(f"D0{self.number():06d}", "im", user=user, members={user, self.bot_user})
        self.channels[channel.id] = channel
        return channel

    def trigger(self, user: str, view: str = "") -> str:
        """Hand out a trigger: good for one modal, for three seconds."""
        made = f"{self.number()}.{self.number()}.{self.number():032x}"
        self.triggers[made] = Trigger(user, self.seconds() + TRIGGER_LIFE.total_seconds(), view)
        return made

    def exchange(self, made: str) -> Trigger:
        """Take a trigger in; it cannot be used again."""
        trigger = self.triggers.get(made)
        if trigger is None:
            raise ApiError("invalid_trigger_id")
        if trigger.used:
            raise ApiError("exchanged_trigger_id")
        if self.seconds() > trigger.expires:
            raise ApiError("expired_trigger_id")
        trigger.used = True
        return trigger

    def top(self, user: str) -> View | None:
        """Give the modal that somebody has before him."""
        stack = self.modals.get(user)
        return self.views[stack[-1]] if stack else None

    def upload(self, owner: str, name: str, data: bytes, media_type: str) -> File:
        """Take in a file that a member sends."""
        file = File(f"F0{self.number():06d}", name, len(data), owner, data, name, media_type, True, True)  # noqa: FBT003
        self.files[file.id] = file
        return file

    def visible(self, channel: Channel, user: str) -> Iterator[Message]:
        """Give the messages of a conversation that this member sees."""
        return (one for one in channel.messages if one.only_for in ("", user))
