"""What leads look at: stopped messages, who is suspended, released texts, own rules, counts."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from walletdesk.desk.desk import Desk
from walletdesk.desk.store import incidents, own_rules, released_texts, suspensions
from walletdesk.engine import Tx
from walletdesk.kernel.clock import rfc3339
from walletdesk.kernel.ids import id_text
from walletdesk.people import store as people
from walletdesk.people.model import Agent

DAYS = 30
PAGE = 50


class TryView(Struct, frozen=True):
    """A message that the guard stopped.

    agent     None for the first line and mails
    excerpt   how the text began, None when it held a secret; `whole` when it is all of it
    mine      one's own try: for a colleague to judge
    """

    id: str
    at: str
    case: str
    agent: str | None
    reasons: tuple[str, ...]
    excerpt: str | None
    whole: bool
    seen: bool
    mine: bool


class SuspendedView(Struct, frozen=True):
    """An agent who may not write to customers now."""

    id: str
    name: str
    since: str
    tries: int
    mine: bool


class ReleasedView(Struct, frozen=True):
    """A text that passes as written."""

    id: str
    name: str
    text: str
    reason: str
    by: str | None
    at: str
    uses: int
    used_at: str | None


class RuleView(Struct, frozen=True):
    """Words that no message may hold."""

    id: str
    name: str
    words: str
    by: str | None
    at: str


class DayView(Struct, frozen=True):
    """How many incidents of each kind there were on a day of the desk's own zone."""

    day: str
    counts: dict[str, int]


class Safety(Struct, frozen=True):
    """All of it; `next` is the cursor of the tries before these."""

    unseen: int
    tries: list[TryView]
    next: str | None
    suspended: list[SuspendedView]
    released: list[ReleasedView]
    rules: list[RuleView]
    days: list[DayView]


class _Found(NamedTuple):
    unseen: int
    tries: list[incidents.Try]
    suspended: list[suspensions.Suspension]
    released: list[released_texts.Released]
    rules: list[own_rules.OwnRule]
    quarters: list[tuple[int, str, int]]
    names: dict[int, str]


async def safety(desk: Desk, lead: Agent, before_id: int | None = None) -> Safety:
    """What a lead sees now.

    before_id   only tries before this one
    """
    zone = ZoneInfo(desk.engine.settings.hours.zone)
    days = last_days(desk.engine.clock(), zone)
    since_ms = round(datetime.combine(days[0], time.min, zone).timestamp() * 1000)
    found = await desk.engine.database.read(_found, lead.id, before_id, since_ms)
    tries = found.tries[:PAGE]
    return Safety(
        unseen=found.unseen,
        tries=[_try_view(one, found.names, lead.id) for one in tries],
        next=id_text(tries[-1].id) if len(found.tries) > PAGE else None,
        suspended=[_suspended_view(one, found.names, lead.id) for one in found.suspended],
        released=[_released_view(one, found.names) for one in found.released],
        rules=[
            RuleView(
                id_text(one.id), one.name, one.words, found.names.get(one.by_id), rfc3339(one.at_ms)
            )
            for one in found.rules
        ],
        days=by_day(days, found.quarters, zone),
    )


def last_days(now_ms: int, zone: ZoneInfo) -> list[date]:
    """Today and the days before it in this zone, oldest first."""
    today = _day_of(now_ms, zone)
    return [today - timedelta(days=back) for back in reversed(range(DAYS))]


def by_day(days: list[date], quarters: list[tuple[int, str, int]], zone: ZoneInfo) -> list[DayView]:
    """Counts of quarters of an hour gathered into the zone's days; days without are there too."""
    counts: dict[date, dict[str, int]] = {one: {} for one in days}
    for start_ms, kind, count in quarters:
        of_day = counts.get(_day_of(start_ms, zone))
        if of_day is not None:
            of_day[kind] = of_day.get(kind, 0) + count
    return [DayView(one.isoformat(), kinds) for one, kinds in counts.items()]


def _day_of(instant_ms: int, zone: ZoneInfo) -> date:
    return datetime.fromtimestamp(instant_ms / 1000, UTC).astimezone(zone).date()


def _found(tx: Tx, lead_id: int, before_id: int | None, since_ms: int) -> _Found:
    return _Found(
        unseen=incidents.count_unseen(tx, lead_id),
        tries=incidents.tries(tx, before_id, PAGE + 1),
        suspended=suspensions.suspended(tx),
        released=released_texts.releases(tx),
        rules=own_rules.own_rules(tx),
        quarters=incidents.by_quarter_hour(tx, since_ms),
        names={one.id: one.name for one in people.agents_all(tx)},
    )


def _try_view(one: incidents.Try, names: dict[int, str], lead_id: int) -> TryView:
    return TryView(
        id=id_text(one.id),
        at=rfc3339(one.at_ms),
        case=one.case_number,
        agent=names.get(one.agent_id) if one.agent_id else None,
        reasons=one.reasons,
        excerpt=one.excerpt,
        whole=one.excerpt is not None and len(one.excerpt) < incidents.EXCERPT_CHARS,
        seen=one.seen_at_ms is not None,
        mine=one.agent_id == lead_id,
    )


def _suspended_view(
    one: suspensions.Suspension, names: dict[int, str], lead_id: int
) -> SuspendedView:
    return SuspendedView(
        id=id_text(one.agent_id),
        name=names.get(one.agent_id, ""),
        since=rfc3339(one.at_ms),
        tries=one.tries,
        mine=one.agent_id == lead_id,
    )


def _released_view(one: released_texts.Released, names: dict[int, str]) -> ReleasedView:
    return ReleasedView(
        id=id_text(one.id),
        name=one.name,
        text=one.text,
        reason=one.reason,
        by=names.get(one.by_id),
        at=rfc3339(one.at_ms),
        uses=one.uses,
        used_at=rfc3339(one.used_at_ms) if one.used_at_ms else None,
    )
