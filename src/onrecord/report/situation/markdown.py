"""The situation report as Markdown: a head, the sections, and the numbered sources."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.fuse import Record, interval
from onrecord.model import Document
from onrecord.report.situation.asked import Asked
from onrecord.report.situation.sentence import Heading, Numbers, Section, Sentence, citation
from onrecord.report.situation.wording import day, escaped, many

TITLE = "# Situation report"
SOURCES = "## Sources"
NOTHING = "Nothing of what is asked for is on record."


def markdown(record: Record, sections: list[Section], numbers: Numbers, asked: Asked, as_of: str | None) -> str:
    lines = [TITLE, "", *head(record, asked, as_of), ""]
    for section in sections:
        lines += [f"## {section.title}", "", *_body(record, section, numbers), ""]
    return "\n".join([*lines, *_bibliography(record, numbers)])


def head(record: Record, asked: Asked, as_of: str | None) -> Iterator[str]:
    """What was asked for, of how many reports, and how to read what follows."""
    yield _scope(record, asked, as_of)
    yield ""
    yield (
        "It tells what reports say, not what is true: each sentence ends with the facts of the record and the numbered sources that it"
        " rests on, and copies of one story count as one voice."
        " Where facts or things are only counted here, the same report as JSON names them all."
    )


def _scope(record: Record, asked: Asked, as_of: str | None) -> str:
    wanted = [
        f"from {day(asked.since)}" if asked.since else "",
        f"until {day(asked.until)}" if asked.until else "",
        f"place: {escaped(asked.place)}" if asked.place else "",
        f"actor: {escaped(asked.actor)}" if asked.actor else "",
        f"topic: {escaped(asked.topic)}" if asked.topic else "",
    ]
    about = "; ".join(part for part in wanted if part) or "all days, places, actors and topics"
    stood = f", as it stood at {escaped(as_of)}," if as_of else ""
    return f"Asked for: {about}. The record{stood} holds {many(len(record.documents), 'report')}."


def _body(record: Record, section: Section, numbers: Numbers) -> Iterator[str]:
    for before, item in zip((None, *section.items), section.items, strict=False):
        if isinstance(item, Heading):
            yield from ([""] if isinstance(before, Sentence) else [])
            yield f"{'#' * item.level} {item.text}"
            yield ""
        else:
            yield line(record, item, numbers)
            yield from (line(record, below, numbers, "  ") for below in item.below)


def line(record: Record, sentence: Sentence, numbers: Numbers, indent: str = "") -> str:
    return f"{indent}- {sentence.text} {citation(record, sentence, numbers)}"


def _bibliography(record: Record, numbers: Numbers) -> Iterator[str]:
    if not numbers.of:
        yield NOTHING
        return
    yield SOURCES
    yield ""
    for key, number in numbers.of.items():
        yield f"{number}. {source(record.documents[key])}"


def source(document: Document) -> str:
    """Publisher, title, when it came out and how that is known, the id, and the address."""
    published = interval(document.published.first, document.published.last)
    came_out = f"published {published} ({document.published.basis})" if published else "publication date unknown"
    link = f" {escaped(document.url)}" if document.url and document.url != document.label else ""
    publisher = f"{escaped(document.publisher)}: " if document.publisher else ""
    return f"{publisher}{escaped(document.label)}, {came_out}, `{document.id}`{link}"
