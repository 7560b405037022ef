"""A report on the terminal, its facts coloured in the text and listed below."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from onrecord.cli.terminal import Entry, clean, listing, out
from onrecord.report.plain import plain
from onrecord.report.reader import Marked, Reading, covered

COLOURS = {"time": "yellow", "place": "green", "entity": "cyan", "figure": "bold red", "event": "magenta"}


def print_document(reading: Reading) -> None:
    """The text with times, places, entities, figures and event triggers coloured, then every fact with its offsets."""
    document = reading.document
    body = Text()
    at = 0
    for start, end, kind in covered(reading.marks, tuple(COLOURS)):
        body.append(_shown(document.text[at:start])).append(_shown(document.text[start:end]), style=COLOURS[kind])
        at = end
    body.append(_shown(document.text[at:].rstrip()))
    out.print(Text(clean(document.label), style="bold"))
    out.print(Text("coloured: ").append(Text(" ").join(Text(kind, colour) for kind, colour in COLOURS.items())), end="\n\n")
    out.print(body, end="\n\n")
    listing("Facts, with where they stand in the text", _facts(reading.marks))


def _facts(marks: tuple[Marked, ...]) -> Iterator[str | Entry]:
    for kind in dict.fromkeys((*COLOURS, "statement")):
        of_kind = [mark for mark in marks if mark.kind == kind]
        if of_kind:
            yield kind
        yield from (Entry(f"{mark.start}–{mark.end}", mark.gist, source=mark.id) for mark in of_kind)


def _shown(text: str) -> str:
    """Paragraphs kept, other control characters made harmless."""
    return plain(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\t", " ")
