"""What `qianfa policy` does: names the policies there are, explains one, or one draft's way through it."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.people import Roster
from bot.explaining.drafts import explained_draft, read_draft
from bot.explaining.lines import say
from bot.explaining.policies import explained as explained_policy
from bot.policy import policy_path, read_policy, shipped
from bot.roster import load_roster
from bot.tables import read_file
from bot.text import Language


def listed(language: Language) -> str:
    """Name the policies that come with the bot, each with its short name and its file."""
    policies = {name: (read_policy(read_file(path), path.name), path) for name, path in shipped().items()}
    return "\n".join(f"{name:<4} {one.names.in_language(language)}  ({path})" for name, (one, path) in policies.items())


def explained(named: str, draft: Path | None, roster: Path | None, language: Language, now: datetime) -> str:
    """Explain a policy, or the way of a draft as it would go now; `Mistakes` names what is wrong in the files."""
    path = policy_path(named)
    policy = read_policy(read_file(path), path.name)
    if draft is None:
        return say(explained_policy(policy), language, now=now)
    directory = _directory(roster, now)
    table = read_draft(read_file(draft), draft.name, policy, directory)
    return say(explained_draft(policy, table, directory), language, now=now)


def _directory(roster: Path | None, now: datetime) -> Roster | None:
    """Read the roster; its days are taken as those of UTC, which at worst is a few hours off."""
    return load_roster(roster, ZoneInfo("UTC")).at(now.astimezone(UTC)) if roster else None
