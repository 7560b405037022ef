"""`serve`: the workbench."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_CASE, CasePath


def serve(
    *, case: CasePath = DEFAULT_CASE,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any that is free.")] = 8321,
) -> None:  # fmt: skip
    """Open the workbench: the record in a browser, and as a REST API."""
    import uvicorn

    from onrecord.case import Case
    from onrecord.web.app import create_app

    with Case(case, create=False) as opened:
        server = uvicorn.Config(create_app(opened), host=host, port=port, log_level="warning")
        with server.bind_socket() as socket:
            typer.echo(f"The workbench of {case} is at http://{host}:{socket.getsockname()[1]}/ (Ctrl-C ends it)")
            uvicorn.Server(server).run(sockets=[socket])
