"""Outlets by name, alias and address; what is also an everyday word counts where a name is expected alone."""

from __future__ import annotations

import pytest

from onrecord.knowledge.outlets import outlet, outlets_in
from onrecord.knowledge.tables import rows

KINDS = {"agency", "broadcaster", "paper", "online", "monitor", "party"}


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("AP", "Associated Press"), ("the Guardian", "The Guardian"), ("CNN (Web News)", "CNN"), ("https://www.bbc.co.uk/news/x", "BBC"),
        ("edition.cnn.com", "CNN"), ("Radio Dabanga", "Radio Dabanga"), ("MENA", "MENA"), ("irrawaddy.com", "The Irrawaddy"),
        ("New York Times - News", "The New York Times"),
    ],
)  # fmt: skip
def test_outlet_is_known_by_names_and_addresses(given: str, name: str) -> None:
    found = outlet(given)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("given", ["", "Ministry of Defence", "https://sudan.example/camp", "example.com"])
def test_what_is_no_outlet_is_none(given: str) -> None:
    assert outlet(given) is None


def test_outlets_are_found_in_text_longest_name_first() -> None:
    text = "Interfax-Ukraine and Israel’s Channel 12 quoted Al Jazeera English, not RFE/RL."
    assert [(text[start:end], found.name) for start, end, found in outlets_in(text)] == [
        ("Interfax-Ukraine", "Interfax-Ukraine"), ("Israel’s Channel 12", "Channel 12"), ("Al Jazeera English", "Al Jazeera"),
        ("RFE/RL", "Radio Free Europe/Radio Liberty"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Wars in the MENA region", "Time is short in Petra", "reuters", "APACHE helicopters", "The Times are hard"]
)
def test_everyday_words_are_no_outlets_in_text(text: str) -> None:
    assert list(outlets_in(text)) == []


def test_table_names_each_outlet_once_and_covers_all_regions() -> None:
    names = [row["name"] for row in rows("outlets.tsv")]
    assert len(names) == len(set(names)) >= 200
    assert {row["kind"] for row in rows("outlets.tsv")} == KINDS
    assert {"UA", "RU", "SD", "ET", "MM", "YE", "SY", "PS", "IL", "CD", "ML", "BF", "NG", "AF", "CO", "HT"} <= {
        row["country"] for row in rows("outlets.tsv")
    }
