"""A report on the terminal, its facts coloured in the text and listed below."""

from __future__ import annotations

from rich.text import Text

from onrecord.cli.terminal import clean, out, table
from onrecord.report.reader import Reading, covered

COLOURS = {"time": "yellow", "place": "green", "entity": "cyan", "figure": "bold red", "event": "magenta"}


def print_document(reading: Reading) -> None:
    """The text with times, places, entities, figures and event triggers coloured, then every fact with its offsets."""
    document = reading.document
    body = Text()
    at = 0
    for start, end, kind in covered(reading.marks, tuple(COLOURS)):
        body.append(_shown(document.text[at:start])).append(_shown(document.text[start:end]), style=COLOURS[kind])
        at = end
    body.append(_shown(document.text[at:]))
    out.print(Text(clean(document.label), style="bold"))
    out.print(body)
    rows = ((mark.kind, f"{mark.start}–{mark.end}", mark.gist, mark.id) for mark in reading.marks)
    table(" · ".join(f"{kind}" for kind in COLOURS), ("kind", "at", "fact", "id"), rows)


def _shown(text: str) -> str:
    """Paragraphs kept, other control characters made harmless."""
    return "\n".join("".join(mark if mark.isprintable() else " " for mark in line) for line in text.split("\n"))
