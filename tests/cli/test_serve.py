"""`serve` opens its pages first and loads what they do not need afterwards."""

import subprocess
import sys
from pathlib import Path

_OPENED = """
import asyncio, sys
from walletdesk.app.build import build
from walletdesk.app.house import open_house
from walletdesk.engine.choose import bring_up_to_date
from walletdesk.settings import read_settings

async def main():
    settings = read_settings()
    bring_up_to_date(settings)
    async with open_house(settings) as house:
        build(house)
        print([name for name in NAMES if name in sys.modules])
        house.warm()
        print([name for name in NAMES if name in sys.modules])

NAMES = ("walletdesk.firstline.decide", "numpy", "psycopg", "pydantic", "polyfactory")
asyncio.run(main())
"""


def test_pages_open_before_the_first_line_and_without_what_nobody_uses(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", _OPENED],
        env={"WALLETDESK_DATA": str(tmp_path), "WALLETDESK_FIRST_LINE__VECTORS": "false"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.splitlines() == ["[]", "['walletdesk.firstline.decide']"]
