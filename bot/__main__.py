"""The command line: its verbs, their options and their help; a verb imports what does its work."""

import sys
from collections.abc import Iterable, Sequence
from contextvars import copy_context
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.crisis_verbs import crisis
from bot.slack_verbs import slack
from bot.telegram_verbs import telegram
from bot.text import Language, Text
from bot.time_verbs import schedule, simulate

if TYPE_CHECKING:
    from bot.console import Line

_TRY, _OWN, _BACK = "Try it", "Your own organisation", "Looking back, and keeping safe"
_HELP: Final = """
[bold]Qianfa (签发)[/bold] carries a piece of news from the officer who drafts it, past the leaders who answer for it,
to the person who releases it, and keeps the record of who said what to which version.

Begin with [bold]qianfa demo[/bold]: a sample organisation in your browser, in which you play everybody.
Then copy config.example.toml to config.toml, put your own people in, and let [bold]qianfa check[/bold] read it.
"""

_Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="The configuration; config.toml if it is there.")
]
_Data = Annotated[
    Path | None, typer.Option("--data", metavar="FOLDER", help="The data folder of a demo, instead of a configuration.")
]
_Language = Annotated[
    Language | None,
    typer.Option("--language", help="The language of what is said and written; that of the terminal (LANG) else."),
]
_Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]
_DAY: Final = ["%Y-%m-%d"]

