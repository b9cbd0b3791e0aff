"""People on Slack, played by a test: they write, press what they see, fill in modals, type commands."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from tests.support.slack import files_api, payloads
from tests.support.slack.chat import shown
from tests.support.slack.reading import lines, usable
from tests.support.slack.server import SlackServer
from tests.support.slack.views_api import changed, pushed, sound
from tests.support.slack.workspace import Channel, File, Json, Member, Message, View

_SHOT: Final = "application/octet-stream"


@dataclass(frozen=True)
class Live:
    """Something that somebody can use: an element of a message, of a modal, of his Home tab."""

    where: Message | View
    channel: Channel | None
    block: Json
    element: Json
    option: Json | None = None  # of a menu: what is chosen by it

    @property
    def value(self) -> str:
        return str((self.option or self.element).get("value", ""))

    def action(self) -> Json:
        """Give what the app is told of the use of it."""
        told = {"type": self.element["type"], "block_id": self.block["block_id"]}
        told["action_id"] = self.element["action_id"]
        if self.option is not None:
            return told | {"selected_option": self.option}
        return told | {name: self.element[name] for name in ("value", "text", "style") if name in self.element}


class SlackUser:
    """A member of the workspace with his client open."""

    def __init__(self, server: SlackServer, member: Member) -> None:
        self.server, self.space, self.member = server, server.space, member
        self.trouble: list[str] = []  # what the client showed a warning sign for: nothing came back in time
        self.confirmed: list[str] = []  # questions that were confirmed before a press

    @property
    def id(self) -> str:
        return self.member.id

    @property
    def direct(self) -> Channel:
        """The conversation with the app."""
        return self.space.direct(self.id)

    def messages(self, channel: Channel | None = None) -> list[Message]:
        """Give what he sees in a conversation, the one with the app unless another is named."""
        return list(self.space.visible(channel or self.direct, self.id))

    @property
    def modal(self) -> View | None:
        """The modal that he has before him."""
        return self.space.top(self.id)

    @property
    def home(self) -> View | None:
        return self.space.views.get(self.space.homes.get(self.id, ""))

    def reads(self, channel: Channel | None = None) -> str:
        """Give a conversation as text."""
        return "\n\n".join("\n".join(lines(one.blocks)) or one.text for one in self.messages(channel))

    def reads_modal(self) -> str:
        """Give the modal before him as text: its title, its blocks, its buttons."""
        assert self.modal is not None, f"{self.id} has no modal before him"
        body = self.modal.body
        ends = [f"[{body[name]['text']}]" for name in ("submit", "close") if name in body]
        return "\n".join([body["title"]["text"], *lines(body["blocks"]), *ends])

    # Writing

    async def says(
        self, text: str = "", files: Iterable[tuple[str, bytes]] = (), *, to: Channel | None = None, thread: str = ""
    ) -> Json | None:
        """Write a message, with files."""
        channel = to or self.direct
        sent = [self._file(name, data) for name, data in files]
        message = Message(self.space.ts(), self.id, text, thread=thread, files=[file.id for file in sent])
        channel.messages.append(message)
        return await self._tell("events_api", payloads.said(self.space, channel, message, sent, self.server.base))

    def _file(self, name: str, data: bytes, media_type: str = _SHOT) -> File:
        return self.space.upload(self.id, name, data, media_type)

    async def rewrites(self, message: Message, text: str) -> Json | None:
        """Change a message of his own."""
        before = shown(self.space, message)
        message.edits.append((message.text, message.blocks))
        message.text = text
        now = shown(self.space, message)
        return await self._tell("events_api", payloads.altered(self.space, self.direct, before, now))

    async def deletes(self, message: Message) -> Json | None:
        """Take a message of his own back."""
        self.direct.messages.remove(message)
        before = shown(self.space, message)
        return await self._tell("events_api", payloads.altered(self.space, self.direct, before, None))

    # Pressing

    def live(self) -> Iterator[Live]:
        """Give all that he can use: in the modal before him, in messages (the newest first), on the Home tab."""
        for view in (self.modal, self.home):
            yield from self._on(view) if view else ()
        channels = [self.direct, *(one for one in self.space.channels.values() if one.kind != "im")]
        for channel in (one for one in channels if self.id in one.members):
            for message in reversed(self.messages(channel)):
                yield from self._on(message, channel)

    def _on(self, where: Message | View, channel: Channel | None = None) -> Iterator[Live]:
        for block, element in usable(where.blocks if isinstance(where, Message) else where.body["blocks"]):
            if element["type"] == "button":
                yield Live(where, channel, block, element)
            for option in element.get("options", ()):
                yield Live(where, channel, block, element, option)

    def finds(self, value: str, *, on: Message | View | None = None) -> Live:
        """Find what carries this value; KeyError when nothing that he sees does."""
        for one in self.live():
            if one.value == value and (on is None or on is one.where):
                return one
        raise KeyError(value)

    async def presses(self, value: str, *, on: Message | View | None = None) -> Json | None:
        """Use what carries this value."""
        return await self.uses(self.finds(value, on=on))

    async def uses(self, live: Live) -> Json | None:
        """Press a button, or choose from a menu; a question that stands before it is confirmed."""
        confirm = live.element.get("confirm")
        if confirm is not None:
            self.confirmed.append(confirm["text"]["text"])
        if isinstance(live.where, View):
            self._chooses(live)
            payload = payloads.pressed(self.space, self.member, live.action(), live.where, "")
        else:
            assert live.channel is not None
            answer_to = self.server.response_url(live.channel.id, self.id, live.where.ts)
            where = (live.channel, live.where)
            payload = payloads.pressed(self.space, self.member, live.action(), where, answer_to)
        return await self._tell("interactive", payload)

    def _chooses(self, live: Live) -> None:
        key = (live.block["block_id"], live.element["action_id"])
        if live.option is not None and isinstance(live.where, View) and key in live.where.values:
            live.where.values[key] |= {"selected_option": live.option}

    # Modals

    def field(self, block: str) -> Json:
        """Give the input block of the modal before him that has this id, or whose label reads so."""
        assert self.modal is not None, f"{self.id} has no modal before him"
        for one in self.modal.body["blocks"]:
            if one["type"] == "input" and block in (one["block_id"], one["label"]["text"]):
                found: Json = one
                return found
        raise KeyError(block)

    def fills(self, block: str, *given: str) -> None:
        """Put words, or the options of these values, into a field of the modal before him."""
        field, view = self.field(block), self.modal
        assert view is not None
        element = field["element"]
        value = view.values[(field["block_id"], element["action_id"])]
        value |= _put(element, given)
        view.errors.pop(field["block_id"], None)

    def attaches(self, block: str, *files: tuple[str, bytes]) -> None:
        """Put files into a field of the modal before him."""
        field, view = self.field(block), self.modal
        assert view is not None
        sent = [self._file(name, data) for name, data in files]
        told = [files_api.shown(self.server.base, self.space.team, file) for file in sent]
        view.values[(field["block_id"], field["element"]["action_id"])] |= {"files": told}

    async def submits(self, *, checked: bool = True) -> Json | None:
        """Send the modal before him; what the client itself asks for has to be there, unless it is an old client."""
        view = self.modal
        assert view is not None, f"{self.id} has no modal before him"
        assert "submit" in view.body, "the modal has nothing to send it with"
        missing = [block["label"]["text"] for block in view.body["blocks"] if checked and _lacks(block, view)]
        assert not missing, f"the client asks for {missing}"
        answer = await self._tell("view_submission", payloads.submitted(self.space, view))
        if answer is not None:
            self._answered(view, answer)
        return answer

    def _answered(self, view: View, answer: Json) -> None:
        """Do what the app wants to happen with the modal that was sent."""
        stack = self.space.modals.get(self.id, [])
        match answer.get("response_action"):
            case "errors":
                view.errors = dict(answer["errors"])
                unknown = set(view.errors) - {
                    block["block_id"] for block in view.body["blocks"] if block["type"] == "input"
                }
                assert not unknown, f"errors for blocks that are no inputs: {unknown}"
            case "update":
                changed(self.space, view, sound(answer["view"], "modal"))
            case "push":
                pushed(self.space, self.id, sound(answer["view"], "modal"))
            case "clear":
                stack.clear()
            case None:
                with suppress(ValueError):
                    stack.remove(view.id)

    async def closes(self) -> Json | None:
        """Close the modal before him."""
        view = self.modal
        assert view is not None, f"{self.id} has no modal before him"
        self.space.modals[self.id].remove(view.id)
        if not view.body.get("notify_on_close"):
            return {}
        return await self._tell("interactive", payloads.closed(self.space, view, cleared=False))

    # Everywhere

    async def opens_home(self) -> Json | None:
        """Open the app's Home tab."""
        return await self._tell("events_api", payloads.home_opened(self.space, self.id, self.direct))

    async def chooses_shortcut(self, callback: str) -> Json | None:
        """Choose a global shortcut."""
        return await self._tell("interactive", payloads.shortcut(self.space, self.member, callback))

    async def chooses_on(self, message: Message, callback: str, channel: Channel | None = None) -> Json | None:
        """Choose a shortcut of a message."""
        where = (channel or self.direct, message)
        answer_to = self.server.response_url(where[0].id, self.id, "")
        base = self.server.base
        payload = payloads.message_shortcut(self.space, self.member, callback, where, answer_to, base)
        return await self._tell("interactive", payload)

    async def types(self, command: str, text: str = "", channel: Channel | None = None) -> Json | None:
        """Type a slash command; what comes with the acknowledgement is shown to him alone."""
        where = channel or self.direct
        answer_to = self.server.response_url(where.id, self.id, "")
        payload = payloads.commanded(self.space, self.member, where, (command, text), answer_to)
        answer = await self._tell("slash_commands", payload)
        if answer:
            self.server.reply(where.id, self.id, "", answer)
        return answer

    async def _tell(self, kind: str, payload: Json) -> Json | None:
        carried = "interactive" if kind == "view_submission" else kind
        answer = await self.server.deliver(carried, payload)
        if answer is None:
            self.trouble.append(str(payload.get("type") or payload.get("command")))
        return answer


def _put(element: Json, given: tuple[str, ...]) -> Json:
    """Give what a field holds once this was put into it."""
    options = [option for option in element.get("options", ()) if option["value"] in given]
    if "options" in element and len(options) != len(given):
        raise KeyError(given)
    match element["type"]:
        case "radio_buttons" | "static_select":
            return {"selected_option": options[0] if options else None}
        case "checkboxes" | "multi_static_select":
            return {"selected_options": options}
        case "datepicker":
            return {"selected_date": given[0] if given else None}
        case "timepicker":
            return {"selected_time": given[0] if given else None}
        case "datetimepicker":
            return {"selected_date_time": int(given[0]) if given else None}
        case _:
            words = given[0] if given else ""
            assert len(words) <= element.get("max_length", 3000), "the client takes no more characters"
            return {"value": words or None}


def _lacks(block: Json, view: View) -> bool:
    """Tell whether the client would not send a modal for want of this field."""
    if block["type"] != "input" or block.get("optional"):
        return False
    value: dict[str, Any] = view.values[(block["block_id"], block["element"]["action_id"])]
    return not any(inner for name, inner in value.items() if name != "type")
