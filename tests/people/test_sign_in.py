"""Agents get in by password and code; nothing less opens anything."""

import pytest

from tests.builders import DAY_S, HandClock, code_of, hire, signed_in, with_authenticator
from walletdesk.engine import Engine
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.kernel.ids import token_digest
from walletdesk.people.add_agent import add_agent
from walletdesk.people.model import Agent
from walletdesk.people.passwords import NOBODY, Passwords
from walletdesk.people.sign_in import SignIn

PASSWORD = "correct horse, 9 batteries"


@pytest.fixture
def sign_in(engine: Engine) -> SignIn:
    return SignIn(engine, "Sample")


@pytest.fixture
async def agent(engine: Engine, sign_in: SignIn) -> Agent:
    return await with_authenticator(sign_in, engine, await Passwords().hash(PASSWORD))


async def first_step(sign_in: SignIn, agent: Agent, password: str = PASSWORD) -> str:
    return await sign_in.password(agent.email, password, "192.0.2.1", "Firefox")


async def test_password_and_code_open_a_session(
    sign_in: SignIn, agent: Agent, clock: HandClock
) -> None:
    half = await first_step(sign_in, agent)
    found, full = await sign_in.code(half, code_of(clock.now_ms))
    assert found.id == agent.id
    who = await sign_in.who(full)
    assert who is not None
    assert who.id == agent.id
    assert half != full


async def test_the_half_way_session_opens_nothing_and_is_used_up(
    sign_in: SignIn, agent: Agent, clock: HandClock
) -> None:
    half = await first_step(sign_in, agent)
    assert await sign_in.who(half) is None
    await sign_in.code(half, code_of(clock.now_ms))
    assert await sign_in.who(half) is None
    with pytest.raises(NotFound):
        await sign_in.code(half, code_of(clock.now_ms))


async def test_the_half_way_session_ends_after_ten_minutes(
    sign_in: SignIn, agent: Agent, clock: HandClock
) -> None:
    half = await first_step(sign_in, agent)
    clock.forward(601)
    with pytest.raises(NotFound):
        await sign_in.code(half, code_of(clock.now_ms))


async def test_a_code_works_once(sign_in: SignIn, agent: Agent, clock: HandClock) -> None:
    code = code_of(clock.now_ms)
    await sign_in.code(await first_step(sign_in, agent), code)
    half = await first_step(sign_in, agent)
    with pytest.raises(Refused, match="wrong_code"):
        await sign_in.code(half, code)
    with pytest.raises(Refused, match="wrong_code"):
        await sign_in.code(half, code_of(clock.now_ms - 30_000))
    clock.forward(30)
    await sign_in.code(half, code_of(clock.now_ms))


@pytest.mark.parametrize("seconds", [-30, 30])
async def test_a_clock_half_a_minute_off_is_forgiven(
    sign_in: SignIn, agent: Agent, clock: HandClock, seconds: int
) -> None:
    half = await first_step(sign_in, agent)
    await sign_in.code(half, code_of(clock.now_ms + seconds * 1000))


@pytest.mark.parametrize("code", ["", "abcdef", "12345", "１２３４５６", "000000", "\u0000"])
async def test_a_wrong_code_opens_nothing(sign_in: SignIn, agent: Agent, code: str) -> None:
    half = await first_step(sign_in, agent)
    with pytest.raises(Refused, match="wrong_code"):
        await sign_in.code(half, code)


async def test_a_wrong_name_and_a_wrong_password_look_the_same(
    sign_in: SignIn, agent: Agent
) -> None:
    for email, password in ((agent.email, "wrong"), ("nobody@wallet.example", PASSWORD)):
        with pytest.raises(Refused) as caught:
            await sign_in.password(email, password, "192.0.2.1", "")
        assert (caught.value.reason, caught.value.details) == ("wrong_sign_in", {})


def test_nobodys_hash_takes_as_long_as_any_other() -> None:
    costs, _, _ = NOBODY.rpartition("$")[0].rpartition("$")
    assert Passwords().hash_now(PASSWORD).startswith(f"{costs}$")


