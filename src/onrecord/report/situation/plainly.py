"""The situation report for programs."""

from __future__ import annotations

from onrecord.fuse import Record, interval
from onrecord.report.situation.asked import Asked
from onrecord.report.situation.sentence import Heading, Numbers, Section, Sentence


def data(record: Record, sections: list[Section], numbers: Numbers, asked: Asked, as_of: str | None) -> dict[str, object]:
    """`sections` with their `sentences` (each with the headings that it stands under), and the numbered `sources`."""
    return {
        "asked": {**asked.model_dump(mode="json", include={"since", "until", "place", "actor", "topic"}), "as_of": as_of},
        "reports": len(record.documents),
        "sections": [_section(record, section, numbers) for section in sections],
        "sources": [_source(record, key, number) for key, number in numbers.of.items()],
    }


def _section(record: Record, section: Section, numbers: Numbers) -> dict[str, object]:
    told: list[dict[str, object]] = []
    under: list[str] = []
    for item in section.items:
        if isinstance(item, Heading):
            under = [*under[: item.level - 3], item.text]
        else:
            told.append({**_sentence(record, item, numbers), "under": under})
    return {"title": section.title, "sentences": told, "left_out": section.left_out}


def _sentence(record: Record, sentence: Sentence, numbers: Numbers) -> dict[str, object]:
    found: dict[str, object] = {
        "text": sentence.text, "facts": list(dict.fromkeys(sentence.facts)), "sources": numbers.cited(record, sentence),
    }  # fmt: skip
    if sentence.incidents:
        found["incidents"] = list(sentence.incidents)
    if sentence.below:
        found["quotations"] = [_sentence(record, below, numbers) for below in sentence.below]
    return found


def _source(record: Record, key: str, number: int) -> dict[str, object]:
    document = record.documents[key]
    return {
        "number": number,
        "document": key,
        "label": document.label,
        "url": document.url,
        "publisher": document.publisher,
        "published": interval(document.published.first, document.published.last),
        "published_basis": document.published.basis,
    }
