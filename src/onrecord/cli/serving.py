"""`serve` and `token`: the workbench, and who else may use it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from onrecord.cli.options import DEFAULT_CASE, AsJson, CasePath

if TYPE_CHECKING:
    from onrecord.web.tokens import Scope

token = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

PemFile = typer.Option(metavar="FILE", exists=True, dir_okay=False, help="With the other, in PEM: serve https without a proxy.")


def serve(
    *, case: CasePath = DEFAULT_CASE,
    host: Annotated[str, typer.Option(help="The address to listen on; any but this machine's own needs tokens.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any that is free.")] = 8321,
    url: Annotated[str | None, typer.Option(
        help="The address under which people reach it through a proxy, such as https://record.example.org; needs tokens.")] = None,
    certificate: Annotated[Path | None, PemFile] = None, key: Annotated[Path | None, PemFile] = None,
    open: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:  # fmt: skip
    """Open the workbench: the record in a browser, and as a REST API.

    For this machine alone unless told otherwise; others need a token (`onrecord token add`). The first line says where it
    is. Ctrl-C ends it.
    """
    from onrecord.case import Case
    from onrecord.web.app import create_app
    from onrecord.web.listening import Listening, bound, run, terms_of

    listening = Listening(host, port, url, certificate, key)
    terms = terms_of(case, listening)
    with Case(case, create=False) as opened, bound(listening) as socket:
        app = create_app(opened, terms)
        address = listening.address(socket.getsockname()[1])
        typer.echo(f"The workbench of {case} is at {address} (Ctrl-C ends it)")
        if listening.far and not listening.secure:
            typer.echo("Without https, tokens can be read on the way: see docs/how-to/serve.md", err=True)
        if open:
            _browse(address)
        run(app, socket, listening)


def _browse(address: str) -> None:
    """Some browsers keep whoever opens them waiting."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


@token.command()
def add(
    *, case: CasePath = DEFAULT_CASE, name: Annotated[str, typer.Option(help="Whose it is; it signs judgements.")],
    scope: Annotated[list[str], typer.Option(help="read; review (and read); add (and read); admin (all). May be given again.")],
    expires: Annotated[str, typer.Option(help="Until when it holds: 30d, 12h, or a day.", metavar="WHEN")] = "90d", json: AsJson = False,
) -> None:  # fmt: skip
    """Let somebody in: make a token, which is shown this once.

    Kept, as its hash alone, in CASE-tokens beside the case. A running server knows it at once.
    """
    from typing import get_args

    from onrecord.cli.terminal import as_json, clean, out
    from onrecord.report.asked import label
    from onrecord.web.tokens import Scope, Tokens

    scopes = tuple(cast("Scope", label(given, get_args(Scope), what="scope")) for given in scope)
    secret, made = Tokens(_there(case)).add(name, scopes, expires)
    if json:
        return as_json({"token": secret, **made.model_dump(exclude={"sha256"})})
    out.print(secret, soft_wrap=True, highlight=False, markup=False)
    return typer.echo(f"for {clean(made.name)} ({', '.join(made.scopes)}) until {made.expires}; it is not shown again", err=True)


@token.command(name="list")
def list_(*, case: CasePath = DEFAULT_CASE, json: AsJson = False) -> None:
    """Who has a token, for what, and until when; those that hold no longer included."""
    from datetime import UTC, datetime

    from onrecord.cli.terminal import Entry, as_json, listing
    from onrecord.web.tokens import Tokens

    found = Tokens(_there(case)).all()
    if json:
        return as_json([made.model_dump(exclude={"sha256"}) for made in found])
    now = datetime.now(UTC)
    return listing("Tokens", (
        Entry(made.id, f"{made.name}: {', '.join(made.scopes)}", (
            f"until {made.expires}" if made.holds(now) else f"revoked {made.revoked}" if made.revoked else f"ended {made.expires}",
        )) for made in found
    ))  # fmt: skip


@token.command()
def revoke(token: Annotated[str, typer.Argument(help="A token's id, or a name: all of theirs.")], *, case: CasePath = DEFAULT_CASE) -> None:
    """A token holds no longer, from the next request on."""
    from onrecord.cli.terminal import clean
    from onrecord.web.tokens import Tokens

    for gone in Tokens(_there(case)).revoke(token):
        typer.echo(f"{gone.id} ({clean(gone.name)}) holds no longer")


def _there(case: Path) -> Path:
    """Raises CaseNotFound: a token for a case that is misspelt would open nothing."""
    from onrecord.errors import CaseNotFound

    if not case.is_file():
        raise CaseNotFound("there is no case", source=str(case))
    return case
