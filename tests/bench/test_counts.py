"""The bench of counts across reports: its table, and that it can fail."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.quality.counts import LABELS, Pair, Told, answer, pairs

POLICE = Told("Police said 12 people were killed in an air strike in Kharkiv on Friday.", "2024-05-11", "North Wire", "killed=12")


def pair(second: Told, relation: str = "revision", first: Told = POLICE) -> Pair:
    return Pair("x", "seen", "Ukraine", relation, (first, second))


def test_table_holds_fifteen_pairs_of_each_relation_half_of_them_never_looked_at() -> None:
    found = pairs()
    assert Counter(pair.relation for pair in found) == dict.fromkeys(LABELS, 15)
    assert Counter(pair.half for pair in found) == {"seen": 30, "blind": 30}
    assert len({pair.war for pair in found}) >= 8


def test_later_count_of_one_speaker_is_answered_as_a_revision() -> None:
    later = Told("Fourteen people were killed in Friday's air strike in Kharkiv, police said.", "2024-05-12", "South Wire", "killed=14")
    assert answer(pair(later)).right
    assert not answer(pair(later, "contradicts")).right


def test_figure_that_is_not_read_counts_as_wrong() -> None:
    other = Told("It rained in Kharkiv on Friday.", "2024-05-12", "South Wire", "killed=14")
    assert answer(pair(other)).said == "unread"


def test_table_of_other_pairs_is_read(tmp_path: Path) -> None:
    table = tmp_path / "pairs.tsv"
    head = "id half war relation published_a outlet_a figure_a text_a published_b outlet_b figure_b text_b".split()
    row = ["a", "seen", "Yemen", "same", "2020-01-02", "A", "killed=2", "Two died.", "2020-01-03", "B", "killed=2", 'They said "two".']
    table.write_text("# source: here\n" + "\t".join(head) + "\n" + "\t".join(row) + "\n", encoding="utf-8")
    assert pairs(table) == [
        Pair(
            "a",
            "seen",
            "Yemen",
            "same",
            (Told("Two died.", "2020-01-02", "A", "killed=2"), Told('They said "two".', "2020-01-03", "B", "killed=2")),
        )
    ]
