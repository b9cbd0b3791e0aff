"""What is said to people survives storage, and names are found in every language."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import LANGUAGES, Names, Text, Value, micros, moment, pack, unpack, unpack_text

MOMENTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
NAMES = st.builds(Names, st.text(), st.text(), st.text())
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.one_of(st.text(), st.integers(), MOMENTS, NAMES),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.builds(Text, st.text(min_size=1), st.dictionaries(st.text(), inner, max_size=3)),
    ),
    max_leaves=8,
)


@given(VALUES)
def test_what_is_packed_is_unpacked_as_it_was(value: Value) -> None:
    assert unpack(pack(value)) == value


@given(st.builds(Text, st.text(), st.dictionaries(st.text(), VALUES, max_size=3)))
def test_so_is_a_text(text: Text) -> None:
    assert unpack_text(pack(text)) == text


@pytest.mark.parametrize("plain", [None, 1.5, {}, {"at": "noon"}, {"names": ["甲"]}, {"text": 1, "values": {}}, [None]])
def test_damaged_data_is_refused(plain: object) -> None:
    with pytest.raises(ValueError, match="not a packed value"):
        unpack(plain)


@pytest.mark.parametrize("plain", ["甲", 1, [], {"names": ["甲", "", ""]}])
def test_a_value_is_no_text(plain: object) -> None:
    with pytest.raises(ValueError, match="not a packed text"):
        unpack_text(plain)


@given(MOMENTS)
def test_a_moment_is_a_whole_number_of_microseconds(at: datetime) -> None:
    assert moment(micros(at)) == at
    assert micros(at + timedelta(microseconds=1)) == micros(at) + 1


def test_a_moment_is_the_same_wherever_it_is_looked_at() -> None:
    there = datetime(2026, 6, 1, 10, 0, tzinfo=timezone(timedelta(hours=8)))
    assert micros(there) == 1_780_279_200_000_000
    assert moment(micros(there)) == datetime(2026, 6, 1, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (Names("市场部", "市場部", "Marketing"), ["市场部", "市場部", "Marketing"]),
        (Names("市场部"), ["市场部"] * 3),
        (Names(en="Marketing"), ["Marketing"] * 3),
        (Names("市场部", en="Marketing"), ["市场部", "市场部", "Marketing"]),
        (Names(zh_hant="市場部", en="Marketing"), ["市場部", "市場部", "Marketing"]),
        (Names(zh_hant="市場部"), ["市場部"] * 3),
        (Names(), [""] * 3),
    ],
)
def test_a_name_is_shown_in_the_nearest_language_it_has(names: Names, shown: list[str]) -> None:
    assert [names.in_language(language) for language in LANGUAGES] == shown
