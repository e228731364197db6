"""Contracts of the tests' own, compiled by the Solidity compiler that npm brings."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.services import Unavailable

_HOUSE = Path(__file__).parents[2]
_COMPILED_WITHIN_S = 120.0
_SCRIPT = """
const solc = require("solc")
let read = ""
process.stdin.on("data", piece => { read += piece })
process.stdin.on("end", () => process.stdout.write(solc.compile(read)))
"""


@dataclass(frozen=True)
class Compiled:
    """A contract that can be deployed."""

    bytecode: str
    selectors: dict[str, str]


@cache
def compiled(source: Path) -> dict[str, Compiled]:
    """The contracts of a file by name; `selectors` by signature, as `transfer(address,uint256)`.

    Raises    Unavailable  when this machine has no compiler
    """
    node = shutil.which("node")
    if node is None or not (_HOUSE / "node_modules" / "solc").exists():
        raise Unavailable("no Solidity compiler on this machine (npm: solc)")
    ran = subprocess.run(
        [node, "-e", _SCRIPT],
        input=json.dumps(_request(source)),
        capture_output=True,
        text=True,
        cwd=_HOUSE,
        timeout=_COMPILED_WITHIN_S,
        check=True,
    )
    answer: dict[str, Any] = json.loads(ran.stdout)
    wrong = [one for one in answer.get("errors", ()) if one["severity"] == "error"]
    if wrong:
        raise AssertionError("\n".join(one["formattedMessage"] for one in wrong))
    made = answer["contracts"][source.name]
    return {
        name: Compiled(
            "0x" + one["evm"]["bytecode"]["object"],
            {
                signature: "0x" + selector
                for signature, selector in one["evm"]["methodIdentifiers"].items()
            },
        )
        for name, one in made.items()
    }


def _request(source: Path) -> dict[str, Any]:
    return {
        "language": "Solidity",
        "sources": {source.name: {"content": source.read_text("utf-8")}},
        "settings": {
            "optimizer": {"enabled": True, "runs": 200},
            "outputSelection": {"*": {"*": ["evm.bytecode.object", "evm.methodIdentifiers"]}},
        },
    }
