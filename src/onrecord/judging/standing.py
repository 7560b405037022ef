"""The facts of a case as they stand after review, found through the store, which keeps them as the machine read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.errors import UsageError
from onrecord.fuse.review import Reviews
from onrecord.model import Fact, Judgement
from onrecord.store import FACT_KINDS, Hit, Store, Where
from onrecord.store.fitting import fits


def standing_facts(store: Store, kind: str | None, where: Where, judgements: Iterable[Judgement]) -> Iterator[Fact]:
    """The facts that fit, in the store's order; last come those that fit only since they were corrected."""
    if kind is not None and kind not in FACT_KINDS:
        raise UsageError(f"no kind of fact {kind!r}; there are: {', '.join(FACT_KINDS)}")
    reviews = Reviews.of(judgements)
    return _standing(store, kind, where, reviews) if reviews else store.facts(kind, where)


def _standing(store: Store, kind: str | None, where: Where, reviews: Reviews) -> Iterator[Fact]:
    facts = (store.fact(key) for key in reviews.decisions)
    documents = {fact.document for fact in facts if fact is not None and where.document in (None, fact.document)}
    now = _reviewed(store, reviews, documents, where)
    said = set()
    for fact in store.facts(kind, where):
        after = now[fact.document].get(fact.id) if fact.document in now else fact
        if after is not None and (after is fact or fits(after, where)):
            said.add(after.id)
            yield after
    for document in sorted(now):
        yield from (fact for fact in now[document].values() if fact.id not in said and kind in (None, fact.kind) and fits(fact, where))


def _reviewed(store: Store, reviews: Reviews, documents: Iterable[str], where: Where) -> dict[str, dict[str, Fact]]:
    """Report → id → fact, of these reports."""
    found = {}
    for document in sorted(documents):
        read = store.facts(where=Where(document=document, superseded=where.superseded, known=where.known))
        found[document] = {fact.id: fact for fact in reviews.applied(read).facts}
    return found


def standing_hits(store: Store, query: str, kinds: Sequence[str], limit: int, judgements: Iterable[Judgement]) -> list[Hit]:
    """What a search finds, without what was rejected, and with what facts were corrected to."""
    reviews = Reviews.of(judgements)
    if not reviews:
        return store.search(query, kinds=kinds, limit=limit)
    hits = store.search(query, kinds=kinds, limit=limit + len(reviews.decisions))
    now = _reviewed(store, reviews, {hit.document for hit in hits if hit.fact is not None}, Where())
    told = (_told(hit, now) for hit in hits)
    return [hit for hit in told if hit is not None][:limit]


def _told(hit: Hit, now: dict[str, dict[str, Fact]]) -> Hit | None:
    if hit.fact is None or hit.document not in now:
        return hit
    fact = now[hit.document].get(hit.id)
    return hit.model_copy(update={"fact": fact}) if fact is not None else None
