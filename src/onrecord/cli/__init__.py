"""The commands. Heavy rooms are imported by the command that needs them, so that `--help` stays fast."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import typer

from onrecord.cli import across, changing, exporting, judging, knowing, reading, serving, showing, taking, watching
from onrecord.errors import OnRecordError

MANUAL = """Put the reporting of a war on the record.

Reads news reports and keeps one record of who did what to whom, where and when, who says so, who denies it, and how many.
Every fact leads back to the sentence that it came from.

\b
  onrecord extract report.txt                  print the facts of a report, without keeping them
  onrecord add reports/                        read a folder into the case ./onrecord.db
  onrecord show figures --measure killed       who gives which number
  onrecord show statements --stance denies     what is denied, beside what it denies
  onrecord search 'hospital "air strike"'      find sentences
  onrecord report > situation.md               a report in which every sentence cites its facts
  onrecord export --format csv --kind events   take it away
  onrecord verify                              check every span and hash again
  onrecord watch feeds.toml                    poll feeds and folders, and add what is new

Exit codes: 0 all went well; 1 something failed (the rest was done); 2 wrong usage; 130 interrupted.
The case is ./onrecord.db, or --case FILE, or ONRECORD_CASE. Only `watch` ever uses a network.
"""

INTERRUPTED = 130

app = typer.Typer(help=MANUAL, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
app.command()(reading.extract)
app.command()(reading.add)
for view in (across.incidents, across.disputes, across.voices):
    showing.show.command()(view)
app.add_typer(showing.show, name="show", help="Show the record in views, or one report.")
app.command()(taking.search)
app.command()(taking.report)
app.command()(exporting.export)
app.command("import")(exporting.import_)
app.command()(taking.verify)
app.command()(serving.serve)
app.command()(watching.watch)
app.add_typer(serving.token, name="token", help="Say who else may use a served case, and take it back.")
app.add_typer(knowing.gazetteer, name="gazetteer", help="Look places up, and add villages.")
app.command()(knowing.conflicts)
app.add_typer(judging.judge, name="judge", help="Say what was read right or wrong, and what is one happening; take it back.")
app.command()(judging.fuse)
showing.show.command()(judging.judgements)
showing.show.command()(changing.changes)


@app.callback(invoke_without_command=True)
def _version(version: bool = typer.Option(False, "--version", help="Print the version and leave.")) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"onrecord {installed('onrecord')}")
        raise typer.Exit


def main() -> None:
    """Run a command; an OnRecordError, or a disk that takes no more output, becomes one line on standard error and its exit code."""
    try:
        _run()
    except OnRecordError as error:
        _end(error)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what could not be written is not tried again on leaving
        _end(OnRecordError(error.strerror or str(error), source=error.filename or "output"))


def _run() -> None:
    try:
        app()
    except SystemExit as ending:
        if ending.code == INTERRUPTED:  # Typer has caught the Ctrl-C
            sys.stderr.write("onrecord: interrupted; what was reported as done is kept\n")
        sys.stdout.flush()
        raise


def _end(error: OnRecordError) -> NoReturn:
    from onrecord.cli.terminal import complain

    complain(error)
    sys.exit(error.exit)
