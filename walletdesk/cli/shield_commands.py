"""`walletdesk shield`: the same pure functions as in the product, over text."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

app = typer.Typer(help="Look for secrets, and for demands for them.", no_args_is_help=True)

File = Annotated[Path | None, typer.Argument(help="A text file; standard input if none.")]
Json = Annotated[bool, typer.Option("--json", help="Print data instead of sentences.")]
Jsonl = Annotated[bool, typer.Option("--jsonl", help="One {id, text} a line in, a result out.")]


@app.command()
def scan(file: File = None, as_json: Json = False, jsonl: Jsonl = False) -> None:
    """Find recovery phrases and private keys; print the text without them."""
    if jsonl:
        _lines(file, scanned)
        return
    result = scanned(_text(file))
    if as_json:
        _print(result)
        return
    print(result["clean"])
    for one in result["findings"]:
        print(f"{one['kind']} ({one['certainty']}), {one['start']}-{one['end']}", file=sys.stderr)
    sys.exit(1 if result["findings"] else 0)


@app.command()
def guard(file: File = None, as_json: Json = False, jsonl: Jsonl = False) -> None:
    """Say whether a text of support may leave."""
    if jsonl:
        _lines(file, guarded)
        return
    result = guarded(_text(file))
    if as_json:
        _print(result)
        return
    print(result["verdict"], *result["reasons"])
    sys.exit(0 if result["verdict"] == "send" else 1)


@app.command("file")
def look_into(
    path: Annotated[Path, typer.Argument(help="A picture, PDF, text, office or ZIP file.")],
    as_json: Json = False,
    ocr: Annotated[
        str, typer.Option(help="What reads pictures: auto, tesseract, onnx or none.")
    ] = "auto",
    out: Annotated[Path | None, typer.Option(help="Where to write what may be kept.")] = None,
) -> None:
    """Say whether a file may be kept, and what secrets were in it."""
    if ocr not in ("auto", "tesseract", "onnx", "none"):
        raise typer.BadParameter("auto, tesseract, onnx or none", param_hint="--ocr")
    result, content = looked_into(path.read_bytes(), path.name, ocr)
    if out and content:
        out.write_bytes(content)
    if as_json:
        _print(result)
        return
    print(result["state"], *result["removed"], result["why"])
    sys.exit(0 if result["state"] == "clear" else 1)


def looked_into(content: bytes, name: str, ocr: str) -> tuple[dict[str, Any], bytes]:
    """The answer of `shield file`, and the content that may be kept."""
    from walletdesk.desk.check_file import FileChecker
    from walletdesk.kernel.errors import Refused
    from walletdesk.models.pictures.choose import OcrName
    from walletdesk.settings.model import Files

    engine = msgspec.convert(ocr, OcrName)
    checker = FileChecker(engine, Files().languages)
    try:
        kept = checker.check(content, name)
    except Refused as error:
        why = error.details.get("why", error.reason)
        return {"state": "refused", "type": "", "name": "", "removed": [], "why": why}, b""
    finally:
        checker.close()
    told = {"state": kept.state, "type": kept.type, "name": kept.name}
    return {**told, "removed": list(kept.removed), "why": ""}, kept.content


def scanned(text: str) -> dict[str, Any]:
    """The answer of `shield scan`."""
    from walletdesk.shield import clean

    cleaned = clean(text)
    findings = [
        {"kind": one.kind, "certainty": one.certainty, "start": one.start, "end": one.end}
        for one in cleaned.findings
    ]
    return {"clean": cleaned.text, "findings": findings}


def guarded(text: str) -> dict[str, Any]:
    """The answer of `shield guard`."""
    from walletdesk.shield import guard as shield_guard

    verdict = shield_guard(text)
    return {"verdict": verdict.verdict, "reasons": list(verdict.reasons)}


def lines_in(file: Path | None) -> Iterator[dict[str, Any]]:
    """The `{id, text}` objects of a JSON-lines input; ends the program on a bad one."""
    stream = file.open("rb") if file else sys.stdin.buffer
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            asked = msgspec.json.decode(line, type=dict[str, Any])
            if not isinstance(asked.get("text"), str):
                raise msgspec.ValidationError("text must be a string")
        except msgspec.MsgspecError as error:
            print(f"line {number}: {error}", file=sys.stderr)
            sys.exit(2)
        yield asked


def _lines(file: Path | None, answer: Callable[[str], dict[str, Any]]) -> None:
    for asked in lines_in(file):
        _print({"id": asked.get("id"), **answer(asked["text"])})


def _text(file: Path | None) -> str:
    raw = file.read_bytes() if file else sys.stdin.buffer.read()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        print("this is no UTF-8 text", file=sys.stderr)
        sys.exit(2)


def _print(result: dict[str, Any]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(result) + b"\n")
    sys.stdout.buffer.flush()
