"""Regenerate the reference pages from the code: `make docs`. A test fails when a page is not what this would write."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, cast, get_args, get_origin

import typer
from pydantic import JsonValue
from pydantic.fields import FieldInfo

import onrecord.errors as errors
from docs import excerpts, formats
from onrecord.extract import extractors
from onrecord.model import (
    Actor,
    Copy,
    Document,
    Entity,
    Event,
    Figure,
    Frozen,
    Incident,
    IncidentPlace,
    Judgement,
    Merge,
    Place,
    Post,
    Published,
    Relation,
    Span,
    Statement,
    Time,
    Voice,
    vocabulary,
)  # fmt: skip
from onrecord.model.fact import Alternative, EventPlace, Participant
from onrecord.model.filter import LABELS, Filter

if TYPE_CHECKING:
    from onrecord.case import Case

HERE = Path(__file__).parent / "reference"
LINES = (Document, Time, Place, Entity, Statement, Figure, Event, Voice, Incident, Relation, Actor, Judgement)
PARTS = (Span, Published, Post, Alternative, Participant, EventPlace, Copy, IncidentPlace, Merge)
NOTE = "<!-- Written by `make docs`; do not edit. -->\n"
PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false", NoneType: "null"}
SETS = {get_args(value): name for name, value in vars(vocabulary).items() if get_origin(value) is Literal}


def pages() -> dict[str, str]:
    """File name → content of every generated page."""
    written = {"record.md": _record(), "commands.md": _commands(), "errors.md": _errors(), "extractors.md": _extractors()}
    written |= {"filters.md": _filters(), "api.md": _api()}
    written |= {"formats.md": formats.page()}
    return {name: "\n".join(lines) for name, lines in written.items()}


def _record() -> Iterator[str]:
    yield f"{NOTE}\n# The record format, version {vocabulary.FORMAT_VERSION}\n"
    yield "JSON Lines: one object a line, `kind` first. Offsets are Unicode code points into the document's `text`, and every"
    yield "`{text, start, end}` satisfies `text == document.text[start:end]`. Fields may be added, never renamed. `null` is unknown."
    yield "What each label means is told in [labels.md](labels.md).\n"
    yield "Lines: " + ", ".join(_link(model) for model in LINES) + ". Their parts: " + ", ".join(_link(model) for model in PARTS) + ".\n"
    for model in (*LINES, *PARTS):
        yield f"## {_name(model)}\n"
        yield inspect.getdoc(model) or ""
        yield "\n| field | holds |\n|---|---|"
        yield from (f"| `{name}` | {_holds(field)} |" for name, field in sorted(model.model_fields.items(), key=_kind_first))
        yield ""
    yield "## Labels\n\n| set | labels |\n|---|---|"
    yield from (f"| {name} | {', '.join(map(str, labels))} |" for labels, name in SETS.items())
    yield ""


def _kind_first(item: tuple[str, FieldInfo]) -> bool:
    return item[0] != "kind"


def _name(model: type[Frozen]) -> str:
    kind = model.model_fields.get("kind")
    return str(kind.default) if kind else model.__name__


def _link(model: type[Frozen]) -> str:
    return f"[{_name(model)}](#{_name(model).lower()})"


def _holds(field: FieldInfo) -> str:
    annotation = field.annotation
    if get_origin(annotation) is Literal and len(get_args(annotation)) == 1:
        return f"`{field.default}`"
    return _type(annotation)


def _type(annotation: Any) -> str:
    """A type in the words of a reader who knows JSON."""
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation in PLAIN:
        return PLAIN[annotation]
    if origin is Annotated:
        return _type(args[0])
    if origin is Literal:
        return f"[{SETS[args]}](#labels)"
    if origin is tuple:
        return f"list of {_type(args[0])}"
    if origin is dict:
        return f"object of {_type(args[0])}: {_type(args[1])}"
    if annotation in (Any, JsonValue):
        return "any value"
    if origin in (Union, UnionType):
        named = dict.fromkeys(_type(arg) for arg in args if arg is not int or float not in args)
        return " or ".join(named)
    return _link(annotation)


def _commands() -> Iterator[str]:
    from onrecord.cli import app

    yield f"{NOTE}\n# Commands\n"
    yield from _command(typer.main.get_command(app), "onrecord")


def _command(command: Any, name: str) -> Iterator[str]:
    context = command.make_context(name, [], resilient_parsing=True, terminal_width=100)
    yield f"## {name}\n\n```text\n{context.get_help()}\n```\n"
    for child, inner in sorted(getattr(command, "commands", {}).items()):
        yield from _command(inner, f"{name} {child}")


def _errors() -> Iterator[str]:
    yield f"{NOTE}\n# Error codes\n\nEvery error has the one shape `{{code, message, hint, source}}`; `exit` is the exit code of a command"
    yield "that it ends, `status` its HTTP status.\n"
    yield "| code | class | status | exit | what to do |\n|---|---|---|---|---|"
    for name, error in vars(errors).items():
        if inspect.isclass(error) and issubclass(error, errors.OnRecordError):
            yield f"| `{error.code}` | {name} | {error.status} | {error.exit} | {error.hint} |"
    yield ""


def _extractors() -> Iterator[str]:
    yield f"{NOTE}\n# Extractors\n\nWhat is shipped, in the order in which it runs. Each sees the facts of those before it; all that they"
    yield "propose passes the guard. To add one, see [write an extractor](../how-to/write-an-extractor.md).\n"
    yield "| name | makes |\n|---|---|"
    yield from (f"| `{extractor.name}` | {', '.join(extractor.kinds)} |" for extractor in extractors())
    yield ""


def _filters() -> Iterator[str]:
    yield f"{NOTE}\n# Filters\n\nThey mean the same as options of a command (`--since`), as parameters of the API and of a page's address"
    yield f"(`since=`), and as names in Python (`Filter.of(since=…)`).\n\n{inspect.getdoc(Filter)}\n"
    yield "| filter | takes |\n|---|---|"
    for name, field in Filter.model_fields.items():
        labels = ", ".join(LABELS.get(name, ()))
        yield f"| `{name}` | {f'one of: {labels}' if labels else field.description} |"
    yield ""


def _api() -> Iterator[str]:
    from onrecord.web.app import create_app

    described = create_app(cast("Case", None)).openapi()  # the routes alone: no case is asked
    yield f"{NOTE}\n# The REST API, version 1\n\n{described['info']['description']}\nThe OpenAPI document is at `/api/v1/openapi.json` of a"
    yield "running `onrecord serve`; it holds every field and answer.\n\n| route | does | takes |\n|---|---|---|"
    for path, methods in sorted(described["paths"].items()):
        for method, route in methods.items():
            names = [parameter["name"] for parameter in route.get("parameters", ()) if parameter["in"] == "query"]
            filters = [name for name in names if name in Filter.model_fields]
            whole = len(filters) == len(Filter.model_fields)
            own = [f"`{name}`" for name in names if not whole or name not in filters]
            takes = (["[filters](filters.md)"] if whole else []) + own + (["a body"] if "requestBody" in route else [])
            told = " ".join(route.get("description", "").split("\n\n")[0].split())
            yield f"| `{method.upper()} {path}` | {told} | {', '.join(takes)} |"
    yield ""


def write() -> None:
    """Write every page."""
    HERE.mkdir(exist_ok=True)
    for name, content in pages().items():
        (HERE / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write()
    excerpts.write()
