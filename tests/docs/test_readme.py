"""The README: its commands run as they stand there, its links lead somewhere, its buttons are called so."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
import typer

from bot.__main__ import app
from bot.commands import COMMANDS
from bot.domain.people import Role, Who
from bot.i18n import LOCALES
from bot.policy import read_policy
from tests.support.releases import fill, titled

ROOT: Final = Path(__file__).parents[2]
README: Final = (ROOT / "README.md").read_text("utf-8")
BLOCKS: Final = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES: Final = [line.partition("#")[0].strip() for block in BLOCKS for line in block.splitlines()]
BUTTONS: Final = [
    "Send",
    "Try a sample draft",
    "Done",
    "Submit",
    "Approve",
    "Sign off",
    "Return for changes",
    "Proofread, all correct",
]
PEOPLE: Final = ["Wang Min", "Li Guohua", "Gao Yun", "He Jianping", "Zhou Guangyuan", "Ma Tao"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Make something like a fresh checkout in which the demo and a rehearsal have run."""
    folder = tmp_path / "qianfa"
    (folder / ".venv/bin").mkdir(parents=True)
    for name in ("bot", "handlers", "storage"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "config.example.toml").write_bytes((ROOT / "config.example.toml").read_bytes())
    qianfa = folder / ".venv/bin/qianfa"
    qianfa.write_text(f'#!/bin/sh\nexec {sys.executable} -m bot "$@"\n')
    qianfa.chmod(0o755)
    for data in (".data", "data"):
        fill(folder / data, titled("一"))
        (folder / data / "files").mkdir()
    (folder / "data/audit.seals").rename(folder / "data.seals")
    return folder


def test_its_commands_run_as_they_stand_there(checkout: Path) -> None:
    serving = {"make run", "make test", ".venv/bin/qianfa run"}
    commands = [line for line in LINES if line not in serving]
    done = {
        line: subprocess.run(
            ["bash", "-c", line], cwd=checkout, capture_output=True, text=True, check=False, input="y\n"
        )
        for line in commands
    }

    assert len(commands) >= 8
    assert {line: ran.stderr + ran.stdout for line, ran in done.items() if ran.returncode} == {}
    assert (checkout / "ledger.xlsx").exists()
    assert (checkout.parent / "qianfa-backup.db").exists()


def test_your_own_files_are_read_once_the_configuration_names_them(checkout: Path) -> None:
    ready = ("cp config", ".venv/bin/qianfa policy copy", ".venv/bin/qianfa org template")
    for line in [line for line in LINES if line.startswith(ready)]:
        subprocess.run(["bash", "-c", line], cwd=checkout, check=True)
    config = checkout / "config.toml"
    told = dict(re.findall(r'`(roster|policy) = "(\S+)"`', README))
    text = config.read_text("utf-8")
    for key, value in told.items():
        text, changed = re.subn(rf'^{key} = ".*"$', f'{key} = "{value}"', text, flags=re.MULTILINE)
        assert changed == 1
    config.write_text(text, "utf-8")

    assert told.keys() == {"roster", "policy"}
    assert README.index('`roster = "roster.xlsx"`') < README.index("\n.venv/bin/qianfa check\n")
    words = [".venv/bin/qianfa", "check", "--language", "en"]
    done = subprocess.run(words, cwd=checkout, capture_output=True, text=True, check=False)
    assert "\nReady.\n" in done.stdout
    assert "goes by its id" not in done.stdout


def test_the_step_of_ones_own_can_be_put_into_a_policy_as_it_stands() -> None:
    blocks = re.findall(r"^```toml\n(.*?)```", README, re.MULTILINE | re.DOTALL)
    [shown] = [block for block in blocks if "[[step]]" in block]
    clause, _, step = shown.partition("\n\n")
    shipped = (ROOT / "bot/policies/p4-release-process-public-bodies.toml").read_text("utf-8")
    with_clause = shipped.replace("[clauses]\n", f"[clauses]\n{clause}\n", 1)
    own = read_policy(with_clause.replace("[[step]]", f"{step}\n[[step]]", 1), "policy.toml")
    assert own.steps[0].who == Who(Role.BODY_MEMBER, "legal")


