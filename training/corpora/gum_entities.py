"""Names within GUM's mentions.

GUM brackets every noun phrase and says what it mentions: person, place, organization, object, abstract, event, … A mention whose head is a
proper noun bears a name, the run of capitals around that head; of names within names the outermost is kept, as named-entity corpora do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.knowledge.titles import title_vocabulary
from training.corpora import names
from training.corpora.gum_mentions import Mention, Row, mentions, sentences
from training.corpora.name_tables import countries, nationalities
from training.corpora.names import OUTSIDE, Labels, name, nothing, outside, perhaps

_OPEN_CLASS = frozenset({"PROPN", "NOUN", "ADJ", "VERB", "NUM", "X"})
_TIMES = frozenset("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august".split()) | (
    frozenset("september october november december mr mrs ms dr".split())
)


def entities(lines: Iterable[str]) -> tuple[Labels, ...]:
    """The labels of all words of a CoNLL-U file, in order; None for a proper noun that is part of no mention's name."""
    return tuple(label for rows in sentences(lines) for label in _labels(rows))


def _labels(rows: list[Row]) -> list[Labels]:
    words = [row.text for row in rows]
    labels = outside(words)
    found = mentions(rows)
    taken: set[int] = set()
    for mention in found:
        start, end = _name(rows, mention, found)
        if start < end and taken.isdisjoint(range(start, end)):
            labels[start:end] = _read(rows, mention, words[start:end])
            taken.update(range(start, end))
    return [None if at not in taken and label == OUTSIDE and _is_strange(rows[at]) else label for at, label in enumerate(labels)]


def _is_strange(row: Row) -> bool:
    word = row.text.lower().rstrip(".")
    return row.upos == "PROPN" and row.text[:1].isupper() and word not in title_vocabulary() | _TIMES


def _read(rows: list[Row], mention: Mention, span: Sequence[str]) -> list[Labels]:
    """What the kind of the mention makes of its name."""
    whole = (0, len(span))
    if mention.kind in ("person", "abstract") and whole in nationalities(span):
        return name("NATIONALITY")(span)
    match mention.kind:
        case "person" if rows[mention.head].xpos == "NNPS":  # "Muslims"
            return [perhaps("NATIONALITY", "PERSON")] * len(span)
        case "person":
            return name("PERSON")(span)
        case "organization":
            return name(*(("PLACE", "ORGANISATION") if whole in countries(span) else ("ORGANISATION",)))(span)
        case "place":
            return names.place(span)
        case "object":  # a ship, a device, a building, a book
            return [perhaps("WEAPON", "FACILITY")] * len(span)
        case _:
            return nothing(span)


def _name(rows: list[Row], mention: Mention, found: Sequence[Mention]) -> tuple[int, int]:
    """Where the name in a mention stands: start and end, equal where its head is no proper noun."""
    head = mention.head
    if rows[head].upos != "PROPN" or (mention.kind == "person" and _is_title(rows[head])):
        return head, head
    start, end = head, head + 1
    while start > mention.start and (step := _step_left(rows, mention, start)):
        start -= step
    while end < mention.end and (step := _step_right(rows, mention, end, found)):
        end += step
    while mention.kind == "person" and start < end and _is_title(rows[start]):
        start += 1
    return start, end


def _step_left(rows: list[Row], mention: Mention, start: int) -> int:
    """How many words before `start` belong to the name."""
    before = rows[start - 1]
    if _is_named(before):
        apart = mention.kind == "person" and (_is_title(before) or before.label == "nmod:desc" or before.upos != "PROPN")
        return 0 if apart else 1
    joins = before.text in (("-",) if mention.kind == "person" else ("-", "&", "of", "and"))
    return 2 if joins and start - 2 >= mention.start and _is_named(rows[start - 2]) else 0


def _step_right(rows: list[Row], mention: Mention, end: int, found: Sequence[Mention]) -> int:
    """How many words from `end` on belong to the name: "of the X" only where a proper noun follows, "and X" only where X is no other's."""
    word = rows[end]
    if _is_named(word) and (word.upos == "PROPN" or mention.kind != "person"):
        return 1
    width = 2 if word.text == "of" and end + 1 < mention.end and rows[end + 1].text.lower() == "the" else 1
    follows = end + width
    if follows >= mention.end or not _is_named(rows[follows]):
        return 0
    if word.text == "of":
        return width + 1 if mention.kind != "person" and rows[follows].upos in ("PROPN", "ADJ") else 0
    if word.text in ("and", "&"):
        return 0 if any(other.start == follows for other in found) or mention.kind == "person" else 2
    return 2 if word.text == "-" else 0


def _is_named(row: Row) -> bool:
    return row.upos in _OPEN_CLASS and (row.text[:1].isupper() or row.upos == "PROPN")


def _is_title(row: Row) -> bool:
    return row.text.lower().rstrip(".") in title_vocabulary()
