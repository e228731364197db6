"""Live fan-out within one process: a dictionary of topics."""

from collections.abc import Callable
from typing import Any

from walletdesk.engine.ports import Listener


class EmbeddedLive:
    """Listeners are called in the event loop, in turn, and must not wait."""

    def __init__(self) -> None:
        self._topics: dict[str, dict[int, Listener]] = {}
        self._next = 0

    def subscribe(self, topic: str, listener: Listener) -> Callable[[], None]:
        """See `ports.Live.subscribe`."""
        self._next += 1
        number = self._next
        self._topics.setdefault(topic, {})[number] = listener

        def stop() -> None:
            listeners = self._topics.get(topic, {})
            listeners.pop(number, None)
            if not listeners:
                self._topics.pop(topic, None)

        return stop

    def publish(self, topic: str, event: Any) -> None:
        """See `ports.Live.publish`."""
        listeners = self._topics.get(topic)
        if listeners:
            for listener in tuple(listeners.values()):
                listener(event)

    def listeners(self, topic: str) -> int:
        """See `ports.Live.listeners`."""
        return len(self._topics.get(topic, ()))

    def announce(self, hint: bytes) -> None:
        """There is no other process."""

    def on_hint(self, listener: Callable[[bytes], None]) -> None:
        """There is no other process."""
