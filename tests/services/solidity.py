"""Contracts of the tests' own, compiled by npm's solc; once for each file."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.services import Unavailable

_HOUSE = Path(__file__).parents[2]
_COMPILE = """
const solc = require("solc")
let input = ""
process.stdin.on("data", (piece) => { input += piece })
process.stdin.on("end", () => process.stdout.write(solc.compile(input)))
"""
_WITHIN_S = 120


@dataclass(frozen=True)
class Compiled:
    """A contract as it is deployed and as it stands on the chain afterwards, `0x…`."""

    creation: str
    runtime: str


@cache
def compiled(path: Path) -> dict[str, Compiled]:
    """Every contract of a Solidity file, by name.

    Raises    Unavailable  when this machine has no Node or no solc
    """
    node = shutil.which("node")
    if node is None or not (_HOUSE / "node_modules/solc").is_dir():
        raise Unavailable("no Solidity compiler on this machine (npm: solc)")
    ran = subprocess.run(
        [node, "-e", _COMPILE],
        input=json.dumps(_order(path)),
        capture_output=True,
        text=True,
        cwd=_HOUSE,
        timeout=_WITHIN_S,
        check=True,
    )
    answer = json.loads(ran.stdout)
    wrong = [one for one in answer.get("errors", ()) if one["severity"] == "error"]
    assert not wrong, wrong[0]["formattedMessage"]
    return {
        name: Compiled(
            "0x" + one["evm"]["bytecode"]["object"], "0x" + one["evm"]["deployedBytecode"]["object"]
        )
        for name, one in answer["contracts"][path.name].items()
    }


def _order(path: Path) -> dict[str, object]:
    outputs = ["evm.bytecode.object", "evm.deployedBytecode.object"]
    return {
        "language": "Solidity",
        "sources": {path.name: {"content": path.read_text("utf-8")}},
        "settings": {
            "evmVersion": "paris",
            "outputSelection": {"*": {"*": outputs}},
        },
    }
