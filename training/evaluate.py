"""Scores of the heads on annotated examples, by the decoders of the run time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from onrecord.language import decoders
from training.example import Example
from training.labels import ENTITY_TAGS, EVENTS, LABELS, ROLES, UPOS

NAMES = decoders.Labels(UPOS, LABELS, ENTITY_TAGS, EVENTS, ROLES)
Read = Callable[[Example], decoders.Outputs]


def f1(right: int, proposed: int, gold: int) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * right / (proposed + gold) if proposed + gold else 0.0


def trees(examples: Iterable[Example], read: Read) -> dict[str, float]:
    """Share of words (punctuation too) with the right part of speech, head (UAS), head and relation (LAS; with subtypes, and without)."""
    count: Counter[str] = Counter()
    for example in examples:
        gold = example.tree
        if gold is None:
            continue
        found = decoders.tree(read(example), example.sentences, NAMES)
        for at in range(len(example.words)):
            head = found.heads[at] + 1 == gold.heads[at]
            count["words"] += 1
            count["upos"] += found.upos[at] == gold.upos[at]
            count["uas"] += head
            count["las"] += head and found.labels[at].split(":")[0] == gold.labels[at].split(":")[0]
            count["las, subtypes"] += head and found.labels[at] == gold.labels[at]
    return {name: count[name] / max(1, count["words"]) for name in ("upos", "uas", "las", "las, subtypes")}


def attributions(examples: Iterable[Example], read: Read) -> dict[str, float]:
    """Exact F1 of the sources, cues and contents of all attributions (a span's words must all be right), and of the whole."""
    right, proposed, wanted = Counter[str](), Counter[str](), Counter[str]()
    for example in examples:
        found = decoders.attributions(read(example), NAMES)
        for part in ("source", "cue", "content"):
            ours = {link.roles[part] for link in found if link.roles[part]}
            gold = {tuple(sorted(link.roles[part])) for link in example.attributions or () if link.roles[part]}
            right[part] += len(ours & gold)
            proposed[part] += len(ours)
            wanted[part] += len(gold)
        whole = {tuple(link.roles[part] for part in ("source", "cue", "content")) for link in found}
        gold_whole = {
            tuple(tuple(sorted(link.roles[part])) for part in ("source", "cue", "content")) for link in example.attributions or ()
        }
        right["all"] += len(whole & gold_whole)
        proposed["all"] += len(whole)
        wanted["all"] += len(gold_whole)
    return {part: f1(right[part], proposed[part], wanted[part]) for part in ("source", "cue", "content", "all")}


def names(examples: Iterable[Example], read: Read, kinds: tuple[str, ...] = ("PERSON", "ORGANISATION", "PLACE")) -> dict[str, float]:
    """Exact span and type F1 over `kinds`. A gold span of several possible types is right if ours is one of them."""
    right, proposed, wanted = Counter[str](), Counter[str](), Counter[str]()
    for example in examples:
        gold = gold_spans(example)
        found = decoders.entities(read(example), example.sentences, NAMES)
        for _, _, possible in gold:
            first = next((kind for kind in kinds if kind in possible), None)
            if first:
                wanted[first] += 1
        for tag in found:
            span = next((s for s in gold if s[0] == tag.start and s[1] == tag.end), None)
            kind = tag.kind
            if span and kind in span[2]:
                kind = next((k for k in kinds if k in span[2]), kind)
                if kind in kinds:
                    right[kind] += 1
            elif any(example.entities is not None and example.entities[at] is None for at in range(tag.start, tag.end)):
                continue
            if kind in kinds:
                proposed[kind] += 1
    scores = {kind.lower(): f1(right[kind], proposed[kind], wanted[kind]) for kind in kinds}
    return {"all": f1(right.total(), proposed.total(), wanted.total()), **scores}


def gold_spans(example: Example) -> list[tuple[int, int, frozenset[str]]]:
    """(start, end, possible types) of the annotated names; a word that may be no name at all opens none."""
    found = []
    start, kinds = -1, frozenset[str]()
    for at, allowed in enumerate([*(example.entities or ()), None]):
        tags = allowed or frozenset()
        inside = start >= 0 and any(tag.startswith("I-") and tag[2:] in kinds for tag in tags) and "O" not in tags
        if start >= 0 and not inside:
            found.append((start, at, kinds))
            start = -1
        opening = frozenset(tag[2:] for tag in tags if tag.startswith("B-"))
        if opening and "O" not in tags:
            start, kinds = at, opening
    return found
