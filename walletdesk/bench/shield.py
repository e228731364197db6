"""`walletdesk bench shield`: what cleaning, guarding and checking files cost, by processor time."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from walletdesk.bench import shield_files, shield_part
from walletdesk.bench.figures import Figure, Part, tell
from walletdesk.bench.progress import Steps, steps
from walletdesk.shield import Allowed, guard

_RUNS = 3
_IMPORT = (
    "import time; began = time.process_time(); from walletdesk.shield import clean, guard;"
    " print(time.process_time() - began)"
)
_ALLOWED = Allowed(
    domains=frozenset({"wallet.example"}),
    contacts=frozenset({"support@wallet.example", "@wallet_support_example"}),
    addresses=frozenset({"0x52908400098527886E0F7030069857D2E4169EE7"}),
)
_REPLIES = {
    "short answer": "Thank you. Please send me the transaction id, I will look it up at once.",
    "short answer, Chinese": "您好，请把交易哈希发给我，我马上为您查询。",
    "warning": (
        "We never ask for your recovery phrase. If somebody asks you for it, it is a scam: do not "
        "answer, and write to us at support@wallet.example."
    ),
    "long answer": (
        "Your transfer to 0x52908400098527886E0F7030069857D2E4169EE7 was included 40 minutes ago, "
        "but the token is hidden in your list. Open the wallet, choose Manage tokens, and paste "
        "the contract address that our guide at https://wallet.example/help names. Nothing is "
        "lost, and you do not have to send anything to anybody. "
    )
    * 3,
}
_HOSTILE: dict[str, Callable[[int], str]] = {
    "demands without end": lambda size: ("please send me your seed phrase " * size)[:size],
    "demands, Chinese": lambda size: ("请把您的助记词发给我" * size)[:size],
    "dots": lambda size: ("a.b.c." * size)[:size],
    "digits": lambda size: ("+1 555 010 " * size)[:size],
    "addresses": lambda size: ("0x52908400098527886E0F7030069857D2E4169EE7 " * size)[:size],
    "words without a stop": lambda size: ("your code is being sent to the phone " * size)[:size],
}


def run(as_json: bool, only: str | None, quick: bool) -> int:
    """Measure and print; returns the exit code."""
    parts = tuple(only.split(",")) if only else tuple(_PARTS)
    unknown = set(parts) - set(_PARTS)
    if unknown:
        names = ", ".join(sorted(unknown))
        print(f"There is no {names}; there are {', '.join(_PARTS)}.", file=sys.stderr)
        return 2
    load = os.getloadavg()
    figures = list(_measured(parts, 1 if quick else _RUNS))
    tell(figures, load, as_json)
    return 0


def _measured(parts: tuple[str, ...], runs: int) -> Iterator[Figure]:
    for name in parts:
        part = Part(name, "-")
        measure, count = _PARTS[name]
        with steps(name, count(runs)) as bar:
            measure(part, runs, bar)
        yield from part.figures


def _guard(part: Part, runs: int, bar: Steps) -> None:
    for name, text in _REPLIES.items():
        took = [bar.step(lambda: _each_s(text, 300) * 1e6) for _ in range(runs)]  # noqa: B023  called at once
        part.add(f"{name}, {len(text)} characters", "µs", took)
    for name, made in _HOSTILE.items():
        small, large = (
            min(_each_s(made(size), 1) for _ in range(runs)) for size in (25_000, 100_000)
        )
        part.add(f"{name}, 100 kB", "ms", [large * 1e3])
        # Linear: four times the text takes four times as long, with a margin for the machine.
        part.add(f"{name}: 100 kB to 25 kB, a byte", "×", [large / small / 4], at_most=1.5)
        bar.advance(1)


def _each_s(text: str, times: int) -> float:
    began = time.process_time()
    for _ in range(times):
        guard(text, _ALLOWED)
    return (time.process_time() - began) / times


def _import(part: Part, runs: int, bar: Steps) -> None:
    took = [bar.step(_import_s) * 1e3 for _ in range(runs)]
    part.add("from walletdesk.shield import clean, guard", "ms", took, at_most=100)


def _import_s() -> float:
    told = subprocess.run(
        [sys.executable, "-c", _IMPORT], check=True, capture_output=True, text=True
    )
    return float(told.stdout)


_PARTS: dict[str, tuple[Callable[[Part, int, Steps], None], Callable[[int], int]]] = {
    "clean": (shield_part.measure, lambda runs: 3 * runs + 6),
    "guard": (_guard, lambda runs: len(_REPLIES) * runs + len(_HOSTILE)),
    "import": (_import, lambda runs: runs),
    "files": (shield_files.measure, shield_files.steps_of),
}
