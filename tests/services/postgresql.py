"""A PostgreSQL of the tests' own: a fresh cluster on a free loopback port."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.services import Unavailable

_USER = "walletdesk"
_STARTED_WITHIN_S = 30.0
_ENDED_WITHIN_S = 20.0
_DEBIAN_SERVERS = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class PostgreSQL:
    """A running server with the settings a fresh cluster has, fsync on among them."""

    pid: int
    port: int
    folder: Path

    @property
    def url(self) -> str:
        """Where its first database is, as libpq reads it."""
        return self.url_of("postgres")

    def url_of(self, database: str) -> str:
        """Where one of its databases is."""
        return f"postgresql://{_USER}@127.0.0.1:{self.port}/{database}"

    @contextmanager
    def new_database(self, name: str) -> Iterator[str]:
        """An empty database for one test, dropped afterwards with all connections to it."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
            try:
                yield self.url_of(name)
            finally:
                connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def running_postgresql() -> Iterator[PostgreSQL]:
    """Start a server on an empty cluster; end it and remove its files afterwards.

    Raises    Unavailable  when the server's programs are not on this machine
    """
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="walletdesk-postgresql-"))
    try:
        owner = _owner()
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        _make_cluster(programs, folder, owner)
        with _serving(programs, folder, owner) as server:
            yield server
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    found = sorted(_DEBIAN_SERVERS.glob("*/bin/initdb"), key=lambda path: _version(path))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise Unavailable("no PostgreSQL server on this machine (Debian: postgresql)")
    return Path(on_path).resolve().parent


def _version(initdb: Path) -> int:
    return int(initdb.parents[1].name.partition(".")[0])


def _owner() -> pwd.struct_passwd | None:
    """Whom to run as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _start(
    command: list[str | Path], folder: Path, owner: pwd.struct_passwd | None
) -> subprocess.Popen[bytes]:
    log = (folder / "server.log").open("ab")
    with log:
        return subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C at the tests must not end it before they do
            user=owner.pw_uid if owner else None,
            group=owner.pw_gid if owner else None,
            extra_groups=[] if owner else None,
        )


def _make_cluster(programs: Path, folder: Path, owner: pwd.struct_passwd | None) -> None:
    process = _start(
        [
            programs / "initdb", "--pgdata", folder / "cluster", "--username", _USER,
            "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync",
        ],
        folder,
        owner,
    )  # fmt: skip
    if process.wait():
        raise RuntimeError(f"initdb failed:\n{_log(folder)}")


@contextmanager
def _serving(programs: Path, folder: Path, owner: pwd.struct_passwd | None) -> Iterator[PostgreSQL]:
    port = _free_port()
    process = _start(
        [
            programs / "postgres", "-D", folder / "cluster", "-p", str(port),
            "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={folder}",
        ],
        folder,
        owner,
    )  # fmt: skip
    server = PostgreSQL(process.pid, port, folder)
    try:
        _await_answer(server, process)
        yield server
    finally:
        _end(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_answer(server: PostgreSQL, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _STARTED_WITHIN_S
    while True:
        try:
            psycopg.connect(server.url, connect_timeout=2).close()
        except psycopg.OperationalError as failure:
            if process.poll() is not None or time.monotonic() > deadline:
                log = _log(server.folder)
                raise RuntimeError(f"PostgreSQL did not start:\n{log}") from failure
            time.sleep(0.05)
        else:
            return


def _end(process: subprocess.Popen[bytes]) -> None:
    # Fast shutdown first, then immediate; each ends the server's own children too.
    for number in (signal.SIGINT, signal.SIGQUIT):
        process.send_signal(number)
        try:
            process.wait(_ENDED_WITHIN_S)
        except subprocess.TimeoutExpired:
            continue
        return
    process.kill()
    process.wait()


def _log(folder: Path) -> str:
    return (folder / "server.log").read_text(errors="replace")
