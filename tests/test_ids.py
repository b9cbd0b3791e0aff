"""Random identifiers: short, told apart by eye, never alike."""

from bot.ids import new_id


def test_an_id_is_sixteen_letters_that_are_not_mistaken_for_each_other() -> None:
    ids = {new_id() for _ in range(2000)}
    assert len(ids) == 2000
    assert {len(one) for one in ids} == {16}
    assert set("".join(ids)) == set("abcdefghijkmnpqrstuvwxyz23456789")
