"""Signatures are the same in every process, on every platform and under every version of the library: these were written down once."""

from __future__ import annotations

import subprocess
import sys

from onrecord.fuse.stories import STORIES
from onrecord.fuse.stories.signature import bands, likeness, minhash, packed, shingles, unpacked
from tests.fuse.retold import WIRE
from tests.wars import report

WORDS = "at least 23 people were killed when shells hit the camp on friday".split()


def test_signature_is_the_one_that_was_written_down() -> None:
    assert minhash(shingles(WORDS), 8) == [36214, 16072, 10728, 31481, 63349, 18617, 63274, 35148]
    assert min(shingles(WORDS)) == 877505507


def test_signature_is_the_same_in_another_process() -> None:
    story = STORIES.items(report(WIRE), ())[0]
    code = (
        "from onrecord.fuse.stories import STORIES; from tests.fuse.retold import WIRE; from tests.wars import report;"
        "story = STORIES.items(report(WIRE), ())[0]; print(story.model_dump_json(), sorted(STORIES.keys(story).filed))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == f"{story.model_dump_json()} {sorted(STORIES.keys(story).filed)}\n"


def test_packing_loses_nothing() -> None:
    signature = minhash(shingles(WORDS))
    assert list(unpacked(packed(signature))) == signature


def test_likeness_estimates_the_share_of_triples_in_both() -> None:
    text = [f"word{number}" for number in range(400)]
    one, other = packed(minhash(shingles(text[:300]))), packed(minhash(shingles(text[100:])))
    assert abs(likeness(one, other) - 198 / 398) < 0.14
    assert likeness(one, one) == 1.0
    assert likeness(one, "") == 0.0


def test_bands_share_a_key_where_rows_agree() -> None:
    assert set(bands([1, 2, 3, 4], 2, "x")) & set(bands([1, 2, 3, 5], 2, "x")) == {"x0:1.2"}
    assert set(bands([1, 2], 2, "x")) & set(bands([1, 2], 2, "y")) == set()
