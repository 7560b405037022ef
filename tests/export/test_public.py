"""A private name is sought in everything that `--public` writes, in every format."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from onrecord.case import Case
from onrecord.errors import UsageError
from onrecord.export import EXPORTS, FORMATS, export
from onrecord.export.persons import is_public, persons
from onrecord.export.veil import LEAST_KM, WITHHELD, PublicVeil
from onrecord.exporting import take
from onrecord.fuse import Record
from onrecord.model import Entity, Fact
from tests.extras import at_hand, each
from tests.wars import entity, event, figure, place, report, statement

TEXT = (
    "Shells hit Vilne on Friday, killing 3 people, Governor Petro Lysenko said. Olena Hrytsenko, a teacher, died with her son Danylo. "
    "“They were asleep,” said neighbour Mykhailo Hrytsenko. Hrytsenko's house burned down. HRYTSENKO FAMILY MOURNED. "
    "Witness Oksana Bondar told of two more. Lysenko called it a crime."
)
TITLE = "Olena Hrytsenko and 2 others killed in Vilne"
URL = "https://news.example/2024/olena-hrytsenko-killed-in-vilne"
PRIVATE = ("Hrytsenko", "Olena", "Danylo", "Mykhailo", "hrytsenko", "HRYTSENKO", "Oksana", "Bondar")


@cache
def record() -> Record:
    document = report(TEXT, url=URL, title=TITLE, day="2024-03-02")
    vilne = place(
        document, "Vilne", lat=48.123456, lon=37.654321, country="UA", place_kind="city", precision="city", radius_km=1.0, geonames=7
    )
    said = statement(document, "killing 3 people", speaker="Petro Lysenko")
    asleep = statement(document, "They were asleep", speaker="Mykhailo Hrytsenko")
    hit = event(
        document, "Shells hit", against=["Olena Hrytsenko", "Danylo"], at=[vilne], first="2024-03-01", last="2024-03-01",
        attributed_to=(said.id,), mode="heavy-weapons",
    )  # fmt: skip
    facts: list[Fact] = [
        vilne, said, asleep, hit,
        figure(document, "3 people", 3, speaker_name="Petro Lysenko", event=hit.id, scope="incident", as_of="2024-03-01"),
        entity(document, "Governor Petro Lysenko", canonical="Petro Lysenko", type="person", role="governor"),
        entity(document, "Olena Hrytsenko", canonical="Olena Hrytsenko", type="person", role="teacher"),
        entity(document, "Danylo", canonical="Danylo Hrytsenko", type="person"),
        entity(document, "neighbour Mykhailo Hrytsenko", canonical="Mykhailo Hrytsenko", type="person", role="neighbour"),
    ]  # fmt: skip
    return Record.of([(document, facts)])


def written(format: str, kind: str | None = None) -> str:
    return "".join(export(record(), format=format, kind=kind, public=True))


def everything() -> list[tuple[str, str | None]]:
    return [(name, kind) for name in at_hand(EXPORTS) for kind in (None, *EXPORTS[name].kinds)]


@pytest.mark.parametrize(("format", "kind"), everything(), ids=str)
def test_no_private_name_is_in_a_public_export(format: str, kind: str | None) -> None:
    text = written(format, kind)
    assert [name for name in PRIVATE if name in text] == []


@pytest.mark.parametrize(("format", "kind"), everything(), ids=str)
def test_private_names_are_there_without_public(format: str, kind: str | None) -> None:
    """The test above would mean nothing if the names never came out."""
    if kind in (None, "events", "statements", "documents"):
        assert any(name in "".join(export(record(), format=format, kind=kind)) for name in PRIVATE)


def test_no_private_name_is_in_public_parquet(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    wanted = take_public(tmp_path, "parquet", "events")
    assert [name for name in PRIVATE if name in str(pq.read_table(io.BytesIO(wanted)).to_pylist())] == []


def take_public(tmp_path: Path, format: str, kind: str | None) -> bytes:
    with Case(tmp_path / "case.db") as case:
        case.store.add(Read(record()), signature="test")
        return b"".join(take(case, format=format, kind=kind, public=True).pieces())


class Read:
    """A record of one report, as a store takes it."""

    rejected = ()

    def __init__(self, made: Record) -> None:
        from onrecord.model import Facts

        (self.document,) = made.documents.values()
        self.facts = Facts().plus(made.facts.values())


@pytest.mark.parametrize("format", each(name for name, format in FORMATS.items() if name != "atom" and not format.whole_case))
def test_no_private_name_is_in_what_is_taken_of_a_case(tmp_path: Path, format: str) -> None:
    text = take_public(tmp_path, format, None)
    if format != "parquet":
        assert [name for name in PRIVATE if name.encode() in text] == []


def test_officials_keep_their_names_and_sentences_say_where_one_is_withheld() -> None:
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    said = next(line for line in lines if line["kind"] == "statement" and line["speaker_name"] == "Petro Lysenko")
    assert "Petro Lysenko said" in said["evidence"][0]["text"]
    hit = next(line for line in lines if line["kind"] == "event")
    assert {target["name"] for target in hit["targets"]} == {WITHHELD}
    document = next(line for line in lines if line["kind"] == "document")
    assert (document["text"], document["title"], document["url"]) == (
        "",
        f"{WITHHELD} and 2 others killed in Vilne",
        "https://news.example/",
    )
    assert [line["canonical"] for line in lines if line["kind"] == "entity"] == ["Petro Lysenko"]


COORDINATES = ("48.123456", "37.654321", "48.1234", "37.6543")


@pytest.mark.parametrize(("format", "kind"), everything(), ids=str)
def test_no_exact_place_is_in_a_public_export(format: str, kind: str | None) -> None:
    text = written(format, kind)
    assert [number for number in COORDINATES if number in text] == []
    assert '"geonames":7' not in text


def test_places_are_rounded_and_the_radius_grows() -> None:
    (feature,) = json.loads(written("geojson", "incidents"))["features"]
    assert feature["geometry"]["coordinates"] == [37.7, 48.1]
    assert feature["properties"]["radius_m"] >= 1000 * LEAST_KM
    assert PublicVeil().spot(48.123456, 37.654321, 30.0) == (48.1, 37.7, 37.9)
    assert PublicVeil().spot(None, None, None) == (None, None, None)


@pytest.mark.parametrize(
    ("known", "speaks", "expected"),
    [
        ({"role": "governor"}, False, True),
        ({"role": "army spokesman"}, False, True),
        ({"role": "colonel"}, True, True),
        ({"role": "colonel"}, False, False),
        ({"role": "teacher"}, True, False),
        ({"role": "resident", "affiliation": "Ukraine"}, True, False),
        ({"role": None}, True, False),
    ],
)
def test_person_is_public_by_an_office_or_by_speaking_with_a_rank(known: dict[str, Any], speaks: bool, expected: bool) -> None:
    made = Entity(document="d", text="Iryna Koval", start=0, end=11, canonical="Iryna Koval", type="person", **known)
    assert is_public(made, speaks=speaks) is expected


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Olena Hrytsenko died.", f"{WITHHELD} died."),
        ("Mrs. Hrytsenko’s house", f"Mrs. {WITHHELD}’s house"),
        ("Olena V. Hrytsenko", WITHHELD),
        ("Governor Petro Lysenko and Lysenko", "Governor Petro Lysenko and Lysenko"),
        ("a witness, Oksana Bondar, said", f"a witness, {WITHHELD}, said"),
        ("The army shelled Vilne in March.", "The army shelled Vilne in March."),
        ("d0cdea991542faa68", "d0cdea991542faa68"),
    ],
)
def test_name_is_withheld_wherever_it_stands(words: str, shown: str) -> None:
    made = record()
    assert PublicVeil(persons(made.entities(), made.statements(), made.places())).text(words) == shown


def test_bundle_and_feed_are_never_public(tmp_path: Path) -> None:
    for format in ("bundle", "atom"):
        (tmp_path / format).mkdir()
        with pytest.raises(UsageError, match=r"whole case|what is new"):
            take_public(tmp_path / format, format, None)


@pytest.mark.parametrize(("url", "shown"), [
    ("https://news.example/1?victim=Olena-Someone", "https://news.example/"),
    ("https://news.example/dead/olena-danylo", "https://news.example/"),
    ("https://news.example/%4Flena%20Someone", "https://news.example/"),
    ("https://news.example/a#Olena-Someone", "https://news.example/"),
    ("https://news.example/2024/petro-lysenko-says", "https://news.example/2024/petro-lysenko-says"),
    ("https://news.example/world/vilne-shelled-again", "https://news.example/world/vilne-shelled-again"),
])  # fmt: skip
def test_address_that_may_spell_a_name_nobody_is_known_by_is_cut_to_its_host(url: str, shown: str) -> None:
    public = [entity(report(TEXT), "Governor Petro Lysenko", canonical="Petro Lysenko", type="person", role="governor")]
    assert PublicVeil(persons(public, (), ())).text(url) == shown


@pytest.mark.parametrize(("words", "shown"), [
    ("hit at 48.12345, 37.65432 at noon", "hit at [position withheld] at noon"),
    ("hit at 48.12345° N, 37.65432° E.", "hit at [position withheld]."),
    ("hit at 48°07′24″N 37°39′15″E today", "hit at [position withheld] today"),
    ("rose by 1.5, 2.25 and 3 points", "rose by 1.5, 2.25 and 3 points"),
    ("https://maps.example/@48.12345,37.65432,15z", "https://maps.example/"),
])  # fmt: skip
def test_positions_that_a_report_writes_out_are_withheld(words: str, shown: str) -> None:
    assert PublicVeil().text(words) == shown
