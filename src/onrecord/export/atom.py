"""A feed of what a filter finds (Atom, RFC 4287): an entry for each card, and one for each time that a count was revised, a fact denied,
contradicted or taken back, or a person found it misread.

An entry keeps its id for good. `updated` is when the latest report came out that bears on it, or it was judged, so that a revision brings
the entry up again in a feed reader; the entry of a report whose date is unknown carries the epoch, which no reader takes for news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import quote, urlencode, urlsplit
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from onrecord.errors import UsageError
from onrecord.fuse import Record
from onrecord.fuse.disputes import relations
from onrecord.fuse.review import Reviews
from onrecord.model import Event, Figure, Judgement, Relation, Statement
from onrecord.model.card import Card
from onrecord.model.filter import Filter
from onrecord.report.plain import one_line, quoted

ATOM = "http://www.w3.org/2005/Atom"
NEWEST = 200
"""Entries of a feed, at most; a revision is one as well."""
UNKNOWN = "1970-01-01T00:00:00Z"
PAGES = {"incident": "incidents", "document": "reports"}
CHANGES = {"revision": "Revised", "denies": "Denied", "contradicts": "Contradicted", "supersedes": "Retracted or corrected"}
REVIEWED = {"rejected": ("reject", "Rejected as misread"), "corrected": ("correct", "Corrected by hand")}


@dataclass(frozen=True, slots=True)
class _Entry:
    """`told`: labels that a reader may sort by; `moment`: RFC 3339, UTC."""

    id: str
    title: str
    moment: str
    published: str | None
    page: str
    words: str
    author: str | None
    told: tuple[str, ...]
    url: str | None


def atom(record: Record, cards: Iterable[Card], *, asked: Filter, base: str) -> Iterator[str]:
    """The feed of at most NEWEST cards, piece by piece. `record`: of (at least) the reports that the cards are from; `base`: the address
    of the workbench, such as http://127.0.0.1:8321, under which entries link to their pages. Raises UsageError for another kind of base.
    """
    base = _base(base)
    some = list(islice(cards, NEWEST))
    wanted = {card.id: card for card in some}
    touching = _touching(record, wanted)
    judged = _judged(record, some)
    entries = [_entry(record, card, touching.get(card.id, ()), judged.get(card.id), base) for card in some]
    entries += [_judgement(card, judged[card.id], base) for card in some if card.id in judged]
    told = {(relation.a, relation.type, relation.b): relation for found in touching.values() for relation in found}
    entries += [_change(record, relation, wanted, base) for relation in told.values()]
    entries.sort(key=lambda entry: (entry.moment, entry.id), reverse=True)
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield from _feed(entries[:NEWEST], asked, base)


def _base(base: str) -> str:
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise UsageError(f"{base!r} is no address of a workbench", hint="Give it as http://127.0.0.1:8321.")
    return base.rstrip("/")


def _touching(record: Record, wanted: Mapping[str, Card]) -> dict[str, list[Relation]]:
    """Card → the relations that change how it stands."""
    found: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations(record):
        if relation.type in CHANGES:
            for end in {relation.a, relation.b} & wanted.keys():
                found[end].append(relation)
    return found


def _judged(record: Record, cards: Iterable[Card]) -> dict[str, Judgement]:
    """Card → the judgement by which it was rejected or corrected."""
    decisions = Reviews.of(record.judgements).decisions
    found = {}
    for card in cards:
        if card.review in REVIEWED:
            wanted = [judgement for _, judgement in decisions.get(card.id, ()) if judgement.verdict == REVIEWED[card.review][0]]
            if wanted:
                found[card.id] = wanted[-1]
    return found


def _entry(record: Record, card: Card, changed: Iterable[Relation], judged: Judgement | None, base: str) -> _Entry:
    published = _moment(record, card.document)
    labels = [label for label in (card.status, card.review if judged else None) if label not in ("reported", None)]
    status = f"[{', '.join(map(str, labels))}] " if labels else ""
    bears = [_stamp(judged.at)] if judged else []
    bears += [moment for relation in changed for end in (relation.a, relation.b) if (moment := _moment(record, end))]
    return _Entry(
        id=_iri(card.id), title=f"{status}{card.title}", moment=max([*bears, published or UNKNOWN]), published=published,
        page=_page(card, base), words=f"{quoted(card.sentence)} {_from(card)}", author=card.publisher,
        told=tuple(label for label in (card.kind, card.type, card.stance, *card.measures, card.status) if label), url=card.url,
    )  # fmt: skip


def _change(record: Record, relation: Relation, wanted: Mapping[str, Card], base: str) -> _Entry:
    """That something was revised, denied, contradicted or taken back, as an entry of its own."""
    card = wanted[relation.b if relation.b in wanted else relation.a]
    brings, moment = _sentence(record, relation.a), _moment(record, relation.a) or _moment(record, card.document)
    words = f"{relation.why}. {quoted(brings)} It is about: {quoted(_sentence(record, relation.b) or card.sentence)} {_from(card)}"
    return _Entry(
        id=_iri(f"{relation.a} {relation.type} {relation.b}"), title=f"{CHANGES[relation.type]}: {card.title}{_now(relation, wanted)}",
        moment=moment or UNKNOWN, published=moment, page=_page(card, base), words=words, author=card.publisher,
        told=(card.kind, relation.type), url=card.url,
    )  # fmt: skip


def _judgement(card: Card, judged: Judgement, base: str) -> _Entry:
    """That a person found it misread, as an entry of its own."""
    why = f": {quoted(judged.note)}" if judged.note else ""
    moment = _stamp(judged.at)
    return _Entry(
        id=_iri(f"{judged.id} {card.id}"), title=f"{REVIEWED[card.review or ''][1]}: {card.title}", moment=moment, published=moment,
        page=_page(card, base), words=f"By {judged.by}{why}. It is about: {quoted(card.sentence)} {_from(card)}", author=judged.by,
        told=(card.kind, card.review or ""), url=card.url,
    )  # fmt: skip


def _now(relation: Relation, wanted: Mapping[str, Card]) -> str:
    """What a revised count is now."""
    return f" → {wanted[relation.a].title}" if relation.type == "revision" and relation.a in wanted and relation.b in wanted else ""


def _from(card: Card) -> str:
    """Which report says so."""
    dated = f", {card.told}" if card.told else ", date of publication unknown"
    return f"({card.report}{'' if not card.publisher else f', {card.publisher}'}{dated})"


def _sentence(record: Record, key: str) -> str:
    fact = record.facts.get(key)
    if isinstance(fact, Event | Figure | Statement):
        return record.source(fact).sentence
    return record.documents[key].label if key in record.documents else ""


def _moment(record: Record, key: str) -> str | None:
    """When the report (that holds the fact) came out, RFC 3339 in UTC; a day at its beginning, of an interval the end."""
    fact = record.facts.get(key)
    document = record.documents.get(fact.document if fact is not None else key)
    if document is None or document.published.last is None:
        return None
    return _stamp(document.published.last)


def _stamp(moment_or_day: str) -> str:
    """RFC 3339 in UTC."""
    moment = datetime.fromisoformat(moment_or_day)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _iri(name: str) -> str:
    return uuid5(NAMESPACE_URL, f"onrecord:{name}").urn


def _page(card: Card, base: str) -> str:
    return f"{base}/{PAGES.get(card.kind, 'facts')}/{quote(card.id, safe='')}"


def _feed(entries: list[_Entry], asked: Filter, base: str) -> Iterator[str]:
    query = f"?{urlencode(asked.asked(), errors='replace')}" if asked.asked() else ""
    told = ", ".join(f"{name} {value}" for name, value in asked.asked().items())
    yield f'<feed xmlns="{ATOM}">\n'
    yield _text("id", _iri(f"feed {query}"))
    yield _text("title", f"onrecord: {told or 'everything'}")
    yield _text("subtitle", "What reports say, not what is true; each entry names its report.")
    yield _text("updated", max((entry.moment for entry in entries), default=UNKNOWN))
    yield f"<author>{_text('name', 'onrecord')}</author>\n"
    yield _text("generator", "onrecord")
    yield _link("self", f"{base}/api/v1/feed.atom{query}", "application/atom+xml")
    yield _link("alternate", f"{base}/{query}", "text/html")
    for entry in entries:
        yield from _lines(entry)
    yield "</feed>\n"


def _lines(entry: _Entry) -> Iterator[str]:
    yield "<entry>\n"
    yield _text("id", entry.id)
    yield _text("title", entry.title)
    yield _text("updated", entry.moment)
    if entry.published is not None:
        yield _text("published", entry.published)
    if entry.author:
        yield f"<author>{_text('name', entry.author)}</author>\n"
    yield _link("alternate", entry.page, "text/html")
    if entry.url and urlsplit(entry.url).scheme in ("http", "https"):
        yield _link("via", entry.url, None)
    for label in dict.fromkeys(entry.told):
        yield _element("category", {"term": label})
    yield _text("summary", entry.words)
    yield "</entry>\n"


def _text(tag: str, words: str) -> str:
    return _element(tag, {}, words)


def _link(relation: str, address: str, type: str | None) -> str:
    return _element("link", {"rel": relation, "href": address} | ({"type": type} if type else {}))


def _element(tag: str, attributes: Mapping[str, str], words: str | None = None) -> str:
    """One element on a line, whatever its words hold: markup is escaped, what XML cannot hold is a replacement mark."""
    element = ElementTree.Element(tag, {name: _safe(value) for name, value in attributes.items()})
    element.text = None if words is None else _safe(words)
    return ElementTree.tostring(element, encoding="unicode") + "\n"


def _safe(words: str) -> str:
    return one_line(words).replace("\ufffe", "�").replace("\uffff", "�")
