"""What Slack takes of messages and views: each limit at its edge, in Slack's own words."""

from typing import Any

import pytest

from tests.support.slack.limits import problems, view_problems

Block = dict[str, Any]


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> Block:  # noqa: ANN401 - JSON
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(label: str = "OK", **more: Any) -> Block:  # noqa: ANN401 - JSON
    return {"type": "button", "text": plain(label), **more}


def actions(*elements: Block, **more: Any) -> Block:  # noqa: ANN401 - JSON
    return {"type": "actions", "elements": list(elements), **more}


def options(count: int) -> list[Block]:
    return [{"text": plain("x"), "value": str(number)} for number in range(count)]


def modal(*blocks: Block, **more: Any) -> Block:  # noqa: ANN401 - JSON
    return {"type": "modal", "title": plain("Reasons"), "blocks": list(blocks), **more}


def line(**more: Any) -> Block:  # noqa: ANN401 - JSON
    return {"type": "input", "label": plain("Why?"), "element": {"type": "plain_text_input", **more}}


def test_a_section_of_3000_characters_is_taken_and_of_3001_refused_in_slacks_words() -> None:
    assert problems([section("甲" * 3000)], "message") == []
    assert problems([section("甲" * 3001)], "message") == [
        "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ]


@pytest.mark.parametrize(
    ("just", "over", "words"),
    [
        ([section("x")] * 50, [section("x")] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
        (
            [{"type": "header", "text": plain("x" * 150)}],
            [{"type": "header", "text": plain("x" * 151)}],
            "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
        ),
        (
            [actions(*[button()] * 25)],
            [actions(*[button()] * 26)],
            "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
        ),
        (
            [actions(button("x" * 75))],
            [actions(button("x" * 76))],
            "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
        ),
        (
            [actions(button(value="x" * 2000))],
            [actions(button(value="x" * 2001))],
            "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
        ),
        (
            [actions(button(action_id="x" * 255))],
            [actions(button(action_id="x" * 256))],
            "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
        ),
        (
            [actions({"type": "static_select", "options": options(100)})],
            [actions({"type": "static_select", "options": options(101)})],
            "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]",
        ),
        (
            [{"type": "context", "elements": [plain("x")] * 10}],
            [{"type": "context", "elements": [plain("x")] * 11}],
            "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
        ),
        (
            [actions(button(action_id="a"), button(action_id="b"))],
            [actions(button(action_id="a")), actions(button(action_id="a"))],
            "action_id 'a' already exists [json-pointer:/blocks]",
        ),
        (
            [section("x", block_id="a")],
            [section("x", block_id="a"), section("x", block_id="a")],
            "block_id 'a' already exists [json-pointer:/blocks]",
        ),
        (
            [actions(button(style="danger"))],
            [actions(button(style="red"))],
            "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]",
        ),
        ([section("x")], [{"type": "section"}], "must provide at least one of text, fields [json-pointer:/blocks/0]"),
        ([section("x")], [section("x", colour="red")], "invalid additional property: colour [json-pointer:/blocks/0]"),
        ([section("x")], [{"type": "sparkle"}], "unsupported type: sparkle [json-pointer:/blocks/0/type]"),
        ([section("x")], [{}], "missing required field: type [json-pointer:/blocks/0]"),
        ([section("x")], [section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        (
            [section("x" * 2800)] * 4,
            [section("x" * 2950)] * 4,
            "msg_blocks_too_long [json-pointer:/blocks]",
        ),
    ],
)
def test_a_message_within_a_limit_is_taken_and_beyond_it_refused(
    just: list[Block], over: list[Block], words: str
) -> None:
    assert problems(just, "message") == []
    assert words in problems(over, "message")


def test_what_is_chosen_at_first_has_to_be_offered() -> None:
    choice = {"type": "radio_buttons", "options": options(2), "initial_option": {"text": plain("x"), "value": "7"}}
    assert problems([actions(choice)], "message") == [
        "must be one of the provided options [json-pointer:/blocks/0/elements/0/initial_option]"
    ]


def test_a_table_stands_once_and_alert_only_in_modals() -> None:
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 2] * 3}
    assert problems([table], "message") == []
    assert problems([table, table], "message") == ["only_one_table_allowed [json-pointer:/blocks]"]
    alert = {"type": "alert", "text": plain("Read again"), "level": "warning"}
    assert problems([alert], "modal") == []
    assert problems([alert], "message") == ["unsupported type: alert [json-pointer:/blocks/0/type]"]
    assert problems([table], "modal") == ["unsupported type: table [json-pointer:/blocks/0/type]"]


def test_newer_blocks_are_taken_where_the_documents_say() -> None:
    rich = {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}],
    }
    card = {"type": "card", "title": {"type": "mrkdwn", "text": "x"}, "actions": [button(action_id="a")]}
    container = {"type": "container", "title": plain("x"), "child_blocks": [rich, section("x")]}
    markdown = {"type": "markdown", "text": "# x"}
    assert problems(
        [rich, card, container, markdown, {"type": "carousel", "elements": [card | {"actions": []}]}], "message"
    ) == ["no fewer than 1 items allowed [json-pointer:/blocks/4/elements/0/actions]"]
    assert problems([rich, card, container], "home") == []
    assert problems([{"type": "container", "title": plain("x"), "child_blocks": [card]}], "home") == [
        "unsupported type: card [json-pointer:/blocks/0/child_blocks/0/type]"
    ]


def test_a_modal_with_a_line_to_write_in_needs_a_button_that_sends_it() -> None:
    assert view_problems(modal(line(), submit=plain("Send"))) == []
    assert view_problems(modal(line())) == ["missing required field: submit (there are input blocks) [json-pointer:]"]


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (modal(section("x"), title=plain("x" * 25)), "must be less than 25 characters [json-pointer:/title/text]"),
        (modal(), "no fewer than 1 items allowed [json-pointer:/blocks]"),
        (modal(*[section("x")] * 101), "no more than 100 items allowed [json-pointer:/blocks]"),
        (
            modal(section("x"), private_metadata="x" * 3001),
            "must be less than 3001 characters [json-pointer:/private_metadata]",
        ),
        (
            modal(line(initial_value="x" * 20, max_length=10), submit=plain("Send")),
            "must be less than 11 characters [json-pointer:/blocks/0/element/initial_value]",
        ),
        (
            modal(line(focus_on_load=True), line(focus_on_load=True), submit=plain("Send")),
            "only one element may have focus_on_load [json-pointer:/blocks]",
        ),
        (
            {"type": "home", "title": plain("x"), "blocks": [section("x")]},
            "invalid additional property: title [json-pointer:]",
        ),
        (modal(*[section("甲" * 3000)] * 60), "view_too_large [json-pointer:]"),
    ],
)
def test_a_view_beyond_a_limit_is_refused(view: Block, words: str) -> None:
    assert view_problems(view) == [words]


def test_a_view_of_a_hundred_blocks_and_a_home_tab_are_taken() -> None:
    assert view_problems(modal(*[section("x")] * 100)) == []
    assert view_problems({"type": "home", "blocks": [section("x")]}) == []
