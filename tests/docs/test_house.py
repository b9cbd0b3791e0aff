"""The rules of the house that no linter knows: sizes, names, and locks that fit."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median
from typing import Final

import pytest
from packaging.requirements import Requirement

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final = sorted(path for part in ("bot", "handlers", "storage") for path in (ROOT / part).rglob("*.py"))
TESTS: Final = sorted((ROOT / "tests").rglob("*.py"))
NAMELESS: Final = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
LOCKS: Final = ("requirements.lock", "requirements-dev.lock")


@cache
def functions(path: Path) -> tuple[tuple[str, int], ...]:
    """Give each function's place and its number of lines."""
    return tuple(
        (f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def locked(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE))


def asked_for() -> Iterator[tuple[str, Requirement]]:
    """Give each requirement of pyproject.toml and the lock that has to fulfil it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    for line in (*project["project"]["dependencies"], *groups["build"]):
        yield "requirements.lock", Requirement(line)
    for line in groups["dev"]:
        yield "requirements-dev.lock", Requirement(line)


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text("utf-8").splitlines()) for path in SOURCES + TESTS}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_no_function_is_longer_than_60_lines_and_most_have_ten_or_fewer() -> None:
    everywhere = dict(found for path in SOURCES + TESTS for found in functions(path))
    assert {place: length for place, length in everywhere.items() if length > 60} == {}
    assert median(length for path in SOURCES for _, length in functions(path)) <= 10


def test_every_module_is_named_after_what_lives_there() -> None:
    assert [path for path in SOURCES + TESTS if NAMELESS & {path.stem, path.parent.name}] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_by_hash_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [entry for entry in entries if not re.match(r"[a-z0-9-]+==\S+.*\\\n +--hash=sha256:", entry)] == []
    assert re.findall(r"https?:|--(?:extra-)?index|--find-links|@ ", text) == []


def test_the_locks_fulfil_what_the_project_asks_for() -> None:
    versions = {lock: locked(lock) for lock in LOCKS}
    unfulfilled = [
        str(wanted)
        for lock, wanted in asked_for()
        if versions[lock].get(wanted.name.lower().replace(".", "-"), "0") not in wanted.specifier
    ]
    assert unfulfilled == []


def test_what_runs_is_what_was_tested() -> None:
    runtime, development = (locked(lock) for lock in LOCKS)
    assert runtime.items() <= development.items()


def test_both_lists_of_layers_say_the_same_about_the_bot() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    everything, bot = (contract["layers"] for contract in project["tool"]["importlinter"]["contracts"][:2])
    layers = [[part for part in re.split(r" [|:] ", layer) if part.startswith("bot.")] for layer in everything]
    assert [parts for parts in layers if parts] == [[f"bot.{part}" for part in re.split(r" [|:] ", x)] for x in bot]
