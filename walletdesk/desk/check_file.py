"""Files are looked into by a process of their own, which is ended when it takes too long."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import weakref
from collections.abc import Sequence
from pathlib import Path

import msgspec

import walletdesk
from walletdesk.desk.check_worker import Answered, Asked, receive, send
from walletdesk.kernel.errors import Refused
from walletdesk.models.pictures.choose import OcrName
from walletdesk.shield.files import CheckedFile

_ANSWERED_WITHIN_S = 120.0  # by the clock on the wall; checks stop themselves far earlier
_FILES_MAX = 200  # then a fresh process, whatever the libraries inside have let leak
_ENDED_WITHIN_S = 5.0
_ROOT = Path(walletdesk.__file__).parents[1]


class FileChecker:
    """Hands files to the process, one at a time; not for use by several threads at once."""

    def __init__(self, ocr: OcrName, languages: Sequence[str]) -> None:
        self._arguments = (ocr, ",".join(languages))
        self._worker: _Worker | None = None
        self._end = weakref.finalize(self, lambda: None)

    def check(self, content: bytes, name: str) -> CheckedFile:
        """The file as it may be kept. Raises Refused empty, bad_file (why)."""
        if not content:
            raise Refused("empty")
        asked = Asked(content, name)
        answered = self._asked_again(asked)
        if answered is None:
            raise Refused("bad_file", why="broken")
        if answered.checked is None:
            raise Refused("bad_file", why=answered.why)
        return answered.checked

    def close(self) -> None:
        """End the process."""
        self._end()
        self._worker = None

    def _asked_again(self, asked: Asked) -> Answered | None:
        """The answer. A process that rested may have ended just now: then a fresh one is asked."""
        if self._worker and self._worker.asked >= _FILES_MAX:
            self.close()
        rested = self._worker is not None
        answered = self._ask(asked)
        return self._ask(asked) if answered is None and rested else answered

    def _ask(self, asked: Asked) -> Answered | None:
        if self._worker is None:
            self._worker = _start(self._arguments)
            self._end = weakref.finalize(self, self._worker.end)
        try:
            return self._worker.answer(asked)
        except TimeoutError:
            self.close()
            return Answered(None, "slow")
        except (OSError, EOFError):
            self.close()
            return None


class _Worker:
    def __init__(self, process: subprocess.Popen[bytes], connection: socket.socket) -> None:
        self._process = process
        self._connection = connection
        self.asked = 0

    def answer(self, asked: Asked) -> Answered:
        """The answer. Raises TimeoutError, and OSError or EOFError when the process is gone."""
        self.asked += 1
        send(self._connection, asked)
        body = receive(self._connection)
        if body is None:
            raise EOFError
        return msgspec.msgpack.decode(body, type=Answered)

    def end(self) -> None:
        """End the process and the engine that it may be waiting for."""
        self._connection.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(_ENDED_WITHIN_S)


def _start(arguments: Sequence[str]) -> _Worker:
    ours, theirs = socket.socketpair()
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    with theirs:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "walletdesk.desk.check_worker",
                str(theirs.fileno()),
                *arguments,
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )
    ours.settimeout(_ANSWERED_WITHIN_S)
    return _Worker(process, ours)
