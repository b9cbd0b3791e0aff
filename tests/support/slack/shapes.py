"""Words for the shape of JSON: what may stand in a field, and what Slack says of what may not."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

Check = Callable[[Any, str], Iterator[str]]  # a value and where it stands; gives what is wrong with it


def said(words: str, at: str) -> str:
    """Put a problem as Slack's `response_metadata.messages` put it, without the severity."""
    return f"{words} [json-pointer:{at}]"


def string(most: int, least: int = 1) -> Check:
    """Allow a string of so many characters (code points)."""

    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - JSON
        if not isinstance(value, str):
            yield said("must provide a string", at)
        elif len(value) > most:
            yield said(f"must be less than {most + 1} characters", at)
        elif len(value) < least:
            yield said(f"must be more than {least - 1} characters", at)

    return check


def one_of(*values: object) -> Check:
    """Allow these values only."""

    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - JSON
        if value not in values:
            yield said("must be a valid enum value", at)

    return check


def boolean(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Allow true and false."""
    if not isinstance(value, bool):
        yield said("must provide a boolean", at)


def integer(least: int, most: int) -> Check:
    """Allow a whole number between these."""

    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - JSON
        if not isinstance(value, int) or isinstance(value, bool):
            yield said("must provide an integer", at)
        elif not least <= value <= most:
            yield said(f"must be between {least} and {most}", at)

    return check


def anything(_value: Any, _at: str) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Allow whatever stands there."""
    return iter(())


def items(each: Check, most: int, least: int = 1) -> Check:
    """Allow an array of so many items, each of which is looked at."""

    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - JSON
        if not isinstance(value, list):
            yield said("must provide an array", at)
            return
        if len(value) > most:
            yield said(f"no more than {most} items allowed", at)
        if len(value) < least:
            yield said(f"no fewer than {least} items allowed", at)
        for place, item in enumerate(value):
            yield from each(item, f"{at}/{place}")

    return check


def record(fields: Mapping[str, Check], *required: str, any_of: Collection[str] = ()) -> Check:
    """Allow an object with these fields only; of `any_of` at least one has to be there."""

    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - JSON
        if not isinstance(value, dict):
            yield said("must provide an object", at)
            return
        yield from (said(f"missing required field: {name}", at) for name in required if name not in value)
        if any_of and not any(name in value for name in any_of):
            yield said(f"must provide at least one of {', '.join(any_of)}", at)
        for name, inner in value.items():
            if name in fields:
                yield from fields[name](inner, f"{at}/{name}")
            else:
                yield said(f"invalid additional property: {name}", at)

    return check


def typed(table: Mapping[str, Check], *types: str) -> Check:
    """Allow an object whose `type` is one of these (of all in the table, if none are named)."""

    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - JSON
        kind = value.get("type") if isinstance(value, dict) else None
        if kind is None:
            yield said("missing required field: type", at)
        elif kind not in (types or table):
            yield said(f"unsupported type: {kind}", f"{at}/type")
        else:
            yield from table[kind](value, at)

    return check


def either(check: Check) -> Check:
    """Say first, as Slack does of a field that may be one of several things, that none of them fits."""

    def checked(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - JSON
        found = list(check(value, at))
        if found:
            yield said("failed to match all allowed schemas", at)
        yield from found

    return checked


def also(check: Check, rule: Check) -> Check:
    """Add a rule that looks at several fields of an object at once."""

    def checked(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - JSON
        found = list(check(value, at))
        yield from found or rule(value, at)

    return checked
