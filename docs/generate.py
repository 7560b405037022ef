"""Regenerate the reference pages from the code: `make docs`. A test fails when a page is not what this would write."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import typer
from pydantic.fields import FieldInfo

import onrecord.errors as errors
from onrecord.model import Document, Entity, Event, Figure, Place, Post, Published, Span, Statement, Time, vocabulary
from onrecord.model.fact import Alternative, EventPlace, Participant

HERE = Path(__file__).parent / "reference"
LINES = (Document, Time, Place, Entity, Statement, Figure, Event)
PARTS = (Span, Published, Post, Alternative, Participant, EventPlace)
NOTE = "<!-- Written by `make docs`; do not edit. -->\n"


def pages() -> dict[str, str]:
    """File name → content of every generated page."""
    return {"record.md": "\n".join(_record()), "commands.md": "\n".join(_commands()), "errors.md": "\n".join(_errors())}


def _record() -> Iterator[str]:
    yield f"{NOTE}\n# The record format, version {vocabulary.FORMAT_VERSION}\n"
    yield "JSON Lines: one object a line, `kind` first. Offsets are Unicode code points into the document's `text`, and every"
    yield "`{text, start, end}` satisfies `text == document.text[start:end]`. Fields may be added, never renamed. `null` is unknown.\n"
    for model in (*LINES, *PARTS):
        kind = model.model_fields.get("kind")
        yield f"## {kind.default if kind else model.__name__}\n"
        yield inspect.getdoc(model) or ""
        yield "\n| field | type | default |\n|---|---|---|"
        yield from (_field(name, field) for name, field in model.model_fields.items())
        yield ""
    yield "## Labels\n\n| set | labels |\n|---|---|"
    for name, value in vars(vocabulary).items():
        if labels := get_args(value):
            yield f"| {name} | {', '.join(map(str, labels))} |"
    yield ""


def _field(name: str, field: FieldInfo) -> str:
    annotation = inspect.formatannotation(field.annotation).replace("typing.", "").replace("onrecord.model.", "")
    for module in ("base.", "fact.", "document."):
        annotation = annotation.replace(module, "")
    default = "required" if field.is_required() else repr(field.default)
    return "| `{}` | {} | {} |".format(name, *(cell.replace("|", r"\|") for cell in (annotation, default)))


def _commands() -> Iterator[str]:
    from onrecord.cli import app

    yield f"{NOTE}\n# Commands\n"
    yield from _command(typer.main.get_command(app), "onrecord")


def _command(command: object, name: str) -> Iterator[str]:
    context = command.make_context(name, [], resilient_parsing=True)  # type: ignore[attr-defined]
    yield f"## {name}\n\n```text\n{context.get_help()}\n```\n"
    for child, inner in sorted(getattr(command, "commands", {}).items()):
        yield from _command(inner, f"{name} {child}")


def _errors() -> Iterator[str]:
    yield f"{NOTE}\n# Error codes\n\nEvery error has the one shape `{{code, message, hint, source}}`.\n"
    yield "| code | class | status | exit | what to do |\n|---|---|---|---|---|"
    for name, error in vars(errors).items():
        if inspect.isclass(error) and issubclass(error, errors.OnRecordError):
            yield f"| `{error.code}` | {name} | {error.status} | {error.exit} | {error.hint} |"
    yield ""


def write() -> None:
    """Write every page."""
    HERE.mkdir(exist_ok=True)
    for name, content in pages().items():
        (HERE / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write()
