"""One door in and one door out: nobody else stores what a customer wrote, or speaks to one.

The source itself is read: a second way would be a line somewhere, and that line is found.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.source import ROOT, nodes

# Each worker would read the whole source.
pytestmark = pytest.mark.xdist_group("source")

DESK = "walletdesk.desk"


def modules() -> Iterator[tuple[str, tuple[ast.AST, ...]]]:
    for path, found in nodes().items():
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        # The bench measures bare statements on databases of its own.
        if not name.startswith("walletdesk.bench."):
            yield name.removesuffix(".__init__"), found


def callers_of(*functions: str) -> set[str]:
    """Modules that call a function by this name, however they imported it."""
    return {
        name
        for name, found in modules()
        for node in found
        if isinstance(node, ast.Call) and _called(node.func) in functions
    }


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def handing_on(function: str) -> set[str]:
    """Modules that name a function without calling it: they hand it to the writer."""
    return {
        name
        for name, found in modules()
        for node in found
        if isinstance(node, ast.Attribute) and node.attr == function
    }


def mentioning(*words: str) -> set[str]:
    """Modules in whose strings one of these words stands: SQL is written in strings."""
    return {
        name
        for name, found in modules()
        for node in found
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any(word in " ".join(node.value.split()) for word in words)
    }


def drafts_by(speaker: str) -> set[str]:
    """Modules that make a message of this speaker."""
    return {
        name
        for name, found in modules()
        for node in found
        if isinstance(node, ast.Call)
        and _called(node.func) == "Draft"
        and any(
            word.arg == "speaker" and getattr(word.value, "value", None) == speaker
            for word in node.keywords
        )
    }


def test_messages_are_written_in_one_place() -> None:
    assert mentioning("INSERT INTO messages", "UPDATE messages") == {f"{DESK}.store.conversations"}
    assert callers_of("save_all") == {f"{DESK}.record", f"{DESK}.receipts", f"{DESK}.take_in"}
    assert callers_of("rewrite") == {f"{DESK}.take_in", f"{DESK}.open_file"}
    assert callers_of("place") == {f"{DESK}.record", f"{DESK}.take_in"}


def test_mails_leave_by_the_door_out() -> None:
    assert callers_of("deliver") == {f"{DESK}.send"}
    assert callers_of("Letter") == {f"{DESK}.case_link"}
    assert callers_of("send_message", "sendmail") == {"walletdesk.channels.mail"}


def test_names_of_people_pass_the_guard_before_they_are_kept() -> None:
    assert mentioning("INSERT INTO agents", "UPDATE agents SET name") == {"walletdesk.people.store"}
    keepers = callers_of("add_agent") | handing_on("add_agent")
    assert keepers == {"walletdesk.people.add_agent", "walletdesk.cli.seed", "walletdesk.cli.user"}
    assert "walletdesk.people.add_agent" in callers_of("guard")
    # The two at the command line call the verb, which looks; nobody else has the store's.
    assert handing_on("add_agent") == {"walletdesk.people.add_agent"}


def test_who_asks_the_guard_gives_it_the_case() -> None:
    """A judgement without contacts, addresses and own rules would be one way round them."""
    assert callers_of("guard") == {
        f"{DESK}.outgoing",
        f"{DESK}.release_text",  # looks only for a secret: what it releases was judged before
        "walletdesk.people.add_agent",
        "walletdesk.shield.warm",
    }
    assert callers_of("text_reasons") == {f"{DESK}.outgoing", f"{DESK}.send"}
    assert callers_of("allowed_in") | handing_on("allowed_in") == {f"{DESK}.send"}


def test_nothing_switches_the_guard_off() -> None:
    """Only a release takes reasons back, and only in the one place that judges."""
    assert callers_of("of_text") == {f"{DESK}.send"}
    assert mentioning("INSERT INTO released_texts", "UPDATE released_texts") == {
        f"{DESK}.store.released_texts"
    }


def test_only_the_door_in_makes_a_customers_message() -> None:
    assert drafts_by("customer") == {f"{DESK}.take_in"}


def test_only_the_door_out_makes_an_agents_message() -> None:
    assert drafts_by("agent") == {f"{DESK}.send"}


def test_what_the_first_line_drafts_leaves_by_the_door_out() -> None:
    makers = drafts_by("first_line") | drafts_by("desk")
    assert makers <= {"walletdesk.firstline.answer", "walletdesk.firstline.say"} | {
        "walletdesk.diagnosis.watch_words",
        f"{DESK}.rules",
        f"{DESK}.intake",
    }
    # Below the desk nobody records; the first line has only `answer` to hand its drafts to.
    assert all(name.startswith(f"{DESK}.") for name in callers_of("record"))


def test_whoever_records_speaks_only_of_events() -> None:
    recorders = callers_of("record") - {f"{DESK}.take_in", f"{DESK}.send"}
    assert recorders == {
        f"{DESK}.suspend",
        f"{DESK}.assign",
        f"{DESK}.close",
        f"{DESK}.intake",
        f"{DESK}.leave_email",
        f"{DESK}.open_file",
    }
    assert recorders & (drafts_by("customer") | drafts_by("agent")) == set()


def test_both_doors_look_before_they_store() -> None:
    sources = dict(modules())
    for name, guard_name in ((f"{DESK}.take_in", "clean"), (f"{DESK}.send", "text_reasons")):
        looked = [
            node
            for node in sources[name]
            if isinstance(node, ast.Call) and _called(node.func) == guard_name
        ]
        assert looked, name


def test_words_of_customers_reach_storage_through_the_shield() -> None:
    cleaners = callers_of("clean")
    assert {
        f"{DESK}.take_in",
        f"{DESK}.send",
        f"{DESK}.intake",
        "walletdesk.shield.files.texts",
    } <= cleaners
    assert handing_on("add_file") | callers_of("add_file") == {f"{DESK}.files"}
    assert callers_of("join_or_open") == {f"{DESK}.take_in"}
