"""Journeys of one item through P3, by the real rules: where each card of it comes from in the tests of cards."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from bot.cards.card import Card
from bot.cards.review import review
from bot.cards.sheets import Sheet
from bot.domain import routing, steps
from bot.domain.advancing import advance, reseat
from bot.domain.calendars import WorkingWeek
from bot.domain.drafts import Attachment, Draft, DraftId, DraftState, Particulars, Version, changed, freeze
from bot.domain.facts import SignedOff
from bot.domain.items import Item
from bot.domain.people import Holding, Person, PersonId, Role, Roster, Unit, UnitId
from bot.domain.policies import Policy
from bot.domain.releases import Release, Task
from bot.domain.rounds import Moved, Round, stop
from bot.domain.steps import Opinion, Seat, Step, Verdict
from bot.policy import read_policy
from bot.text import Names
from tests.support.printing import NOW, ZONE

P3 = Path(__file__).parents[2] / "bot/policies/p3-official-weibo-wechat.toml"
POLICY = read_policy(P3.read_text("utf-8"), P3.name)
MARKET, OFFICE, LAW = map(UnitId, ("marketing", "office", "law"))
UNITS = {
    MARKET: Unit(MARKET, Names("市场部", "市場部", "Marketing"), "department"),
    OFFICE: Unit(OFFICE, Names("办公室", "辦公室", "Office"), "department"),
    LAW: Unit(LAW, Names("法务部", "法務部", "Legal"), "department"),
}
WANG, LI, ZHOU, WU, CHEN, GAO, FANG, LIU = map(PersonId, ("wang", "li", "zhou", "wu", "chen", "gao", "fang", "liu"))
_NAMES = {
    WANG: ("王敏", "王敏", "Wang Min"),
    LI: ("李国华", "李國華", "Li Guohua"),
    ZHOU: ("周岚", "周嵐", "Zhou Lan"),
    WU: ("吴迪", "吳迪", "Wu Di"),
    CHEN: ("陈卫", "陳衛", "Chen Wei"),
    GAO: ("高远", "高遠", "Gao Yuan"),
    FANG: ("方圆", "方圓", "Fang Yuan"),
    LIU: ("刘副总", "劉副總", "Liu Yang"),
}
PEOPLE = {person: Person(person, Names(*names), MARKET) for person, names in _NAMES.items()}
HOLDINGS = (
    Holding(LI, Role.HEAD, MARKET),
    Holding(ZHOU, Role.PR_DESK),
    Holding(WU, Role.PR_DESK),
    Holding(CHEN, Role.CONFIDENTIALITY),
    Holding(GAO, Role.CHIEF),
    Holding(FANG, Role.PUBLISHER),
    Holding(LIU, Role.LEADER_IN_CHARGE, MARKET),
)
TEXT = (
    "6月3日上午，公司医务志愿队走进青溪街道，举办“健康第一步，从了解自己开始”主题宣传日活动。来自心内科、营养科和康复科的"
    "十二名医务人员，为居民免费测量血压、血糖，讲解用药常识，并为行动不便的老人上门问诊。\n\n"
    "活动现场设置了咨询、体检、急救示范三个区域。志愿者手把手教居民使用自动体外除颤器，二十余名居民通过了现场考核。\n\n"
    "据统计，当天共接待居民三百一十二人次，发放健康手册四百份，建立健康档案九十六份。公司将于每季度第一个月继续开展同类活动。\n\n"
    "相关视频：https://video.health-first.example/watch/community-day"
)
SHORT = "公司医务志愿队走进青溪街道，为居民义诊。视频：https://video.health-first.example/watch/community-day"
PICTURE = Attachment("a" * 64, "picture", "义诊现场.jpg", 482_000, "image/jpeg")
WORD = Attachment("b" * 64, "document", "健康宣传日.docx", 91_000, original=True)
PARTICULARS = Particulars("health", ("wechat", "weibo"), NOW + timedelta(hours=91, minutes=30), planned_known=True)
DRAFT = DraftId("d2345678abcdefgh")


def complete() -> Version:
    return Version(
        DRAFT,
        1,
        WANG,
        title="健康宣传日走进社区",
        text=SHORT,
        source="own",
        attachments=(PICTURE, WORD),
        particulars=PARTICULARS,
    )


@dataclass
class Journey:
    """One item and everything that has happened to it; `now` moves on by an hour with every act."""

    policy: Policy = POLICY
    holdings: tuple[Holding, ...] = HOLDINGS
    draft: Draft = field(default_factory=lambda: Draft(DRAFT, WANG, MARKET, POLICY.digest))
    versions: dict[int, Version] = field(default_factory=lambda: {1: complete()})
    round: Round | None = None
    task: Task | None = None
    releases: tuple[Release, ...] = ()
    now: datetime = NOW - timedelta(hours=5)
    ids: count = field(default_factory=count)  # type: ignore[type-arg]

    @property
    def newest(self) -> Version:
        return self.versions[self.draft.latest]

    @property
    def open(self) -> Step:
        assert self.round is not None
        assert self.round.open is not None
        return self.round.open

    @property
    def item(self) -> Item:
        return Item(DRAFT, "2026-0142", self.newest.title, WANG, MARKET)

    def seat(self, person: PersonId) -> Seat:
        found = self.open.seat_of(person)
        assert found is not None
        return found

    def around(self) -> routing.Surroundings:
        roster = Roster(PEOPLE, UNITS, self.holdings, self.now)
        return routing.Surroundings(roster, WorkingWeek(ZONE), self.policy, lambda: f"s{next(self.ids):015d}")

    def plan(self) -> routing.Plan:
        return routing.plan(self.policy, self.newest, self.draft, Roster(PEOPLE, UNITS, self.holdings, self.now))

    def submits(self) -> "Journey":
        self.now += timedelta(hours=1)
        version, around, before = freeze(self.newest, now=self.now), self.around(), self.round
        self.versions[version.number] = version
        if before is None:
            journey = routing.start(self.draft, version, 1, around)
        else:
            what = routing.reopens(changed(self.versions[self.draft.version], version), before, self.policy)
            journey = routing.resubmit(self.draft, before, version, what, around)
        submitted = replace(
            self.draft,
            number="2026-0142",
            version=version.number,
            working=False,
            round=journey.id,
            state=DraftState.SIGNED_OFF if journey.signed else DraftState.IN_REVIEW,
        )
        moved = (
            Moved(submitted, journey, ()) if journey.signed else advance(submitted, journey, self.item, version, around)
        )
        return self._moved(moved)

    def changes(self, **what: object) -> "Journey":
        """Open a working copy (or go on with it) and change it."""
        version = self.newest
        if not self.draft.working:
            version = replace(version, number=version.number + 1, frozen_at=None, fingerprint="")
            self.draft = replace(self.draft, working=True)
        self.versions[version.number] = replace(version, **what)  # type: ignore[arg-type]
        return self

    def says(
        self, person: PersonId, verdict: Verdict, *, to: str = steps.AUTHOR, remark: str = "", reason: str = ""
    ) -> "Journey":
        self.now += timedelta(hours=1)
        opinion, step, journey = Opinion(verdict, remark, reason, to), self.open, self.round
        assert journey is not None
        seat = steps.decide(self.seat(person), opinion, on=self.draft.version, by=person, now=self.now)
        seats = tuple(seat if found.id == seat.id else found for found in step.seats)
        told = replace(
            journey,
            steps=tuple(replace(step, seats=seats) if found.id == step.id else found for found in journey.steps),
        )
        return self._moved(advance(self.draft, told, self.item, self.versions[self.draft.version], self.around()))

    def approves(self, *people: PersonId) -> "Journey":
        for person in people:
            self.says(person, Verdict.APPROVE)
        return self

    def returns(self, person: PersonId, reason: str = "来源不明", to: str = steps.AUTHOR) -> "Journey":
        return self.says(person, Verdict.RETURN, reason=reason, to=to)

    def signed(self) -> "Journey":
        return self.submits().approves(LI, ZHOU, CHEN, GAO)

    def leaves(self, person: PersonId) -> "Journey":
        """Take a person's roles; what waits for him passes on."""
        self.holdings = tuple(held for held in self.holdings if held.person != person)
        assert self.round is not None
        version, around = self.versions[self.draft.version], self.around()
        return self._moved(reseat(self.draft, self.round, self.item, version, around, person))

    def withdraws(self) -> "Journey":
        assert self.round is not None
        self.round, self.draft = stop(self.round), replace(self.draft, state=DraftState.WITHDRAWN)
        return self

    def proofread(self) -> "Journey":
        assert self.task is not None
        self.now += timedelta(hours=1)
        self.task = replace(self.task, proofread_by=FANG, proofread_at=self.now)
        return self

    def appears(self, channel: str) -> "Journey":
        assert self.task is not None
        self.now += timedelta(hours=1)
        address, version = f"https://{channel}.example/1", self.versions[self.task.version]
        signed, who = self.task.fingerprint, (FANG, "2026-0142", "", "", "", MARKET, WANG, ())
        row = Release(DRAFT, version.number, channel, address, self.now, *who, signed)
        self.releases = (*self.releases, row)
        if len(self.releases) == len(self.task.channels):
            self.draft, self.task = replace(self.draft, state=DraftState.RELEASED), replace(self.task, open=False)
        return self

    def _moved(self, moved: Moved) -> "Journey":
        self.draft, self.round = moved.draft, moved.round
        for fact in moved.facts:
            if isinstance(fact, SignedOff):
                channels = self.versions[fact.version].particulars.channels
                self.task = Task(
                    DRAFT, fact.version, fact.fingerprint, channels, fact.planned, publishers=fact.publishers
                )
        return self

    def sheet(self, reader: PersonId, version: int | None = None, **more: object) -> Sheet:
        number = version or self.draft.latest
        submitted = self.versions[self.draft.version] if self.draft.version not in (0, number) else None
        sheet = Sheet(self.draft, self.versions[number], self.round, self.policy, PEOPLE, UNITS, reader, NOW, submitted)
        return replace(sheet, releases=self.releases, task=self.task, **more)  # type: ignore[arg-type]

    def review(self, reader: PersonId, step: Step, seat: Seat, **more: object) -> Card:
        """Give the card of a seat as it stands now; `step` and `seat` may be as they were."""
        for now in self.round.steps if self.round else ():
            step = now if now.id == step.id else step
        seat = next((found for found in step.seats if found.id == seat.id), seat)
        return review(self.sheet(reader, seat.version, **more), step, seat)
