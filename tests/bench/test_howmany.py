"""How quantities are matched with those of a corpus that writes them its own way."""

from pathlib import Path

from bench.quality import howmany
from bench.quality.corpora import newsquant
from bench.quality.corpora.newsquant import Quantity


def test_vague_count_is_written_as_a_range() -> None:
    assert howmany.ours("Dozens of goats and a few sheep got out.") == [Quantity(12, 120, "=")]


def test_change_from_one_number_to_another_is_written_as_a_range() -> None:
    assert howmany.ours("Fares went from $4 to $6.") == [Quantity(4, 6, "=")]


def test_gold_is_found_once() -> None:
    gold = [Quantity(2, 2, "="), Quantity(2, 2, "~")]
    assert howmany.hits(gold, [Quantity(2, 2, "=")], howmany.same_value) == 1
    assert howmany.hits(gold, [Quantity(2, 2, ">")], howmany.same_change) == 0


def test_values_and_ranges_of_the_corpus_are_read(tmp_path: Path) -> None:
    path = tmp_path / "open.json"
    path.write_text('[{"text": "t", "quantities": [{"value": "3.0 - 4.0", "change": "="}, {"value": "-260", "change": "~"}]}]')
    (sentence,) = newsquant.read(path)
    assert sentence.quantities == (Quantity(3, 4, "="), Quantity(-260, -260, "~"))
