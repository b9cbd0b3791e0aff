"""The command line, as an administrator meets it: its help, the demo, a rehearsal, the check of his files."""

import os
import re
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from pathlib import Path

import pytest

from storage import connections
from tests.support.processes import logs_restored
from tests.support.shell import ROOT, Shell, configured


def test_alone_it_teaches(shell: Shell) -> None:
    told = shell.told()

    assert "carries a piece of news from the officer who drafts it" in told
    assert "Begin with qianfa demo" in told
    for verb in ("demo", "run", "check", "policy", "ledger", "audit", "backup"):
        assert re.search(rf" {verb} [A-Z]", told)


def test_it_knows_its_version(shell: Shell) -> None:
    assert re.fullmatch(r"Qianfa \d+\.\d+\.\d+\n", shell.run("--version"))


@pytest.mark.parametrize(
    ("words", "meant"), [(["demmo"], "demo"), (["chekc"], "check"), (["ledger", "exprot"], "export")]
)
def test_a_misspelt_verb_is_guessed(shell: Shell, words: Sequence[str], meant: str) -> None:
    assert f"Did you mean '{meant}'?" in shell.told(*words, code=2)


@pytest.mark.parametrize("words", [["ledger"], ["audit"]])
def test_half_a_verb_shows_the_other_half(shell: Shell, words: Sequence[str]) -> None:
    assert "Commands" in shell.told(*words, code=2)


class Bell(StringIO):
    """An output that rings when the bot says that it is ready."""

    def __init__(self, ring: Callable[[], None]) -> None:
        super().__init__()
        self._ring = ring

    def write(self, text: str) -> int:
        if "is ready" in text:
            self._ring()
        return super().write(text)


@pytest.fixture
def bell(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], Bell]]:
    def rung(number: int) -> Bell:
        made = Bell(lambda: os.kill(os.getpid(), number))
        monkeypatch.setattr("sys.stdout", made)
        return made

    with logs_restored():
        yield rung


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_says_where_it_is_and_ends_well(
    shell: Shell, bell: Callable[[int], Bell], number: signal.Signals
) -> None:
    said = bell(number)
    shell.run("demo", "--port", "0", "--data", "here")

    assert re.match(r"Qianfa is ready: http://127\.0\.0\.1:\d+\nOpen it in a browser\.", said.getvalue())
    assert (shell.folder / "here" / "qianfa.db").exists()
    assert (shell.folder / "here" / "audit.seals").exists()


def test_a_rehearsal_says_that_anybody_may_be_anybody(shell: Shell, bell: Callable[[int], Bell]) -> None:
    configured(shell.folder)
    said = bell(signal.SIGTERM)
    shell.run("run")

    assert "anyone at\nthis machine may be anybody, the chief too" in said.getvalue()
    assert "青禾健康产业集团" in said.getvalue()
    assert (shell.folder / "data" / "qianfa.db").exists()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["run"], ["demo", "--port", "0", "--data", "data"]),
        (["demo", "--port", "0", "--data", "data"], ["run"]),
    ],
)
def test_the_sample_and_ones_own_organisation_never_share_a_folder(
    shell: Shell, bell: Callable[[int], Bell], first: Sequence[str], second: Sequence[str]
) -> None:
    configured(shell.folder)
    bell(signal.SIGTERM)
    shell.run(*first)
    before = shell.run("audit", "verify", "--config", "config.toml", "--seals", sealed(shell.folder))

    told = shell.told(*second, code=1)
    assert "This data folder holds the sample organisation and the roster is another one’s" in told
    assert "Nothing was changed. Name another folder: --data for the demo, [data] folder in config.toml." in told
    assert "Qianfa is ready" not in told
    assert shell.run("audit", "verify", "--config", "config.toml", "--seals", sealed(shell.folder)) == before


def sealed(folder: Path) -> Path:
    """Give the file with the seals, beside the data folder or, of a demo, in it."""
    return next(path for path in (folder / "data.seals", folder / "data/audit.seals") if path.exists())


