"""`python -m tests.firstline.evaluate [tuning|held_out] [--letters]`: figures and misses."""

import sys
from pathlib import Path

import msgspec

from walletdesk.firstline.decide import Decider
from walletdesk.firstline.evaluate import figures, is_missed, outcomes, read_questions
from walletdesk.knowledge.library import open_library
from walletdesk.languages.catalogue import Catalogues
from walletdesk.settings.model import Settings

QUESTIONS = Path(__file__).parent / "questions"


def main(arguments: list[str]) -> None:
    """Print them."""
    name = next((word for word in arguments if not word.startswith("-")), "tuning")
    settings, catalogues = Settings(), Catalogues()
    first_line = Decider(open_library(settings, catalogues), catalogues, settings)
    if "--letters" not in arguments:
        first_line.warm()
    found = outcomes(first_line, read_questions(QUESTIONS / f"{name}.jsonl"))
    if "--quiet" not in arguments:
        for one in filter(is_missed, found):
            said = f"{one.decision.action} {one.slugs[0]} {one.decision.confidence:.2f}"
            sys.stdout.write(f"{one.question.expect} -> {said}: {one.question.text}\n")
    for language in ("zh", "en", ""):
        some = [one for one in found if one.question.language.startswith(language)]
        sys.stdout.write(f"{language or 'all'} {msgspec.json.encode(figures(some)).decode()}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
