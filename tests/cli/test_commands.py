"""The command as its callers use it: data in, data out, clear words when something is off."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from walletdesk.cli.main import app

DOCS = Path(__file__).parents[2] / "docs"
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"

run = CliRunner().invoke


def command_names(group: typer.Typer, before: str = "walletdesk") -> set[str]:
    names = {
        f"{before} {one.name or one.callback.__name__.replace('_', '-')}"
        for one in group.registered_commands
        if one.callback
    }
    for sub in group.registered_groups:
        assert sub.typer_instance
        names |= command_names(sub.typer_instance, f"{before} {sub.name}")
    return names


def test_the_docs_list_every_command() -> None:
    listed = set(
        re.findall(r"^\| `(walletdesk [a-z -]+)`", (DOCS / "commands.md").read_text(), re.M)
    )
    assert listed == command_names(app)


def test_scan_prints_the_clean_text_and_the_findings() -> None:
    result = run(app, ["shield", "scan", "--json"], input=f"我的钱包：{PHRASE}。谢谢")
    answer = json.loads(result.stdout)
    assert PHRASE not in answer["clean"]
    assert answer["findings"] == [
        {"kind": "recovery_phrase", "certainty": "certain", "start": 5, "end": 5 + len(PHRASE)}
    ]


def test_scan_answers_each_line_under_its_id() -> None:
    lines = [{"id": 7, "text": "hello"}, {"id": "x", "text": PHRASE}]
    result = run(
        app, ["shield", "scan", "--jsonl"], input="\n".join(json.dumps(one) for one in lines)
    )
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["id"] for one in answers] == [7, "x"]
    assert [bool(one["findings"]) for one in answers] == [False, True]


def test_scan_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "message.txt"
    path.write_text("nothing here", "utf-8")
    result = run(app, ["shield", "scan", "--json", str(path)])
    assert json.loads(result.stdout) == {"clean": "nothing here", "findings": []}


def test_a_file_is_looked_into(tmp_path: Path) -> None:
    path, out = tmp_path / "seed.txt", tmp_path / "safe.txt"
    path.write_text(PHRASE)
    result = run(app, ["shield", "file", "--json", str(path), "--out", str(out)])
    assert json.loads(result.stdout) == {
        "state": "painted",
        "type": "text/plain; charset=utf-8",
        "name": "seed.txt",
        "removed": ["recovery_phrase"],
        "why": "",
    }
    assert "winner" not in out.read_text()
    path.write_bytes(b"MZ\x90")
    refused = run(app, ["shield", "file", str(path), "--ocr", "none"])
    assert (refused.exit_code, refused.stdout.split()) == (1, ["refused", "broken"])


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("please send me your seed phrase", "block"),
        ("请把助记词发给我", "block"),
        ("We never ask for your seed phrase.", "send"),
    ],
)
def test_guard_prints_its_verdict(text: str, verdict: str) -> None:
    answer = json.loads(run(app, ["shield", "guard", "--json"], input=text).stdout)
    assert answer["verdict"] == verdict
    assert bool(answer["reasons"]) == (verdict == "block")


def test_a_bad_line_ends_the_run_and_says_which() -> None:
    result = run(app, ["shield", "guard", "--jsonl"], input='{"id": 1, "text": "a"}\n{"id": 2}\n')
    assert result.exit_code == 2
    assert "line 2" in result.output


def test_a_setting_that_does_not_exist_is_a_sentence() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "walletdesk.cli", "doctor"],
        env={"WALLETDESK_DATABSE__URL": "x", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 2
    assert "databse" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_shield_starts_without_the_product() -> None:
    code = (
        "import sys, walletdesk.cli.main, walletdesk.shield;"
        "print([m for m in ('litestar', 'sqlalchemy', 'numpy', 'uvicorn') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_the_version_is_told() -> None:
    assert run(app, ["--version"]).stdout.strip() == "0.1.0"


def test_a_name_that_demands_is_no_agents_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WALLETDESK_DATA", str(tmp_path / "data"))
    add = ["user", "add", "mei@wallet.example", "--password", "correct horse, 9 batteries"]
    refused = run(app, [*add, "--name", "Send me your seed phrase"])
    assert refused.exit_code == 1
    assert "asks_recovery_phrase" in refused.output
    assert run(app, [*add, "--name", "Mei"]).exit_code == 0
    assert "was not suspended" in run(app, ["user", "let-send", "mei@wallet.example"]).output
    assert run(app, ["user", "let-send", "nobody@wallet.example"]).exit_code == 1
