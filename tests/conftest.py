"""What every test may ask for: real engines, a real browser, and no way out of the machine."""

import os
import secrets
import sys
from collections.abc import AsyncIterator, Iterator
from ipaddress import ip_address
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, expect

from tests.builders import HandClock, open_desk
from tests.services import Unavailable
from tests.services.chromium import running_chromium
from tests.services.postgresql import PostgreSQL, running_postgresql
from walletdesk.desk.desk import Desk
from walletdesk.engine import Engine, open_engine
from walletdesk.engine.choose import bring_up_to_date
from walletdesk.kernel.clock import Clock
from walletdesk.settings import Settings
from walletdesk.settings.model import Database

# Timings are for the bench; here a slow machine must not turn a right answer into a failure.
hypothesis.settings.register_profile(
    "walletdesk",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("walletdesk")


def _stay_on_this_machine(event: str, arguments: tuple[object, ...]) -> None:
    if event != "socket.connect":
        return
    address = arguments[1]
    host = address[0] if isinstance(address, tuple) else None
    if isinstance(host, str) and not _is_loopback(host):
        raise PermissionError(f"a test tried to reach {host}; tests stay on this machine")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def pytest_configure() -> None:
    sys.addaudithook(_stay_on_this_machine)
    # Other checks run beside the browser: a page may take its time, and must get there.
    expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Async tests run on asyncio, as the product does."""
    return "asyncio"


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgreSQL]:
    """A PostgreSQL server of this test run's own."""
    try:
        with running_postgresql() as server:
            yield server
    except Unavailable as absent:
        pytest.skip(str(absent))


@pytest.fixture(scope="session")
def postgres_url(postgres: PostgreSQL) -> str:
    """The address of that server's first database, which all tests share."""
    return postgres.url


@pytest.fixture
def postgres_database(postgres: PostgreSQL) -> Iterator[str]:
    """The address of an empty database for one test alone."""
    with postgres.new_database(f"test_{secrets.token_hex(6)}") as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; tests that use it carry the mark `browser`."""
    try:
        with running_chromium() as running:
            yield running
    except Unavailable as absent:
        pytest.skip(str(absent))


@pytest.fixture
def clock() -> Clock:
    """Sunday noon until a test moves it on."""
    return HandClock()


@pytest.fixture(params=["embedded", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of a new, migrated database; whatever asks for them runs on both engines."""
    scaled = request.param == "postgresql"
    url = request.getfixturevalue("postgres_database") if scaled else ""
    made = Settings(data=str(tmp_path / "data"), database=Database(url=url))
    bring_up_to_date(made)
    return made


@pytest.fixture
async def engine(settings: Settings, clock: Clock) -> AsyncIterator[Engine]:
    """An open engine."""
    async with open_engine(settings, clock) as opened:
        yield opened


@pytest.fixture
async def desk(engine: Engine) -> Desk:
    """A desk on it, empty."""
    return await open_desk(engine)
