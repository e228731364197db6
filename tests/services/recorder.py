"""A server on loopback that keeps every byte it is sent, and answers what it is told to."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request, urlopen


@dataclass
class Recorder:
    """What was sent, head and body."""

    url: str = ""
    heard: list[bytes] = field(default_factory=list)

    def everything(self) -> bytes:
        """All requests in one."""
        return b"\n".join(self.heard)


@contextmanager
def recording(answer: Callable[[bytes], tuple[int, bytes]]) -> Iterator[Recorder]:
    """Run one while the block runs; `answer` makes status and body of a request's body."""
    recorder = Recorder()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            recorder.heard += [self.requestline.encode(), bytes(self.headers), body]
            status, content = answer(body)
            self.send_response(status)
            if status in (301, 302, 307, 308):
                self.send_header("Location", content.decode())
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    recorder.url = f"http://127.0.0.1:{server.server_address[1]}/rpc"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield recorder
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def through_to(url: str) -> Callable[[bytes], tuple[int, bytes]]:
    """Answers of the server at another address."""

    def answer(body: bytes) -> tuple[int, bytes]:
        request = Request(url, body, {"Content-Type": "application/json"})
        with urlopen(request, timeout=10) as got:
            content: bytes = got.read()
        return 200, content

    return answer