def test_the_video_site_can_be_set_or_left_out(checkout: Path) -> None:
    shipped = (ROOT / "bot/policies/p3-official-weibo-wechat.toml").read_text("utf-8")
    set_ = re.sub(r"^hosts = .*$", 'hosts = ["video.qinghe.cn"]', shipped, flags=re.MULTILINE)
    without = re.sub(r"^\[category\.link\]\n(.+\n)+", "", shipped, flags=re.MULTILINE).replace('"link", ', "")
    for text in (set_, without):
        (checkout / "policy.toml").write_text(text, "utf-8")
        words = [".venv/bin/qianfa", "check", "--policy", "policy.toml", "--roster", "bot/sample/roster.toml"]
        words += ["--language", "en"]
        done = subprocess.run(words, cwd=checkout, capture_output=True, text=True, check=True)
        assert "made up" not in done.stdout
        assert "\nReady.\n" in done.stdout


@pytest.mark.parametrize("goal", sorted(set(re.findall(r"(?:^|`)make (\w+)", README, re.MULTILINE))))
def test_what_it_makes_can_be_made(goal: str) -> None:
    assert re.search(rf"^{goal}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def groups(command: Any) -> list[Any]:  # noqa: ANN401 - of typer's own kind
    """Give the verbs within a verb."""
    return list(getattr(command, "commands", {}).values())


def test_every_verb_is_in_its_table() -> None:
    verbs = [
        f"{verb.name} {inner.name}" if inner else verb.name
        for verb in groups(typer.main.get_command(app))
        for inner in groups(verb) or [None]
    ]

    assert [verb for verb in verbs if f"| `qianfa {verb}" not in README] == []
    assert len(verbs) == README.count("| `qianfa ")


def test_every_word_that_people_can_say_is_in_its_table_and_does_what_is_said() -> None:
    [table] = re.findall(r"^## What people can say\n(.*?)^## ", README, re.MULTILINE | re.DOTALL)
    rows = [row.split(" | ")[:2] for row in table.splitlines() if row.startswith("| `")]
    english = [word for row, _ in rows for word in re.findall(r"`([^`]+)`", row)]
    chinese = [word for _, row in rows for word in re.split(r"、| / ", row.strip())]

    called = {word: command.verb for command in COMMANDS for word in command.words}
    found = {
        word: next((verb for known, verb in called.items() if (word + " ").startswith(known + " ")), None)
        for word in english + chinese
    }
    assert [word for word, verb in found.items() if verb is None] == []
    assert {command.verb for command in COMMANDS} == set(found.values())


def test_every_option_that_it_names_exists() -> None:
    top = typer.main.get_command(app)
    verbs = [top, *(verb for part in groups(top) for verb in (part, *groups(part)))]
    known = {"--help"} | {name for verb in verbs for option in verb.params for name in option.opts}
    named = set(re.findall(r"(?<=`)--[a-z]+", README)) | set(re.findall(r"(?<= )--[a-z]+", "\n".join(LINES)))

    assert len(named) > 5
    assert named - known == set()


def test_its_links_and_pictures_are_there() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    headings = {"#" + title.lower().replace(" ", "-") for title in re.findall(r"^#+ (.*)$", README, re.MULTILINE)}

    assert links
    assert [link for link in links if link not in headings and not (ROOT / link).exists()] == []


@pytest.mark.parametrize("label", BUTTONS)
def test_its_buttons_are_called_so(label: str) -> None:
    catalogue = "\n".join(path.read_text("utf-8") for path in (LOCALES / "en").glob("*.ftl"))
    page = json.loads((ROOT / "bot/platforms/web/pages/words/en.json").read_text("utf-8"))

    assert f"**{label}**" in README
    assert label in page.values() or re.search(rf"^\S+ = {re.escape(label)}$", catalogue, re.MULTILINE)


@pytest.mark.parametrize("name", PEOPLE)
def test_its_people_are_in_the_sample(name: str) -> None:
    assert f"**{name}**" in README
    assert f'en = "{name}"' in (ROOT / "bot/sample/roster.toml").read_text("utf-8")
