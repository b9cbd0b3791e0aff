"""The door: which accounts are let in, and what Slack knows of them."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from bot.background import pause
from bot.frozen import frozen
from bot.i18n import pick
from bot.platforms.slack.api import Api
from bot.platforms.slack.parse import Caller
from bot.ports import Address, Inbox, RateLimited, Unreachable
from bot.text import Language

_MOST: Final = 10_000  # profiles that are remembered
_log = logging.getLogger(__name__)


@frozen
class Profile:
    """What Slack says of an account: `member` of this workspace, as whole members are and no guests or bots."""

    user: str
    member: bool
    email: str
    language: Language


class Door:
    """Lets in whole members of the workspace, and whom the configuration lists besides (fault 86)."""

    def __init__(self, api: Api, *, listed: frozenset[str], patience: float) -> None:
        """Let in those who are `listed` by their ids although they are guests or strangers."""
        self._api, self._listed, self._patience = api, listed, patience
        self._profiles: dict[str, Profile] = {}
        self._strangers = set[str]()  # who came and whom the bot did not know then
        self.team = ""

    def address(self, caller: Caller) -> Address:
        """Give the account as the bot knows it."""
        return Address("slack", caller.team or self.team, caller.user)

    async def admits(self, caller: Caller, inbox: Inbox) -> bool:
        """Tell whether somebody is let in; whoever comes for the first time is looked up, and made known by his e-mail.

        Where Slack does not say who he is in time, what is on file of his account decides, as it does in any case.
        """
        profile = self._profiles.get(caller.user)
        if profile is None:
            profile = await self._met(caller)
            if profile is not None and self._may(profile):
                self._strangers.add(caller.user)
                await self.acquaint(caller, inbox)
        admitted = caller.team == self.team if profile is None else self._may(profile)
        if not admitted:
            _log.warning("an outsider was refused", extra={"user": caller.user, "team": caller.team})
        return admitted

    async def acquaint(self, caller: Caller, inbox: Inbox) -> None:
        """Tell what Slack knows of somebody, until the bot knows him: a code or the roster may have made him known."""
        profile = self._profiles.get(caller.user) if caller.user in self._strangers else None
        if profile is not None:
            who = self.address(caller)
            await inbox.met(who, profile.language, email=profile.email)
            if await inbox.reads(who) is not None:
                self._strangers.discard(caller.user)

    def _may(self, profile: Profile) -> bool:
        return profile.member or profile.user in self._listed

    def language(self, user: str) -> Language:
        """Give the language of somebody's profile."""
        profile = self._profiles.get(user)
        return profile.language if profile else "en"

    async def _met(self, caller: Caller) -> Profile | None:
        try:
            async with asyncio.timeout(self._patience):
                return await self._looked_up(caller.user)
        except Exception as error:  # noqa: BLE001 - nobody is shut out because Slack does not answer
            _log.info("an account could not be looked up", extra={"code": str(error)[:80]})
            return None

    async def _looked_up(self, user: str) -> Profile:
        answer = await self._api.read("users.info", user=user, include_locale=True)
        return self.learn(answer["user"])

    def learn(self, user: Mapping[str, Any]) -> Profile:
        """Remember what Slack says of an account."""
        told = profile_of(user, self.team)
        known = self._profiles.pop(told.user, None)
        if known is not None and not user.get("locale"):  # which not everything that tells of an account has
            told = replace(told, language=known.language)
        if len(self._profiles) >= _MOST:
            self._profiles.clear()
            self._strangers.clear()
        self._profiles[told.user] = told
        return told

    async def changed(self, user: Mapping[str, Any], inbox: Inbox) -> None:
        """Learn that a profile is another one: its language, and its address where nobody knows whose it is."""
        before = self._profiles.get(str(user["id"]))
        told = self.learn(user)
        if before not in (None, told) and self._may(told):
            await inbox.met(Address("slack", self.team, told.user), told.language, email=told.email)

    async def invite(self, inbox: Inbox) -> None:
        """Link the accounts of people whose e-mail addresses the roster names, so that they can be written to."""
        for email in await inbox.unlinked("slack", self.team):
            profile = await self._called(email)
            if profile is not None and self._may(profile):
                await inbox.met(Address("slack", self.team, profile.user), profile.language, email=email)

    async def _called(self, email: str) -> Profile | None:
        """Look somebody up by his address; None where there is nobody. Slack answers fifty such questions a minute."""
        while True:
            try:
                found = await self._api.read("users.lookupByEmail", email=email)
                return await self._looked_up(str(found["user"]["id"]))
            except Unreachable:
                return None
            except RateLimited as limited:
                await pause(limited.after.total_seconds())


def profile_of(user: Mapping[str, Any], team: str) -> Profile:
    """Read Slack's description of an account; a guest, a bot, a stranger and one that is closed are no members."""
    grid = user.get("enterprise_user") or {}
    teams = {str(user.get("team_id") or ""), *(str(one) for one in grid.get("teams") or ())}
    outside = ("deleted", "is_bot", "is_workflow_bot", "is_restricted", "is_ultra_restricted", "is_stranger")
    member = team in teams and not any(user.get(sign) for sign in outside) and user.get("id") != "USLACKBOT"
    email = str((user.get("profile") or {}).get("email") or "")
    return Profile(str(user["id"]), member, email, pick(str(user.get("locale") or "")))
