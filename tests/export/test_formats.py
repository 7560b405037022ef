"""Each format over what the whole line reads, as its users open it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from onrecord.case import Case
from onrecord.errors import UsageError
from onrecord.export import EXPORTS, FORMATS, export
from onrecord.export import hxl as hxl_format
from onrecord.export.marks import AROUND
from onrecord.exporting import take
from onrecord.fuse import Record
from onrecord.model import Fact
from onrecord.model.filter import Filter
from tests.across import record as read_record
from tests.export.reports import REPORTS, read, things
from tests.extras import at_hand
from tests.wars import entity, event, figure, place, report


def test_annotations_are_found_again_in_their_text() -> None:
    page = json.loads("".join(export(read(), format="annotations")))
    texts = {document.url: document.text for document in read().documents.values()}
    targets = [target for item in page["items"] for target in item["target"]]
    assert len(targets) > 8
    for target in targets:
        text, (quote, position) = texts[target["source"]], target["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert anchored(f"A line set above by the site.\n\n{text}", quote) == position["start"] + len("A line set above by the site.\n\n")


def anchored(text: str, quote: dict[str, str]) -> int:
    """Where a TextQuoteSelector leads in a text that has shifted."""
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text.count(whole) == 1
    return text.index(whole) + len(quote["prefix"])


def test_annotations_count_code_points() -> None:
    document = report("😀😀 The army said 5 people died. 😀")
    dead: list[Fact] = [figure(document, "5 people", 5)]
    (item,) = json.loads("".join(export(Record.of([(document, dead)]), format="annotations")))["items"]
    quote, position = item["target"][0]["selector"]
    assert (position["start"], position["end"]) == (17, 25)
    assert len(quote["prefix"]) <= AROUND
    assert quote["prefix"].startswith("😀😀")


def test_claims_are_claims_of_reports_and_never_reviews() -> None:
    text = "".join(export(read(), format="claims"))
    graph = json.loads(text)["@graph"]
    assert "ClaimReview" not in text
    articles = {thing["@id"] for thing in graph if thing["@type"] == "NewsArticle"}
    said = [thing for thing in graph if thing["@type"] == "Claim"]
    assert said
    assert {claim["appearance"]["@id"] for claim in said} <= articles
    assert "Ivan Fedorov" in {claim["author"]["name"] for claim in said if "author" in claim}


def test_hxl_has_its_tags_in_the_second_row() -> None:
    header, tags, *lines = csv.reader(io.StringIO("".join(export(read(), format="hxl")), newline=""))
    assert dict(zip(header, tags, strict=True)) == hxl_format.TAGS
    assert all(tag.startswith("#") for tag in tags)
    orikhiv = next(line for line in lines if "Orikhiv" in line[header.index("place")] and line[header.index("killed")])
    assert [orikhiv[header.index(name)] for name in ("killed", "killed_low", "killed_high")] == ["4", "4", "6"]


def test_ftm_entities_are_the_librarys_and_point_at_each_other() -> None:
    followthemoney = pytest.importorskip("followthemoney", exc_type=ImportError)
    found = {thing["id"]: thing for thing in things("ftm")}
    assert {"Article", "Event", "Mention", "Organization"} <= {thing["schema"] for thing in found.values()}
    for thing in found.values():
        assert next(iter(thing)) == "id"
        proxy = followthemoney.model.get_proxy(thing, cleaned=False)
        assert proxy.to_dict()["properties"].keys() == thing["properties"].keys()
        for name in ("document", "resolved", "involved", "proof"):
            assert set(thing["properties"].get(name, ())) <= found.keys()


def test_filter_selects_what_is_written_and_what_it_needs(tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case:
        case.add(*(one.document for one in REPORTS))
        whole = taken(case)
        denied = taken(case, stance="denies")
        kinds = [json.loads(line)["kind"] for line in denied]
        assert set(denied) < set(whole) | {line for line in denied if '"kind":"document"' in line}
        assert kinds.count("document") == 1
        ids = {json.loads(line).get("id") for line in denied}
        (said,) = (line for line in map(json.loads, denied) if line["kind"] == "statement" and line["stance"] == "denies")
        assert set(said["about"]) <= ids
        assert [row["stance"] for row in csv.DictReader(io.StringIO("\n".join(taken(case, "csv", "statements", stance="denies"))))] == [
            "denies"
        ]
        places = list(csv.DictReader(io.StringIO("\n".join(taken(case, "csv", "places", place="Feodosia")))))
        assert {row["canonical"] for row in places} == {"Feodosia"}


def taken(case: Case, format: str = "jsonl", kind: str | None = None, **asked: str) -> list[str]:
    return b"".join(take(case, Filter.of(**asked), format=format, kind=kind).pieces()).decode().splitlines()


def test_case_taken_in_parts_is_the_same_as_taken_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case(tmp_path / "case.db") as case:
        case.add(*(one.document for one in REPORTS))
        names = at_hand(name for name, format in FORMATS.items() if name != "atom" and not format.whole_case)
        kinds = [(name, kind) for name in names for kind in (None, *FORMATS[name].kinds)]
        whole = {(name, kind): b"".join(take(case, format=name, kind=kind).pieces()) for name, kind in kinds}
        monkeypatch.setattr("onrecord.exporting.REPORTS_AT_ONCE", 1)
        parts = {(name, kind): b"".join(take(case, format=name, kind=kind).pieces()) for name, kind in kinds}
    assert [made for made in kinds if whole[made] != parts[made]] == []


HOSTILE = ("=1+1", "+1", "-cmd", "@sum", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", '=HYPERLINK("http://192.0.2.1")')


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("format", ["csv", "acled", "ucdp", "hxl"])
def test_no_table_carries_a_formula(words: str, format: str) -> None:
    document = report(f"{words} hit Vilne and killed 5 people.", title=words, day="2024-03-02", url=words)
    vilne = place(document, "Vilne", canonical=words, lat=48.1, lon=37.6, country="UA", place_kind="city", radius_km=2.0)
    hit = event(
        document, "hit", by=[f"{words} Forces"], against=[f"{words} Army"], at=[vilne], first="2024-03-01", last="2024-03-01", mode="drone",
    )  # fmt: skip
    dead = figure(document, "5 people", 5, speaker_name=words, party=words, event=hit.id, scope="incident")
    facts: list[Fact] = [vilne, hit, dead, entity(document, "people", canonical=words)]
    made = Record.of([(document, facts)])
    for kind in FORMATS[format].kinds or (None,):
        lines = list(csv.reader(io.StringIO("".join(export(made, format=format, kind=kind)), newline="")))
        cells = [cell for line in lines[1:] for cell in line]
        assert cells or kind in ("judgements", "relations", "statements", "times")
        assert [cell for cell in cells if cell[:1] in tuple("=+-@＝＋－＠\t\r\n") and not number(cell)] == []


def number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_feed_is_taken_as_the_others_are(tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case:
        case.add(*(one.document for one in REPORTS))
        feed = b"".join(take(case, Filter.of(kind="figure"), format="atom").pieces())
    assert ElementTree.fromstring(feed).tag == "{http://www.w3.org/2005/Atom}feed"


def test_bundle_cannot_be_narrowed(tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case, pytest.raises(UsageError, match="whole case"):
        take(case, Filter.of(place="Orikhiv"), format="bundle")


def test_every_text_format_is_the_same_whatever_the_order_of_reports() -> None:
    other = read_record(reversed(REPORTS))
    assert [name for name in at_hand(EXPORTS) if "".join(export(other, format=name)) != "".join(export(read(), format=name))] == []
