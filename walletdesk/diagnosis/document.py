"""docs/diagnosis.md and its table: `python -m walletdesk.diagnosis.document` writes it anew."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from walletdesk.chains.open import families
from walletdesk.chains.verdicts import SHARED
from walletdesk.diagnosis.verdicts import OWN

PAGE = Path(__file__).parents[2] / "docs" / "diagnosis.md"

_BEGIN = "<!-- verdicts: written by python -m walletdesk.diagnosis.document -->\n"
_END = "<!-- end of verdicts -->\n"


def with_table(page: str) -> str:
    """The page with the table as the code has it now.

    Raises    ValueError  when the page lacks one of the two marks
    """
    if _BEGIN not in page or _END not in page:
        raise ValueError("the page has lost the marks around its table")
    before, _, rest = page.partition(_BEGIN)
    after = rest.partition(_END)[2]
    return f"{before}{_BEGIN}{table()}{_END}{after}"


def table() -> str:
    """Every verdict, note and risk with who gives it and its rule, in Markdown."""
    rows = ["| name | given by | rule |", "|---|---|---|"]
    for giver, rules in _given():
        rows += [
            f"| `{name}` | {giver} | {rule.replace('|', '/')} |" for name, rule in rules.items()
        ]
    return "\n".join(rows) + "\n"


def _given() -> Iterator[tuple[str, Mapping[str, str]]]:
    yield "diagnosis", OWN
    yield "every family", SHARED
    for family in families():
        rest = {name: rule for name, rule in family.verdicts.items() if name not in SHARED}
        yield family.name, rest


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")
