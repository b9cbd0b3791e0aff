"""What a button carries is short, means one thing, and anything else is a dead button."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.card import AFTERMATH, LIVE, OF_CALLS, Extract, Kind
from bot.cards.tokens import LONGEST, Token, Verb, read
from bot.errors import DeadButton
from bot.ids import new_id

IDS = st.text("abcdefghijkmnpqrstuvwxyz23456789", min_size=16, max_size=16)
CHOICES = st.text("abcdefghijklmnopqrstuvwxyz0123456789-._", max_size=20)


@given(st.sampled_from(Verb), IDS, st.integers(0, 99_999), CHOICES)
def test_a_token_is_read_as_it_was_written_and_fits(verb: Verb, subject: str, version: int, choice: str) -> None:
    token = Token(verb, subject, version, choice)
    assert read(str(token)) == token
    assert len(str(token).encode()) <= LONGEST


def test_an_id_fits_into_a_token() -> None:
    assert read(str(Token(Verb.ANSWER, new_id(), 0, "t1780394400000000"))).choice == "t1780394400000000"


@given(st.text())
def test_whatever_else_is_pressed_is_a_dead_button(pressed: str) -> None:
    try:
        token = read(pressed)
    except DeadButton:
        return
    assert str(token).startswith(pressed[:2])


@pytest.mark.parametrize(
    "pressed", ["", "ok", "ok.seat.1", "zz.seat.1.", "ok.seat.one.", "ok.seat.-1.", "ok.seat.².", "ok.seat.١."]
)
def test_a_press_that_is_none_of_ours(pressed: str) -> None:
    with pytest.raises(DeadButton):
        read(pressed)


def test_no_two_verbs_share_a_code_and_none_holds_the_separator() -> None:
    codes = [verb.value for verb in Verb]
    assert len(codes) == len(set(codes))
    assert not any("." in code for code in codes)


def test_what_can_be_decided_stands_on_cards_that_are_kept_up_to_date() -> None:
    deciding = {Kind.ITEM, Kind.REVIEW, Kind.TALK, Kind.RELEASE, Kind.EDIT, Kind.QUESTION, Kind.ROSTER}
    reading = {Kind.READING, Kind.COMPARING}
    told = {Kind.POSTED, Kind.CRISIS, Kind.REACHABILITY}  # where several read, an item's card tells how it stands
    assert deciding | reading | told | OF_CALLS | AFTERMATH == LIVE


def test_an_extract_knows_whether_it_is_one() -> None:
    assert Extract("短…", 100).cut
    assert not Extract("短", 1).cut


def test_no_two_verbs_have_one_code() -> None:
    assert [name for name, verb in Verb.__members__.items() if name != verb.name] == []
