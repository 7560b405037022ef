"""The benchmark of the model's heads, on a toy corpus and an encoder that says what it is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from bench.quality.heads import TASKS, Task, attributions, document, runs, without_doubt
from training.example import Example

from onrecord.language.decoders import Linked, Tree
from onrecord.language.encoder import LONGEST, Encoder
from onrecord.language.quotes import Quote
from onrecord.language.reading import Reading
from onrecord.language.sentences import Sentence
from onrecord.language.words import split_words


def test_runs_are_cut_as_the_run_time_cuts_documents() -> None:
    sentences = tuple(number for number in range(12) for _ in range(30))
    example = Example("toy", ("word",) * 360, sentences, (False,) * 360)
    lengths = [len(run.words) for run in runs([example])]
    assert max(lengths) <= LONGEST
    assert sum(lengths) == 360


def test_of_a_word_that_may_be_a_name_or_none_nothing_is_said() -> None:
    labels = (frozenset({"O", "B-PLACE"}), frozenset({"B-PLACE"}), frozenset({"O"}), frozenset({"B-PLACE", "B-FACILITY"}), None)
    example = Example("toy", ("Chad",) * 5, (0,) * 5, (False,) * 5, entities=labels)
    assert without_doubt(example).entities == (None, *labels[1:])


def test_a_task_lists_its_files_and_says_which_are_missing(tmp_path: Path) -> None:
    task = Task("toy", ("toy/*.txt", "toy/*.ann"), lambda corpora, encoder: {})
    (tmp_path / "toy").mkdir()
    (tmp_path / "toy" / "one.txt").touch()
    with pytest.raises(FileNotFoundError, match=r"toy/\*\.ann"):
        task.paths(tmp_path)
    (tmp_path / "toy" / "one.ann").touch()
    assert [path.name for path in task.paths(tmp_path)] == ["one.txt", "one.ann"]


def test_tasks_have_names_of_their_own() -> None:
    assert len({task.name for task in TASKS}) == len(TASKS)


def test_a_text_becomes_a_report_with_every_character_in_place() -> None:
    text = "Shelling was reported near Al-Fashir.\r\nNobody claimed it."
    assert document(text).text == text


class Said:
    """An encoder that finds in every text the attributions it was given."""

    def __init__(self, *links: Linked) -> None:
        self.links = links

    def read(self, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> Reading:
        words = tuple(word for sentence in sentences for word in split_words(sentence.tokens))
        return Reading(words, tuple(0 for _ in words), Tree((), (), ()), (), self.links, ())


TEXT = "The mayor said roads were cut. Power failed."
ANNOTATION = "T1\tSource 0 9\nT2\tCue 10 14\nT3\tContent 15 29;31 43\nE1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"


@pytest.mark.parametrize(
    ("content", "scores"),
    [
        ((3, 4, 5, 7, 8), {"source": 1, "cue": 1, "content": 1, "all three": 1}),
        ((3, 4, 5), {"source": 1, "cue": 1, "content": 0, "all three": 0}),
    ],
    ids=["all of it", "cut at the border of a run"],
)
def test_a_content_counts_if_all_of_it_is_found_wherever_it_stands(
    content: tuple[int, ...], scores: dict[str, float], tmp_path: Path
) -> None:
    for part, name, told in (("text", "toy.txt", TEXT), ("attributions", "toy_one.ann", ANNOTATION)):
        (tmp_path / "polnear" / "dev" / part).mkdir(parents=True)
        (tmp_path / "polnear" / "dev" / part / name).write_text(told)
    link = Linked("attribution", 2, 0.9, {"source": (0, 1), "cue": (2,), "content": content})
    assert attributions(tmp_path, cast(Encoder, Said(link))) == scores
