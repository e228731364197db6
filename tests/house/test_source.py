"""How the source is kept: small files, plain names, and logs that never quote anybody."""

import ast
from collections.abc import Iterator

import pytest

from tests.source import FILES, ROOT, nodes

pytestmark = pytest.mark.xdist_group("source")

LINES_MAX = 400
FUNCTION_LINES_MAX = 50
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "service", "services", "misc"}
QUOTING = {
    *("text", "body", "message", "content", "subject", "preview", "value", "given", "email"),
    *("name", "password", "token", "cookie", "phrase", "secret", "query", "exc_text", "payload"),
}


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path, found in nodes().items():
        for node in found:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node


def log_calls() -> Iterator[tuple[str, ast.Call]]:
    for path, found in nodes().items():
        for node in found:
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and getattr(node.func.value, "id", "") == "log"
            ):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_no_file_is_too_long() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert {str(path): lines for path, lines in lengths.items() if lines > LINES_MAX} == {}


def test_no_function_is_too_long() -> None:
    found = [
        name
        for name, node in functions()
        # A function that only makes routes holds them all; each of them counts by itself.
        if (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES_MAX
        and "/migrations/" not in name
        and not any(isinstance(inner, ast.AsyncFunctionDef) for inner in node.body)
    ]
    assert found == []


def test_names_say_what_is_inside() -> None:
    parts = {part for path in FILES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert parts & VAGUE == set()


def test_logs_are_events_with_fields() -> None:
    assert len(list(log_calls())) > 3
    for where, call in log_calls():
        if call.args:
            assert isinstance(call.args[0], ast.Constant), f"{where}: an event has a fixed name"
            assert " " not in str(call.args[0].value), f"{where}: an event is a name, no prose"
        assert len(call.args) <= 1, f"{where}: values are named"


def test_logs_never_take_what_somebody_wrote() -> None:
    quoting = [
        f"{where}: {word.arg}"
        for where, call in log_calls()
        for word in call.keywords
        if word.arg in QUOTING
    ]
    assert quoting == []


def test_errors_are_logged_by_their_type_alone() -> None:
    """The text of an error may quote what made it; places and types never do."""
    for where, call in log_calls():
        for word in call.keywords:
            text = ast.unparse(word.value)
            assert not any(form in text for form in ("str(error", "{error", "error.args")), where
            if word.arg == "error":
                assert text.startswith("type("), f"{where}: {text}"


def test_nothing_is_left_for_later() -> None:
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X:")
    for path in FILES:
        text = path.read_text("utf-8")
        assert not any(mark in text for mark in marks), path
