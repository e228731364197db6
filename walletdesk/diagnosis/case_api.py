"""What agents see and begin beside a case: watched transactions, rebuilt histories."""

from litestar import delete, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody
from msgspec import Struct

from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Conversation
from walletdesk.desk.store import conversations as store
from walletdesk.diagnosis import records
from walletdesk.diagnosis.rebuilt import Record
from walletdesk.diagnosis.records_pages import PATH
from walletdesk.diagnosis.watch import stop, watches_of
from walletdesk.diagnosis.watched import Watch
from walletdesk.kernel.clock import rfc3339
from walletdesk.kernel.errors import NotFound
from walletdesk.kernel.ids import id_text
from walletdesk.web.who import open_to

_AGENT = open_to("agent")
_CASE = "/api/desk/conversations/{case:str}"


class WatchView(Struct, frozen=True):
    """A watched transaction. `ended` says why it is watched no longer; null while it is."""

    id: str
    chain: str
    transaction: str
    verdict: str
    state: str
    confirmations: int | None
    needed: int | None
    told: int
    failures: int
    next_look_at: str
    begun_at: str
    ended: str | None


class RecordView(Struct, frozen=True):
    """A rebuilt history; `url` is its page, which the customer may be given."""

    url: str
    chain: str
    address: str
    state: str
    done: float
    movements: int
    begun_at: str


class RecordWish(Struct, frozen=True):
    """Whose history to rebuild; `chain` may be left out where the address tells it."""

    address: str
    chain: str = ""


def case_api_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """Routes below a conversation of `/api/desk`."""
    return [*_watches(desk), *_records(desk)]


def watch_view(watch: Watch) -> WatchView:
    """A watch as agents see it."""
    return WatchView(
        id=id_text(watch.id),
        chain=watch.chain,
        transaction=watch.transaction_id,
        verdict=watch.verdict,
        state=watch.state,
        confirmations=watch.confirmations,
        needed=watch.needed,
        told=watch.told,
        failures=watch.failures,
        next_look_at=rfc3339(watch.next_look_at_ms),
        begun_at=rfc3339(watch.created_at_ms),
        ended=watch.ended_why,
    )


def record_view(desk: Desk, record: Record, language: str) -> RecordView:
    """A rebuilt history as agents see it.

    language   of the case: the page is for its customer
    """
    settings = desk.engine.settings
    offered = settings.brand.languages
    shown = language if language in offered else offered[0]
    return RecordView(
        url=f"{settings.public_url}/help/{shown}/{PATH}/{record.key}",
        chain=record.chain,
        address=record.address,
        state=record.state,
        done=record.done_permille / 1_000,
        movements=record.movements,
        begun_at=rfc3339(record.created_at_ms),
    )


def _watches(desk: Desk) -> list[HTTPRouteHandler]:
    @get(f"{_CASE}/watches", opt=_AGENT)
    async def watched(case: FromPath[str]) -> list[WatchView]:
        """The transactions that are or were watched for a conversation, the latest first."""
        found = await watches_of(desk, await desk.conversation_id(case))
        return [watch_view(one) for one in found]

    @delete(f"{_CASE}/watches", opt=_AGENT, status_code=200)
    async def end(case: FromPath[str]) -> list[WatchView]:
        """Stop watching for a conversation."""
        conversation_id = await desk.conversation_id(case)
        await stop(desk, conversation_id)
        return [watch_view(one) for one in await watches_of(desk, conversation_id)]

    return [watched, end]


def _records(desk: Desk) -> list[HTTPRouteHandler]:
    @get(f"{_CASE}/records", opt=_AGENT)
    async def rebuilt(case: FromPath[str]) -> list[RecordView]:
        """The histories that were rebuilt from a conversation, the latest first."""
        conversation = await _conversation(desk, case)
        found = await records.of_conversation(desk, conversation.id)
        return [record_view(desk, one, conversation.language) for one in found]

    @post(f"{_CASE}/records", opt=_AGENT, status_code=201)
    async def rebuild(case: FromPath[str], data: JSONBody[RecordWish]) -> RecordView:
        """Begin to rebuild the history of an address from its chain."""
        conversation = await _conversation(desk, case)
        wish = records.Wish(data.address[:200], data.chain[:64], conversation_id=conversation.id)
        record = await records.found(desk, await records.begin(desk, wish))
        return record_view(desk, record, conversation.language)

    return [rebuilt, rebuild]


async def _conversation(desk: Desk, case: str) -> Conversation:
    found = await desk.engine.database.read_once(store.by_case, case)
    if found is None:
        raise NotFound
    return found
