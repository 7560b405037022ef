"""Fits `knowledge/tables/place_weights.tsv`: how much each feature of a reading of a place name counts.

    python -m bench.quality.fit_where --data ../shared/corpora

Every second report of GeoWebNews, LGL (first half) and GeoVirus is read; `bench.quality.where` judges the others apart. A reading is right
if it lies within 161 km of where the corpus puts the name. The weights are those of a conditional logit (one of a name's readings is
meant), drawn towards the priors of the table, which are general knowledge: what the corpora do not show stays so.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.quality.corpora.toponyms import CORPORA, Located
from bench.quality.where import NEAR_KM, document
from onrecord.extract.places.extractor import marked, toponyms
from onrecord.knowledge import tables
from onrecord.knowledge.extents import distance_km
from onrecord.knowledge.tables import rows
from onrecord.language import analyse
from onrecord.resolve.place_context import NAMES, Context
from onrecord.resolve.place_features import features
from onrecord.resolve.places import names_of

Floats = NDArray[np.float64]
TABLE = "place_weights.tsv"
TABLES = Path(tables.__file__).parent / "tables"
_PULL = 3.0  # towards the priors, in names
KEPT = ("country's share", "usual", "renown", "people", "capital", "obscure", "as worded", "not as worded")
"""Not fitted: what reports of wars need, and local papers would unlearn."""
_STEPS, _PASSES, _RATE = 300, 4, 0.05


class Report:
    """The readings of one report: their features, which of them are right, and whose they are."""

    def __init__(self, located: Located, order: dict[str, int]) -> None:
        analysis = analyse(document(located))
        golds = {(gold.start, gold.end): gold for gold in located.toponyms}
        drafts = {(draft.span.start, draft.span.end): draft for draft in toponyms(analysis)}
        drafts |= {(draft.span.start, draft.span.end): draft for draft in marked(analysis, [span for span in golds if span not in drafts])}
        where = {drafts[span].name: gold for span, gold in golds.items()}
        names = names_of(analysis.document, list(drafts.values()))
        names = [name for name in names if name.readings]
        self.readings = [entry for name in names for entry in name.readings]
        self.context = Context(self.readings, [len(name.readings) for name in names]) if names else None
        found = [each for name in names for each in features(name.draft, name.readings, name.shares, name.holder)]
        self.alone = np.zeros((len(found), len(order)))
        for row, each in enumerate(found):
            for feature, value in each.items():
                self.alone[row, order[feature]] = value
        golden = [where.get(name.draft.name) for name in names for _ in name.readings]
        self.right = np.array(
            [g is not None and distance_km(r.lat, r.lon, g.lat, g.lon) <= NEAR_KM for r, g in zip(self.readings, golden, strict=True)], bool
        )
        self.starts = np.cumsum([0, *(len(name.readings) for name in names)])

    def joint(self, weights: Floats, order: dict[str, int]) -> Floats:
        """All features, those of the context by what the weights make of the names."""
        columns = [order[name] for name in NAMES]
        both = self.alone.copy()
        if self.context is not None:
            scores = self.alone @ weights
            for _ in range(3):
                both[:, columns] = self.context.support(scores)
                scores = both @ weights
        return both


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    data = parser.parse_args().data
    table = {row["feature"]: float(row["prior"]) for row in rows(TABLE)}
    order = {feature: number for number, feature in enumerate(table)}
    prior = np.array(list(table.values()))
    reports = [Report(one, order) for corpus in CORPORA for one in corpus.read(data)[::2] if one.text.strip()]
    weights = prior.copy()
    for _ in range(_PASSES):
        weights = fit(reports, weights, prior, order)
    lines = (TABLES / TABLE).read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith(("#", "feature\t"))]
    body = [f"{feature}\t{table[feature]:.1f}\t{weight:.2f}" for feature, weight in zip(order, weights, strict=True)]
    (TABLES / TABLE).write_text("\n".join([*head, *body]) + "\n", encoding="utf-8")


def fit(reports: list[Report], weights: Floats, prior: Floats, order: dict[str, int]) -> Floats:
    """Better weights, with the context as the given ones make it (Adam on the likelihood of the right readings)."""
    names = [
        (rows_[start:stop], report.right[start:stop])
        for report in reports
        if len(report.readings)
        for rows_ in [report.joint(weights, order)]
        for start, stop in zip(report.starts[:-1], report.starts[1:], strict=True)
        if report.right[start:stop].any() and not report.right[start:stop].all()
    ]
    whole = np.concatenate([each for each, _ in names])
    right = np.concatenate([each for _, each in names])
    starts = np.cumsum([0, *(len(each) for each, _ in names[:-1])])
    of = np.repeat(np.arange(len(names)), [len(each) for each, _ in names])
    free = np.array([feature not in KEPT for feature in order])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        scores = whole @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        given = odds / np.add.reduceat(odds, starts)[of]
        meant = np.where(right, odds, 0.0)
        wanted = meant / np.add.reduceat(meant, starts)[of]
        slope = free * ((wanted - given) @ whole - _PULL * (weights - prior)) / len(names)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights = weights + _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    hit = sum(bool(ok[int(np.argmax(each @ weights))]) for each, ok in names)
    print(f"{len(names)} names with readings right and wrong: {hit / len(names):.3f} right")
    return weights


if __name__ == "__main__":
    main()
