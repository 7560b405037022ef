"""What each head of the model scores on open dev data, by the decoders of the run time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
from training.corpora import crossner, event_location, gum, polnear, re3d, uner, wikievents, wnut
from training.example import NONE, Example
from training.text import covered, segments, words_of

from onrecord.language import analyse, decoders
from onrecord.language.encoder import LONGEST, Encoder
from onrecord.model import Document, document_id, text_sha256
from training import evaluate

TRAINED_ON = "trained on"
"""Marks scores on data that the model has learnt: they tell what 8 bits cost, not how well it reads."""
KINDS = ("person", "organisation", "place")
_EVERY = 10  # of event_location's texts


@dataclass(frozen=True)
class Task:
    """One corpus. `files`: what of the corpora is read, as globs; `scores` gives each measure of the task its value between 0 and 1."""

    name: str
    files: tuple[str, ...]
    scores: Callable[[Path, Encoder], dict[str, float]]

    def paths(self, corpora: Path) -> list[Path]:
        """The files that it needs. Raises FileNotFoundError if one kind is missing."""
        found = [sorted(corpora.glob(pattern)) for pattern in self.files]
        for pattern, paths in zip(self.files, found, strict=True):
            if not paths:
                raise FileNotFoundError(f"{self.name} needs {pattern}")
        return [path for paths in found for path in paths]


def reader(encoder: Encoder) -> evaluate.Read:
    """What the encoder says of a run of words."""
    return lambda example: encoder.outputs(example.words, example.sentences, example.quoted)


def runs(examples: Iterable[Example]) -> Iterator[Example]:
    """The examples, cut between sentences as the run time cuts documents."""
    for example in examples:
        yield from segments(example, LONGEST)


def document(text: str) -> Document:
    """A text as a report without metadata."""
    return Document(id=document_id(text), sha256=text_sha256(text), text=text)


def attributions(corpora: Path, encoder: Encoder) -> dict[str, float]:
    """Exact F1 of sources, cues and contents of whole documents, and of attributions with all three right.

    A span is the set of its words, wherever in the document they stand: where a run's border cuts one, it is missed. Contents without
    a cue (a quotation alone), which the model does not look for, are missed too.
    """
    parts = ("source", "cue", "content")
    right, proposed, wanted = Counter[str](), Counter[str](), Counter[str]()
    for _, text, annotated in polnear.documents(corpora, "dev"):
        analysis = analyse(document(text))
        reading = encoder.read(analysis.sentences, analysis.quotes)
        words = words_of(text)
        if [word.start for word in words] != [word.start for word in reading.words]:
            raise AssertionError("training and run time disagree on the words of a text")
        gold = {
            tuple(
                tuple(sorted(frozenset[int]().union(*(covered(words, *span) for span in attribution.spans[part.title()]))))
                for part in parts
            )
            for attribution in annotated
        }
        found = {tuple(link.roles[part] for part in parts) for link in reading.attributions}
        for number, part in enumerate(parts):
            theirs, ours = ({spans[number] for spans in every if spans[number]} for every in (gold, found))
            right[part] += len(ours & theirs)
            proposed[part] += len(ours)
            wanted[part] += len(theirs)
        right["all three"] += len(found & gold)
        proposed["all three"] += len(found)
        wanted["all three"] += len(gold)
    return {part: evaluate.f1(right[part], proposed[part], wanted[part]) for part in (*parts, "all three")}


def trees(corpora: Path, encoder: Encoder) -> dict[str, float]:
    """UPOS, UAS and LAS over all words, punctuation too, given words and sentences: of all genres, of those trained on, and of each."""
    genres: dict[str, list[Example]] = {}
    for path in sorted((corpora / "gum" / "dev").glob("*.conllu")):
        genres.setdefault(path.stem.split("_")[1], []).append(gum.read(path))
    found = {genre: evaluate.trees(runs(examples), reader(encoder)) for genre, examples in genres.items()}
    sizes = {genre: sum(len(example.words) for example in examples) for genre, examples in genres.items()}
    parts = {"": tuple(genres), "six genres ": tuple(gum.FREE_GENRES)} | {f"{genre} ": (genre,) for genre in genres}
    return {
        f"{part}{short.upper()}": sum(found[genre][short] * sizes[genre] for genre in names) / sum(sizes[genre] for genre in names)
        for part, names in parts.items()
        for short in ("upos", "uas", "las")
    }


def names(examples: Callable[[Path], Iterable[Example]]) -> Callable[[Path, Encoder], dict[str, float]]:
    """Exact span and type F1 of persons, organisations and places, together and each.

    Once more together where a name within what the corpus takes for something else ("the United Kingdom" in an election's name) is neither
    right nor wrong.
    """

    def scores(corpora: Path, encoder: Encoder) -> dict[str, float]:
        found = evaluate.names(runs(examples(corpora)), reader(encoder))
        settled = evaluate.names(runs(map(without_doubt, examples(corpora))), reader(encoder))
        return {"names": found["all"], **{f"{kind}s": found[kind] for kind in KINDS}, "names, nested ones aside": settled["all"]}

    return scores


def without_doubt(example: Example) -> Example:
    """The example, nothing said of words that may be a name or none."""
    known = [None if allowed and NONE in allowed and len(allowed) > 1 else allowed for allowed in example.entities or ()]
    return replace(example, entities=tuple(known))


def event_places(corpora: Path, encoder: Encoder) -> dict[str, float]:
    """Precision and recall, by word, of the place where a verb's event happened, given the verb, on a tenth of the texts."""
    right = proposed = wanted = 0
    place = encoder.labels.roles.index("place")
    other = [n for n in range(len(encoder.labels.roles)) if n != place]
    for example in runs(islice(event_location.examples(corpora), None, None, _EVERY)):
        outputs = encoder.outputs(example.words, example.sentences, example.quoted)
        links = outputs.links.copy()
        links[:, :, other] = -1.0
        for link in example.arguments or ():
            forced = np.zeros_like(outputs.events)
            forced[:, 0] = 100.0
            forced[link.anchor, 1] = 200.0
            (event,) = decoders.events(replace(outputs, events=forced, links=links), encoder.labels)
            ours = frozenset(event.roles.get("place", ()))
            right += len(ours & link.roles["place"])
            proposed += len(ours)
            wanted += len(link.roles["place"])
    return {"precision": right / max(1, proposed), "recall": right / max(1, wanted)}


def triggers(corpora: Path, encoder: Encoder) -> dict[str, float]:
    """F1 of the words that trigger an event of the right type, among the words that the annotation speaks of."""
    right = proposed = wanted = 0
    for example in runs(wikievents.examples(corpora)):
        found = {event.anchor: event.kind for event in decoders.events(reader(encoder)(example), encoder.labels)}
        for at, allowed in enumerate(example.events or ()):
            if allowed is None:
                continue
            kind = found.get(at, NONE)
            right += kind != NONE and kind in allowed
            proposed += kind != NONE
            wanted += NONE not in allowed
    return {"trigger": evaluate.f1(right, proposed, wanted)}


TASKS = (
    Task("PolNeAR dev", ("polnear/dev/attributions/*.ann", "polnear/dev/text/*.txt"), attributions),
    Task("GUM dev", ("gum/dev/*.conllu",), trees),
    Task("CrossNER politics dev", (f"{crossner.FOLDER}/dev.txt",), names(lambda corpora: crossner.examples(corpora, "dev"))),
    Task("UNER-EWT dev", (str(uner.FILE),), names(uner.examples)),
    Task("re3d open", (f"{re3d.SCORED}/*/documents.json", f"{re3d.SCORED}/*/entities.json"), names(lambda c: re3d.examples(c, "open"))),
    Task("WNUT-17 dev", (str(wnut.FILES["dev"]),), names(lambda corpora: wnut.examples(corpora, "dev"))),
    Task(f"event_location ({TRAINED_ON})", ("event_location/open.jsonl.gz",), event_places),
    Task(f"WikiEvents ({TRAINED_ON})", ("wikievents/dev.jsonl",), triggers),
)
