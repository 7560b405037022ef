"""Names that are alike are filed under one initial, so that only those need be compared."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.spelling import alike, initial

NAMES = st.text(string.ascii_letters + "'’-łéğ", min_size=1, max_size=12)


@given(NAMES, NAMES)
def test_alike_names_share_their_initial(one: str, other: str) -> None:
    assert not alike(one, other) or initial(one) == initial(other)


def test_sounds_written_in_two_ways_share_their_initial() -> None:
    assert initial("Haidai") == initial("Gaidai")
    assert initial("Qaddafi") == initial("Gaddafi")
    assert initial("Burhan") != initial("Dagalo")