async def test_nobodys_password_opens_nothing() -> None:
    assert not await Passwords().fits(None, "nobody has this password")


async def test_five_tries_a_minute_for_an_account(sign_in: SignIn, agent: Agent) -> None:
    for _ in range(5):
        with pytest.raises(Refused, match="wrong_sign_in"):
            await first_step(sign_in, agent, "wrong")
    with pytest.raises(Refused, match="too_fast"):
        await first_step(sign_in, agent)


async def test_five_tries_a_minute_for_a_code(
    sign_in: SignIn, agent: Agent, clock: HandClock
) -> None:
    half = await first_step(sign_in, agent)
    for _ in range(5):
        with pytest.raises(Refused, match="wrong_code"):
            await sign_in.code(half, "000000")
    with pytest.raises(Refused, match="too_fast"):
        await sign_in.code(half, code_of(clock.now_ms))


async def test_a_disabled_agent_is_out_at_once(engine: Engine, sign_in: SignIn) -> None:
    hashed = await Passwords().hash(PASSWORD)
    gone = await hire(engine, password_hash=hashed, disabled_at_ms=1)
    assert await sign_in.who(await signed_in(engine, gone)) is None
    with pytest.raises(Refused, match="wrong_sign_in"):
        await sign_in.password(gone.email, PASSWORD, "192.0.2.1", "")


async def test_a_session_that_was_ended_opens_nothing(
    engine: Engine, sign_in: SignIn, agent: Agent
) -> None:
    one, other = await signed_in(engine, agent), await signed_in(engine, agent)
    await sign_in.end(agent, token_digest(one))
    assert await sign_in.who(one) is None
    assert await sign_in.who(other) is not None
    await sign_in.sign_out(other)
    assert await sign_in.who(other) is None


async def test_nobody_ends_a_colleagues_session(
    engine: Engine, sign_in: SignIn, agent: Agent
) -> None:
    token = await signed_in(engine, agent)
    await sign_in.end(await hire(engine), token_digest(token))
    assert await sign_in.who(token) is not None


async def test_a_session_unused_for_half_a_day_ends(
    engine: Engine, sign_in: SignIn, agent: Agent, clock: HandClock
) -> None:
    token = await signed_in(engine, agent)
    clock.forward(DAY_S / 2 - 60)
    assert await sign_in.who(token) is not None
    clock.forward(DAY_S / 2 + 60)
    assert await sign_in.who(token) is None


async def test_a_new_password_ends_the_other_sessions(
    engine: Engine, sign_in: SignIn, agent: Agent
) -> None:
    here, elsewhere = await signed_in(engine, agent), await signed_in(engine, agent)
    await sign_in.change_password(agent, PASSWORD, "another, 10 letters", keep=here)
    assert await sign_in.who(here) is not None
    assert await sign_in.who(elsewhere) is None
    with pytest.raises(Refused, match="wrong_sign_in"):
        await first_step(sign_in, agent)


async def test_the_authenticators_secret_is_sealed_and_stays_once_confirmed(
    engine: Engine, sign_in: SignIn, agent: Agent
) -> None:
    fresh = await hire(engine)
    address = await sign_in.enrolment(fresh)
    assert address.startswith("otpauth://totp/")
    assert agent.totp_secret is not None
    assert len(agent.totp_secret) > 80


async def test_an_address_has_one_agent(engine: Engine) -> None:
    await add_agent(engine, "Mei@wallet.example ", "Mei", "agent", PASSWORD)
    with pytest.raises(Refused, match="taken"):
        await add_agent(engine, "mei@wallet.example", "Mei 2", "agent", PASSWORD)


@pytest.mark.parametrize("password", ["short-1A", "aaaaaaaaaaaa", "1234567890", "x" * 201])
async def test_a_weak_password_is_refused(engine: Engine, password: str) -> None:
    with pytest.raises(Refused, match="weak_password"):
        await add_agent(engine, "mei@wallet.example", "Mei", "agent", password)