app: Final = typer.Typer(help=_HELP, rich_markup_mode="rich", pretty_exceptions_enable=False, add_completion=False)
ledger: Final = typer.Typer(no_args_is_help=True)
audit: Final = typer.Typer(no_args_is_help=True)
policies: Final = typer.Typer(no_args_is_help=True)
org: Final = typer.Typer(no_args_is_help=True)
app.add_typer(policies, name="policy", rich_help_panel=_OWN, help="The policies, and what they ask for.")
app.add_typer(org, name="org", rich_help_panel=_OWN, help="Who is who: a roster to begin with, and its import.")
app.add_typer(slack, name="slack", rich_help_panel=_OWN, help="The bot in Slack: the manifest of its app.")
app.add_typer(telegram, name="telegram", rich_help_panel=_OWN, help="The bot on Telegram: would it work, a poster.")
app.command(rich_help_panel=_BACK)(schedule)
app.command(rich_help_panel=_TRY)(simulate)
app.add_typer(ledger, name="ledger", rich_help_panel=_BACK, help="The ledger of what was released.")
app.add_typer(crisis, name="crisis", rich_help_panel=_BACK, help="Crises, and what happened in them.")
app.add_typer(audit, name="audit", rich_help_panel=_BACK, help="The record of who did what.")


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line says and end the process; what a person can mend is said without a traceback."""
    copy_context().run(_main, arguments)


def _main(arguments: Sequence[str] | None) -> None:
    try:
        app(arguments, prog_name="qianfa")
    except Exception as error:  # noqa: BLE001 - told to a person, whatever it is
        from bot.troubles import told

        _say(told(error), err=True)
        sys.exit(1)


def _speak(asked: Language | None = None) -> Language:
    """Give the language in which everything is said from now on: the one asked for, else that of the terminal."""
    from bot.console import speak

    return speak(asked)


def _say(told: "Iterable[Line] | Text", *, err: bool = False) -> None:
    from bot.console import Line, say

    typer.echo(say([Line(told)] if isinstance(told, Text) else told, _speak()), err=err)


@app.callback(invoke_without_command=True)
def _first(
    context: typer.Context,
    *,
    which: Annotated[bool, typer.Option("--version", help="Say which release this is.")] = False,
) -> None:
    if which:
        from importlib.metadata import version

        typer.echo(f"Qianfa {version('qianfa')}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(rich_help_panel=_TRY)
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the chat is served; 0 takes any free one.")] = 8080,
    data: Annotated[Path, typer.Option(metavar="FOLDER", help="Where everything is kept.")] = Path(".data"),
    language: _Language = None,
) -> None:
    """Play the sample organisation in your browser: nothing to set up, nothing leaves this machine."""
    from bot import serving
    from bot.config import sample_settings

    spoken = _speak(language)
    serving.serve(sample_settings(data, port), Text("serving-demo", {"data": str(data)}), spoken)


@app.command(rich_help_panel=_OWN)
def run(config: _Config = None, language: _Language = None) -> None:
    r"""Run the bot in Slack and on Telegram, or without \[slack] and \[telegram] rehearse in the web chat."""
    from bot import serving
    from bot.config import own_settings

    spoken, settings = _speak(language), own_settings(config)
    advice = "serving-own" if settings.in_earnest else "serving-rehearsal"
    kept = {"organisation": settings.organisation, "data": str(settings.data)}
    serving.serve(settings, Text(advice, kept), spoken)


@app.command(rich_help_panel=_OWN)
def check(
    config: _Config = None,
    policy: Annotated[
        list[str] | None,
        typer.Option(metavar="POLICY", help='Read this policy only: a file, "p1", or "all". May be repeated.'),
    ] = None,
    roster: Annotated[Path | None, typer.Option(metavar="FILE", help="Read this roster only.")] = None,
    language: _Language = None,
) -> None:
    """Name every mistake in configuration, policy and roster, and rehearse all categories and units.

    With both --policy and --roster these are rehearsed together.
    """
    from bot import checking
    from bot.clock import SystemClock

    _speak(language)
    report, ready = checking.check(config, policy or (), roster, SystemClock().now())
    _say(report)
    raise typer.Exit(0 if ready else 1)


@policies.command("list")
def list_policies(language: _Language = None) -> None:
    """Name the policies that come with the bot, and for whom each is; config.toml chooses one by its short name."""
    from bot.explaining import verbs

    _speak(language)
    _say(verbs.listed())


@policies.command("copy")
def copy(
    policy: Annotated[str, typer.Argument(metavar="POLICY", help='The short name of one of ours: "p1".')],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What to write, such as policy.toml.")],
    *,
    id_: Annotated[str, typer.Option("--id", metavar="ID", help="The id that the copy goes by in the record.")] = "own",
    force: _Force = False,
    language: _Language = None,
) -> None:
    """Copy a policy that comes with the bot, to change a rule in it."""
    from bot.explaining import verbs

    _speak(language)
    _say(verbs.copied(policy, file, id_, overwrite=force))


@policies.command("explain")
def explain(
    policy: Annotated[str, typer.Argument(metavar="POLICY", help='A file, or the short name of one of ours: "p1".')],
    *,
    draft: Annotated[
        Path | None, typer.Option("--for", metavar="FILE", help="What a draft would be: its chain, and why.")
    ] = None,
    roster: Annotated[Path | None, typer.Option(metavar="FILE", help="Name the people by this roster.")] = None,
    language: _Language = None,
) -> None:
    """Tell a policy as a person would: per category the chain, the times, the clauses.

    With --for it tells the way of one draft. The file says what it would be, for instance:

        category = "news"
        unit = "marketing"
        channels = ["wechat"]
        matters = ["finance"]

    It may also have kind, author, urgency, audience, origin, secrecy, concerned, quoted, title and text. Everything may
    be meant by its id or by its name.
    """
    from bot.clock import SystemClock
    from bot.explaining import verbs

    _speak(language)
    _say(verbs.explained(policy, draft, roster, SystemClock().now()))


@org.command("template")
def template(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What to write: a name in .xlsx, .csv or .toml.")],
    *,
    language: _Language = None,
    force: _Force = False,
) -> None:
    """Write a filled example of a roster: units, people, bodies and roles, with notes on how to fill it in."""
    from bot import enrolment

    _say(enrolment.template(file, _speak(language), overwrite=force))


@org.command("export")
def export_roster(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What to write: a name in .xlsx, .csv or .toml.")],
    *,
    config: _Config = None,
    data: _Data = None,
    language: _Language = None,
    force: _Force = False,
) -> None:
    """Write the roster in force to a file, which can be changed and imported again. The bot may go on running."""
    from bot import enrolment
    from bot.config import settings

    spoken = _speak(language)
    _say(enrolment.export(settings(config, data), file, spoken, overwrite=force))


@org.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The roster: .xlsx, .csv or .toml.")],
    *,
    config: _Config = None,
    data: _Data = None,
    yes: Annotated[bool, typer.Option("--yes", help="Apply it without asking.")] = False,
    language: _Language = None,
) -> None:
    """Show what a roster would change, ask, and apply it. While the bot runs, send it the file and "roster"."""
    from bot import enrolment
    from bot.config import settings
    from bot.console import word

    spoken = _speak(language)
    proposed = enrolment.read(settings(config, data), file)
    if not proposed.changes:
        _say(Text("org-same", {"file": str(file)}))
        return
    _say(proposed.lines())
    _say(enrolment.apply(proposed) if yes or typer.confirm(word(Text("org-apply"), spoken)) else Text("org-unchanged"))


@ledger.command("export")
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What to write: a name that ends in .xlsx or .csv.")],
    *,
    config: _Config = None,
    data: _Data = None,
    since: Annotated[
        datetime | None, typer.Option("--from", metavar="DATE", formats=_DAY, help="The first day.")
    ] = None,
    until: Annotated[datetime | None, typer.Option("--to", metavar="DATE", formats=_DAY, help="The last day.")] = None,
    language: _Language = None,
    force: _Force = False,
) -> None:
    """Write the ledger to a file, one row for each release in each channel. The bot may go on running.

    Days are written like 2026-01-31 and meant in the organisation's time zone.
    """
    from bot import errands
    from bot.config import settings

    spoken = _speak(language)
    span = (since.date() if since else None, until.date() if until else None)
    _say(errands.export(settings(config, data), file, span, spoken, overwrite=force))


@app.command(rich_help_panel=_BACK)
def sheet(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The item's number, such as 2026-0142.")],
    *,
    config: _Config = None,
    data: _Data = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="Write PDF instead of a web page.")] = False,
    file: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="What to write; NUMBER.html or .pdf.")
    ] = None,
    language: _Language = None,
    force: _Force = False,
) -> None:
    """Write the approval sheet of an item, to be printed: who said what, when, of which version, by which clause."""
    from bot import errands
    from bot.config import settings

    spoken = _speak(language)
    _say(errands.sheet(settings(config, data), number, file, spoken, as_pdf=pdf, overwrite=force))


@audit.command("verify")
def verify(
    config: _Config = None,
    data: _Data = None,
    seals: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The file with the seals, if it lies elsewhere by now.")
    ] = None,
    language: _Language = None,
) -> None:
    """Compute the whole record anew and name every row that was changed, removed or swapped."""
    from bot import errands
    from bot.config import settings

    _speak(language)
    report, sound = errands.verify(settings(config, data), seals)
    _say(report)
    raise typer.Exit(0 if sound else 1)


@app.command(rich_help_panel=_BACK)
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write the copy.")],
    *,
    config: _Config = None,
    data: _Data = None,
    language: _Language = None,
    force: _Force = False,
) -> None:
    """Copy the database to a file, whole and checked. The bot may go on running."""
    from bot import errands
    from bot.config import settings

    _speak(language)
    _say(errands.backup(settings(config, data), file, overwrite=force))


if __name__ == "__main__":
    main()
