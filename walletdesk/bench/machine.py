"""What the machine says of itself: cores, CPU time and memory of a process, the raw disk."""

import os
import resource
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TICKS_S = os.sysconf("SC_CLK_TCK")


def cores() -> tuple[int, int]:
    """The core of the server, and the one of load and PostgreSQL; the same on one core."""
    mine = sorted(os.sched_getaffinity(0))
    return mine[0], mine[1 % len(mine)]


def pin(core: int) -> None:
    """Keep this process on one core, and let it open as many sockets as it may."""
    os.sched_setaffinity(0, {core})
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


@contextmanager
def on_one_core() -> Iterator[None]:
    """Keep this process on one core for a while."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {cores()[0]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def cpu_s(pid: int) -> float:
    """CPU seconds that a process has used, all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS_S


def rss_mb(pid: int) -> float:
    """Memory that a process holds now, MB (10^6 bytes)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def settle(pid: int, within_s: float) -> None:
    """Wait until a process has been idle for three seconds: its models are loaded."""
    deadline = time.monotonic() + within_s
    quiet_s = 0
    while time.monotonic() < deadline and quiet_s < 3:
        before = cpu_s(pid)
        time.sleep(1)
        quiet_s = quiet_s + 1 if cpu_s(pid) - before < 0.08 else 0


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def synced_appends_per_s(folder: Path, for_s: float) -> float:
    """How often a second this disk takes 4 KiB for good: the limit of one commit a message."""
    page = os.urandom(4096)
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        began = time.perf_counter()
        count = 0
        while time.perf_counter() - began < for_s:
            file.write(page)
            file.flush()
            os.fdatasync(file.fileno())
            count += 1
        return count / (time.perf_counter() - began)
