"""`walletdesk`: one command for whoever runs the product.

Each command imports what it needs when it runs, so that `walletdesk shield` starts in a
moment and `--help` in no time.
"""

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

from walletdesk import __version__
from walletdesk.cli import shield_commands

app = typer.Typer(
    name="walletdesk",
    help="Customer support for digital-wallet vendors.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    add_completion=False,
)
user = typer.Typer(help="The people of the support team.", no_args_is_help=True)
bench = typer.Typer(help="Measure, beside the raw limit of this machine.", no_args_is_help=True)
app.add_typer(shield_commands.app, name="shield")
app.add_typer(user, name="user")
app.add_typer(bench, name="bench")

Json = Annotated[bool, typer.Option("--json", help="Print data instead of sentences.")]


@app.command()
def serve(
    workers: Annotated[bool, typer.Option(help="Also run the jobs in this process.")] = True,
) -> None:
    """Serve the product; a new database is migrated and filled with the sample first."""
    # Hardly anything that is loaded becomes garbage: to look for it takes a tenth of the start.
    gc.disable()
    from walletdesk.cli.serve import serve as run

    _exit(run(with_jobs=workers))


@app.command()
def work() -> None:
    """Run the jobs, beside `serve --no-workers` processes on PostgreSQL."""
    from walletdesk.cli.serve import work as run

    _exit(run())


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    from walletdesk.cli.serve import migrate as run

    _exit(run())


@app.command()
def seed() -> None:
    """Fill an empty database with the sample: a team of three and a few conversations."""
    from walletdesk.cli.seed import seed as run

    _exit(run())


@app.command()
def doctor(as_json: Json = False) -> None:
    """Say in plain words what is configured, what is reachable, and what to do."""
    from walletdesk.cli.doctor import doctor as run

    _exit(run(as_json))


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question; else --jsonl.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read {id, text} lines.")] = False,
    as_json: Json = False,
    language: Annotated[str | None, typer.Option(help="The widget's language.")] = None,
) -> None:
    """Ask the first line, without a server."""
    from walletdesk.cli.ask import ask as run

    _exit(run(question, jsonl, as_json, language))


@user.command("add")
def user_add(
    email: str,
    name: Annotated[str, typer.Option(help="Shown to customers.")],
    role: Annotated[str, typer.Option(help="agent, lead or admin")] = "agent",
    password: Annotated[
        str | None, typer.Option(help="Else it is asked for, or made when there is no terminal.")
    ] = None,
    language: Annotated[str, typer.Option(help="Language of the desk.")] = "en",
    as_json: Json = False,
) -> None:
    """Add somebody to the team; the second factor is set up at the first sign-in."""
    from walletdesk.cli.user import add

    _exit(add(email, name, role, password, language, as_json))


@user.command("code")
def user_code(email: str) -> None:
    """Print the present sign-in code of a sample login, in place of an authenticator."""
    from walletdesk.cli.user import code

    _exit(code(email))


@user.command("let-send")
def user_let_send(email: str) -> None:
    """Let a suspended agent send again, where no lead is left to do it."""
    from walletdesk.cli.user import let_send

    _exit(let_send(email))


@bench.command("chat")
def bench_chat(
    as_json: Json = False,
    engine: Annotated[str, typer.Option(help="embedded, postgresql or both")] = "both",
    only: Annotated[
        str | None,
        typer.Option(help="Parts: chat, store, inbox, shield, idle, fanout, start; with commas."),
    ] = None,
    quick: Annotated[bool, typer.Option(help="A short run with small numbers.")] = False,
    data: Annotated[
        Path | None, typer.Option(help="Keep the inbox's million here for the next run.")
    ] = None,
) -> None:
    """The main job under load: chat, store, inbox, shield, idle sockets, start."""
    from walletdesk.bench.chat import run

    _exit(run(as_json=as_json, engine=engine, only=only, quick=quick, data=data))


@bench.command("shield")
def bench_shield(
    as_json: Json = False,
    only: Annotated[
        str | None, typer.Option(help="Parts: clean, guard, import, files; with commas.")
    ] = None,
    quick: Annotated[bool, typer.Option(help="One run of each instead of three.")] = False,
) -> None:
    """What the shield and the guard cost: messages, hostile texts, import, files."""
    from walletdesk.bench.shield import run

    _exit(run(as_json=as_json, only=only, quick=quick))


@bench.command("diagnose")
def bench_diagnose(
    as_json: Json = False,
    only: Annotated[str | None, typer.Option(help="Parts: lookup, watch; with commas.")] = None,
    quick: Annotated[bool, typer.Option(help="A short run with small numbers.")] = False,
) -> None:
    """What looking at transactions costs: one, two hundred at once, many watched ones."""
    from walletdesk.bench.diagnose import run

    _exit(run(as_json=as_json, only=only, quick=quick))


@app.command()
def diagnose(
    reference: Annotated[str, typer.Argument(help="A transaction ID, an address or a link.")],
    chain: Annotated[str | None, typer.Option(help="Where it should be: `ethereum`, `56`.")] = None,
    rpc: Annotated[str | None, typer.Option(help="Ask this node instead of those set.")] = None,
    sender: Annotated[str | None, typer.Option(help="Who sent it.")] = None,
    expect_to: Annotated[str | None, typer.Option(help="Who should have received it.")] = None,
    expect_token: Annotated[str | None, typer.Option(help="The token, by its contract.")] = None,
    language: Annotated[str, typer.Option(help="The language of the answer.")] = "en",
    as_json: Json = False,
) -> None:
    """Say what happened to a transaction, from the chain itself."""
    from walletdesk.cli.diagnose import diagnose as run
    from walletdesk.diagnosis.model import Asked

    asked = Asked(
        text=reference,
        chain=chain,
        sender=sender,
        expect_to=expect_to,
        expect_token=expect_token,
    )
    _exit(run(asked, rpc=rpc, language=language, as_json=as_json))


@app.callback(invoke_without_command=True)
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Customer support for digital-wallet vendors."""
    if version:
        print(__version__)
        raise typer.Exit


def _exit(code: int) -> None:
    if code:
        sys.exit(code)
