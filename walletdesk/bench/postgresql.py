"""A PostgreSQL for one bench run: an empty cluster with a fresh cluster's settings, full sync."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psycopg

from walletdesk.bench import machine

_SERVERS = Path("/usr/lib/postgresql")
_START_S = 30.0


class NoPostgreSQL(Exception):
    """The server's programs are not on this machine."""


@contextmanager
def running(core: int) -> Iterator[str]:
    """Start a server on `core`; yields the address of an empty database, removes all afterwards.

    Raises   NoPostgreSQL
    """
    initdb, postgres = program("initdb"), program("postgres")
    folder = Path(tempfile.mkdtemp(prefix="walletdesk-bench-postgresql-"))
    owner = _owner()
    if owner:
        os.chown(folder, owner, -1)
    port = machine.free_port()
    process: subprocess.Popen[bytes] | None = None
    try:
        cluster = folder / "cluster"
        making: list[str | Path] = [
            initdb,
            "-D",
            cluster,
            "-U",
            "walletdesk",
            "-A",
            "trust",
            "-E",
            "UTF8",
        ]
        subprocess.run(
            [*making, "--locale", "C"], user=owner, check=True, stdout=subprocess.DEVNULL, cwd="/"
        )
        process = subprocess.Popen(
            [
                postgres, "-D", cluster, "-p", str(port), "-c", "listen_addresses=127.0.0.1",
                "-c", f"unix_socket_directories={folder}",
            ],
            user=owner,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=partial(machine.pin, core),
        )  # fmt: skip
        url = f"postgresql://walletdesk@127.0.0.1:{port}/postgres"
        _await_answer(url)
        yield url
    finally:
        if process is not None:
            process.send_signal(signal.SIGINT)
            process.wait(30)
        shutil.rmtree(folder)


def program(name: str) -> str:
    """Where a program of PostgreSQL is. Raises NoPostgreSQL."""
    found = sorted(_SERVERS.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    where = str(found[-1]) if found else shutil.which(name)
    if where is None:
        raise NoPostgreSQL(f"no {name} on this machine (Debian: apt-get install postgresql)")
    return where


def _owner() -> int | None:
    """Whom to run as: PostgreSQL refuses root."""
    return pwd.getpwnam("postgres").pw_uid if os.geteuid() == 0 else None


def _await_answer(url: str) -> None:
    deadline = time.monotonic() + _START_S
    while True:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return
