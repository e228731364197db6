"""The open product: every part made once and handed to those who need it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from walletdesk.chains.listed import listed
from walletdesk.chains.open import Chains
from walletdesk.channels.chat import Chat
from walletdesk.channels.mail import Mail
from walletdesk.desk.alarm import HINT_START, Alarm, heed_alarm, raise_alarm
from walletdesk.desk.case_link import LINK_JOB, MailCaseLink
from walletdesk.desk.desk import Desk
from walletdesk.desk.fan_out import FanOut
from walletdesk.desk.files import FileDesk
from walletdesk.desk.limits import Limits
from walletdesk.desk.model import Change
from walletdesk.desk.queue import QueueBoard
from walletdesk.desk.receipts import Receipts
from walletdesk.desk.take_in import FIRST_LINE_JOB
from walletdesk.desk.team import tell_team
from walletdesk.engine import Engine, JobRunner, open_engine
from walletdesk.engine.jobs import Handler
from walletdesk.firstline.answer import FirstLine
from walletdesk.kernel.clock import Clock, now_ms
from walletdesk.knowledge.library import Library, open_library
from walletdesk.languages.catalogue import Catalogues
from walletdesk.people.directory import Directory
from walletdesk.people.presence import TeamChanged
from walletdesk.people.sign_in import SignIn
from walletdesk.settings import Settings
from walletdesk.shield import Allowed, warm
from walletdesk.web.render import Renderer


@dataclass(frozen=True)
class House:
    """All that pages, sockets and jobs are made of."""

    settings: Settings
    engine: Engine
    desk: Desk
    sign_in: SignIn
    limits: Limits
    files: FileDesk
    library: Library
    renderer: Renderer
    first_line: FirstLine
    fan_out: FanOut
    jobs: JobRunner
    tasks: set[asyncio.Task[Any]]

    def spawn(self, work: Any) -> None:
        """Run a coroutine beside everything else, and keep hold of it."""
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def warm(self) -> None:
        """Load what messages and searches need and no page: seconds, in a thread of its own."""
        self.library.warm()
        self.first_line.warm()


@contextlib.asynccontextmanager
async def open_house(settings: Settings, clock: Clock = now_ms) -> AsyncIterator[House]:
    """Open the product on a database whose schema is current."""
    async with open_engine(settings, clock) as engine:
        house = await _built(settings, engine)
        _listen(house)
        try:
            yield house
        finally:
            await house.jobs.close()
            await house.desk.receipts.flush()
            for task in tuple(house.tasks):
                task.cancel()
            await asyncio.gather(*house.tasks, return_exceptions=True)
            house.first_line.close()
            house.files.close()
            await house.desk.chains.close()


async def _built(settings: Settings, engine: Engine) -> House:
    # The first message must not wait for the word lists.
    warming = asyncio.get_running_loop().run_in_executor(None, warm)
    catalogues = Catalogues()
    directory = Directory()
    await directory.refresh(engine)
    desk = Desk(
        engine=engine,
        directory=directory,
        queue=QueueBoard(settings.desk.wait_guess_s),
        receipts=Receipts(engine),
        chat=Chat(settings.desk.text_chars_max, settings.desk.files_max),
        allowed=Allowed(settings.official_domains, settings.official_contacts),
        catalogues=catalogues,
        chains=Chains(
            settings.chains.nodes, listed(settings.chains.known_bad, settings.chains.memo_needed)
        ),
    )
    await desk.queue.refresh(engine)
    await warming
    library = open_library(settings, catalogues, _own_guides(settings))
    first_line = FirstLine(desk, library)
    jobs = JobRunner(engine.database, _handlers(desk, first_line, settings), engine.clock)
    return House(
        settings=settings,
        engine=engine,
        desk=desk,
        sign_in=SignIn(engine, settings.brand.called("en")),
        limits=Limits(settings.desk),
        files=FileDesk(desk),
        library=library,
        renderer=Renderer(settings, catalogues=catalogues, clock=engine.clock),
        first_line=first_line,
        fan_out=FanOut(desk),
        jobs=jobs,
        tasks=set(),
    )


def _handlers(desk: Desk, first_line: FirstLine, settings: Settings) -> dict[str, Handler]:
    """Which job rings at whose door."""
    mail = Mail(settings.mail, Path(settings.data) / "outbox")
    return {FIRST_LINE_JOB: first_line.run, LINK_JOB: MailCaseLink(desk, mail)}


def _listen(house: House) -> None:
    """Who hears which event."""

    def team_changed(_: TeamChanged) -> None:
        house.spawn(tell_team(house.desk))

    def hinted(hint: bytes) -> None:
        if hint.startswith(HINT_START):
            heed_alarm(house.engine.live, hint)
        else:
            house.spawn(house.fan_out.heed(hint))

    def alarmed(alarm: Alarm) -> None:
        raise_alarm(house.engine.live, alarm)

    house.engine.hear[Change] = [house.fan_out.hear]
    house.engine.hear[TeamChanged] = [team_changed]
    house.engine.hear[Alarm] = [alarmed]
    house.engine.live.on_hint(hinted)
    house.engine.bells.append(house.jobs.ring)


def _own_guides(settings: Settings) -> Path | None:
    folder = Path(settings.data) / "guides"
    return folder if folder.is_dir() else None