def test_a_port_that_is_taken(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, logs_restored():
        port = other.getsockname()[1]
        told = shell.told("demo", "--port", str(port), code=1)

    assert f"Port {port} is taken by another program" in told
    assert "--port 8081" in told


def test_a_folder_in_use(shell: Shell) -> None:
    with connections.lock(shell.folder / ".data"), logs_restored():
        told = shell.told("demo", "--port", "0", code=1)

    assert f"at work on this data folder already (process {os.getpid()})" in told
    assert f"kill {os.getpid()}" in told


def test_a_folder_in_use_by_nobody_knows_whom(shell: Shell) -> None:
    with connections.lock(shell.folder / ".data"), logs_restored():
        (shell.folder / ".data" / "qianfa.lock").write_text("")
        told = shell.told("demo", "--port", "0", code=1)

    assert "already (another process)" in told
    assert "press Ctrl-C where it runs; or" in told


def test_a_data_folder_that_cannot_be_made(shell: Shell) -> None:
    (shell.folder / "file").write_text("")
    with logs_restored():
        told = shell.told("demo", "--port", "0", "--data", "file/data", code=1)

    assert "file/data: Not a directory. Look at the path" in told


def test_without_a_configuration_it_says_how_to_come_by_one(shell: Shell) -> None:
    assert "Copy config.example.toml to config.toml" in shell.told("run", code=1)
    assert "nowhere.toml: 1 mistake" in shell.told("run", "--config", "nowhere.toml", code=1)


def test_a_sound_configuration_is_rehearsed(shell: Shell) -> None:
    configured(shell.folder)
    told = shell.told("check")

    assert (
        "Files read: configuration: config.toml "
        f"policy: {ROOT / 'bot/policies/p3-official-weibo-wechat.toml'} roster: roster.toml "
        "Rehearsed Measures for the official Weibo and WeChat accounts (p3) (5 categories, 4 steps) with 12 units"
    ) in told
    assert "items have to link to video.health-first.example, which is made up; set the real site" in told
    assert "Ready." in told


def test_a_fault_of_the_machine_s_library_is_a_hint_at_the_end(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    configured(shell.folder)
    monkeypatch.setattr(connections, "unsound", lambda: ("3.40.1", "3.51.3"))
    told = shell.run("check")

    assert told.startswith("Files read:")
    assert "Ready.\n\nHint: the SQLite of this machine is 3.40.1; before 3.51.3" in told
    assert "You can go on: back up often (qianfa backup)" in told.splitlines()[-1]


def test_a_word_in_brackets_stays_in_the_help(shell: Shell) -> None:
    assert "without [slack] and [telegram] rehearse" in shell.told("run", "--help")


def test_a_misspelt_key_is_named_with_its_file_and_mend(shell: Shell) -> None:
    path = configured(shell.folder, ('folder = "data"', 'folder = "data"\nfoldr = "data"'))
    told = shell.told("check", "--config", path, code=1)

    assert "config.toml: 1 mistake" in told
    assert re.search(r"- line \d+, data.foldr: there is no such key here; did you mean 'folder'?", told)
    assert "Policy and roster were not read. Mend these first, then check again." in told


def test_mistakes_in_the_roster_are_named(shell: Shell) -> None:
    configured(shell.folder)
    roster = shell.folder / "roster.toml"
    roster.write_text(roster.read_text("utf-8").replace('roles = ["head"]', 'roles = ["haed"]', 1), "utf-8")

    place = r'roster.toml: 1 mistake - line \d+, person\[\d+\] "[a-z-]+"\.roles\[1\]: .* \'head\''
    assert re.search(place, shell.told("check", code=1))
    assert "roster.toml: 1 mistake" in shell.told("check", "--roster", roster, code=1)


def test_a_policy_or_a_roster_by_itself(shell: Shell) -> None:
    policy = ROOT / "bot/policies/p3-official-weibo-wechat.toml"
    roster = ROOT / "bot/sample/roster.toml"

    assert shell.run("check", "--policy", policy) == f"{policy}: no mistakes.\n"
    assert shell.run("check", "--roster", roster) == f"{roster}: no mistakes.\n"
    both = shell.run("check", "--policy", policy, "--roster", roster)
    assert f"Files read:\n  policy: {policy}\n  roster: {roster}\n\nRehearsed Measures for" in both
    assert "mistake" in shell.run("check", "--policy", roster, code=1)


def test_all_our_policies_are_rehearsed_with_one_roster(shell: Shell) -> None:
    roster = ROOT / "bot/sample/roster.toml"
    told = shell.told("check", "--policy", "all", "--roster", roster)

    assert re.findall(r"Rehearsed [^()]+ \((\w+)\)", told) == ["p0", "p1", "p2a", "p2b", "p2c", "p3", "p4"]
    assert told.count("Ready.") == 7
    assert shell.run("check", "--policy", "p1", "--policy", "p4").count("no mistakes.") == 2


def test_a_policy_is_explained_and_so_is_the_way_of_a_draft(shell: Shell) -> None:
    (shell.folder / "draft.toml").write_text('category = "news"\nunit = "hr"\nmatters = ["finance"]\n', "utf-8")
    roster = ROOT / "bot/sample/roster.toml"

    told = shell.told("policy", "list", "--language", "zh-Hans")
    assert "p4：机关单位信息发布管理流程 适用：机关单位：两级审核、部门会签、分级签发 文件：" in told
    assert shell.told("policy", "explain", "p1", "--language", "zh-Hans").startswith("p1：公司新媒体运营管理办法")
    told = shell.told("policy", "explain", "p1", "--for", "draft.toml", "--roster", roster, "--language", "en")
    assert "because: one of these applies: Financial figures" in told
    assert "asked: He Jianping" in told
    assert "There is no policy p9: with Qianfa come p0, p1, p2a," in shell.told("policy", "explain", "p9", code=1)
    assert "p9.toml: 1 mistake - there is no such file" in shell.told("policy", "explain", "p9.toml", code=1)
