"""Writes selectors.json anew from compiled contracts of npm packages under the MIT licence.

In an empty folder `npm install @openzeppelin/contracts@5.7.0`, then from the source tree
`python -m walletdesk.chains.packaged.refresh_selectors FOLDER > …/packaged/selectors.json`.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from walletdesk.chains.evm.words import selector

# Read as error_name(types): what widely used contracts declare, written down by hand.
_DECLARED = (
    ("AllowanceExpired", ("uint256",), ("deadline",)),
    ("CumulativeSlippageTooHigh", ("uint256", "uint256"), ("minAmount", "receivedAmount")),
    ("ExecutionFailed", ("uint256", "bytes"), ("commandIndex", "message")),
    ("InsufficientAllowance", ("uint256",), ("amount",)),
    ("MinReturnError", ("uint256", "uint256"), ("amount", "minReturn")),
    ("ReturnAmountIsNotEnough", ("uint256", "uint256"), ("amount", "minReturn")),
    ("SignatureExpired", ("uint256",), ("signatureDeadline",)),
    ("TransactionDeadlinePassed", (), ()),
    ("V2TooLittleReceived", (), ()),
    ("V2TooMuchRequested", (), ()),
    ("V3TooLittleReceived", (), ()),
    ("V3TooMuchRequested", (), ()),
    ("V4TooLittleReceived", ("uint256", "uint256"), ("minAmountOutReceived", "amountReceived")),
)


def _errors(folder: Path) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    yield from _DECLARED
    for path in sorted(folder.rglob("build/contracts/*.json")):
        for one in json.loads(path.read_bytes()).get("abi", ()):
            if one.get("type") == "error":
                inputs: list[dict[str, Any]] = one["inputs"]
                if not any("components" in each for each in inputs):
                    types = tuple(each["type"] for each in inputs)
                    yield one["name"], types, tuple(each["name"] for each in inputs)


def main() -> None:
    """Print the table: four bytes, then the error's name, types and names of its values."""
    table = {
        selector(f"{name}({','.join(types)})"): [name, types, names]
        for name, types, names in _errors(Path(sys.argv[1]))
    }
    rows = (f"{json.dumps(key)}: {json.dumps(row)}" for key, row in sorted(table.items()))
    sys.stdout.write("{\n" + ",\n".join(rows) + "\n}\n")


if __name__ == "__main__":
    main()
