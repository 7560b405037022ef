from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.store import open_store
from onrecord.store.query import Branch, Query, parse
from tests.store.reports import readings


@pytest.mark.parametrize(
    ("typed", "branches"),
    [
        ("shelling Nyala", [(("shelling", "Nyala"), ())]),
        ('"prisoner exchange" Taiz', [(("prisoner exchange", "Taiz"), ())]),
        ("ceasefire OR truce -talks", [(("ceasefire",), ()), (("truce",), ("talks",))]),
        ('mine -"land mine"', [(("mine",), ("land mine",))]),
        ("evac*", [(("evac*",), ())]),
        ("U.N. well-known", [(("U N", "well known"), ())]),
        ('"left open', [(("left open",), ())]),
        ("or OR", [(("or",), ())]),
        ("-only", []),
        ("*** -- ''", []),
        ("", []),
    ],
)
def test_query_reads_what_is_typed(typed: str, branches: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    assert parse(typed) == Query(tuple(Branch(*branch) for branch in branches))


def test_query_has_a_limit() -> None:
    with pytest.raises(UsageError, match="at most 64"):
        parse("a " * 65)


HOSTILE = st.lists(
    st.sampled_from(
        [
            "a",
            "NOT",
            "AND",
            "OR",
            "NEAR(",
            ")",
            '"',
            "*",
            "-",
            "^",
            ":",
            "title:",
            "{",
            "}",
            "+",
            "'",
            "\x00",
            "\ud800",
            ";",
            "--",
            "é",
            " ",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(query=st.one_of(HOSTILE, st.text(max_size=60)))
def test_search_takes_any_text_as_data(query: str, case: Path) -> None:
    with open_store(case) as store:
        store.search(query, limit=3)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("query") / "case.db"
    with open_store(path, create=True) as store:
        for one in readings():
            store.add(one, signature="toy@1")
    return path
