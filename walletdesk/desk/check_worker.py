"""The process that looks into files: what hangs, bursts or breaks here harms nothing else.

It answers over one socket and ends when that closes, or when nobody asked for a while. It
writes nothing anywhere: its errors could quote a file.

`python -m walletdesk.desk.check_worker SOCKET OCR LANGUAGE,…`
"""

from __future__ import annotations

import os
import resource
import socket
import sys
from collections.abc import Callable

import msgspec

from walletdesk.models.pictures.choose import OcrName, reader
from walletdesk.shield import warm
from walletdesk.shield.files import BadFile, CheckedFile, check_file

LENGTH_BYTES = 8
IDLE_S = 120.0

_MEMORY_BYTES = {"onnx": 6 << 30}
_MEMORY_BYTES_ELSE = 3 << 29  # 1.5 GB of addresses; a picture of 40 million pixels takes a third
_NICE = 5


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """One file to look into."""

    content: bytes
    name: str


class Answered(msgspec.Struct, frozen=True, array_like=True):
    """A checked file's fields, or why it is not taken."""

    checked: CheckedFile | None
    why: str = ""


def send(connection: socket.socket, message: Asked | Answered) -> None:
    """Send one message, its length first."""
    body = msgspec.msgpack.encode(message)
    connection.sendall(len(body).to_bytes(LENGTH_BYTES, "big") + body)


def receive(connection: socket.socket) -> bytes | None:
    """One message's bytes; None when the other side is gone."""
    head = _exactly(connection, LENGTH_BYTES)
    return None if head is None else _exactly(connection, int.from_bytes(head, "big"))


def _exactly(connection: socket.socket, count: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < count:
        part = connection.recv(min(count - len(parts), 1 << 20))
        if not part:
            return None
        parts += part
    return bytes(parts)


def _answer(body: bytes, check: Callable[[bytes, str], CheckedFile]) -> Answered:
    asked = msgspec.msgpack.decode(body, type=Asked)
    try:
        return Answered(check(asked.content, asked.name))
    except BadFile as bad:
        return Answered(None, bad.why)
    except MemoryError:
        return Answered(None, "too_much")


def _bound(engine: str) -> None:
    memory = _MEMORY_BYTES.get(engine, _MEMORY_BYTES_ELSE)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # A core file would be the file that was looked into.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(_NICE)


def main(number: str, ocr: str, languages: str) -> None:
    """Answer until the other side is gone."""
    engine = reader(msgspec.convert(ocr, OcrName), [one for one in languages.split(",") if one])
    _bound(engine.name if engine else "none")
    warm()

    def check(content: bytes, name: str) -> CheckedFile:
        return check_file(content, name, engine)

    with socket.socket(fileno=int(number)) as connection:
        connection.settimeout(IDLE_S)
        try:
            while body := receive(connection):
                connection.settimeout(None)
                send(connection, _answer(body, check))
                connection.settimeout(IDLE_S)
        except (TimeoutError, ConnectionError):
            return


if __name__ == "__main__":
    main(*sys.argv[1:])
