"""A made-up dump: the villages, ids and rivers in it do not exist."""

import zipfile
from pathlib import Path

import pytest

from onrecord.errors import EncodingError, MalformedInput, NotFound
from onrecord.knowledge import geonames
from onrecord.knowledge.gazetteer import find, find_like

VILLAGE = "900000001\tVelyka Zorivka\tVelyka Zorivka\tBol'shaya Zorevka,Велика Зорівка\t" + (
    "49.5\t36.5\tP\tPPL\tUA\t\t07\t\t\t\t212\t\t120\tEurope/Kyiv\t2020-01-01"
)
RIVER = "900000002\tZorynka\tZorynka\t\t49.6\t36.4\tH\tSTM\tUA\t\t07\t\t\t\t0\t\t90\tEurope/Kyiv\t2020-01-01"
FARM = "900000003\tKhutir\tKhutir\t\t49.6\t36.4\tS\tFRM\tUA\t\t07\t\t\t\t0\t\t90\tEurope/Kyiv\t2020-01-01"


def _dump(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_village_of_a_dump_is_found(own_gazetteer: Path, tmp_path: Path) -> None:
    added = geonames.add_dump(_dump(tmp_path / "UA.txt", VILLAGE, RIVER, FARM))
    assert (added.places, added.skipped, added.already) == (2, 0, False)
    best = find("Velyka Zorivka")[0]
    assert (best.kind, best.geonames, best.admin1, best.population) == ("city", 900000001, "07", 212)
    assert find("Zorynka")[0].kind == "river"
    assert find_like("Velika Zorivka")[0].canonical == "Velyka Zorivka"
    assert (own_gazetteer / "gazetteer.sqlite").exists()


def test_same_dump_twice_changes_nothing(own_gazetteer: Path, tmp_path: Path) -> None:
    dump = _dump(tmp_path / "UA.txt", VILLAGE)
    first, second = geonames.add_dump(dump), geonames.add_dump(dump)
    assert (first.already, second.already) == (False, True)
    assert len(geonames.list_sources()) == 1 and len(find("Velyka Zorivka")) == 1


def test_newer_dump_replaces_the_places_it_names_again(own_gazetteer: Path, tmp_path: Path) -> None:
    geonames.add_dump(_dump(tmp_path / "UA.txt", VILLAGE))
    geonames.add_dump(_dump(tmp_path / "UA-new.txt", VILLAGE.replace("Velyka Zorivka", "Mala Zorivka")))
    assert find("Velyka Zorivka") == () and find("Mala Zorivka")[0].geonames == 900000001
    assert [source.file for source in geonames.list_sources()] == ["UA-new.txt", "UA.txt"]


def test_dump_in_a_zip_is_read(own_gazetteer: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "UA.zip", "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("UA.txt", VILLAGE + "\n")
    assert geonames.add_dump(tmp_path / "UA.zip").places == 1


def test_malformed_rows_are_told_with_their_lines(own_gazetteer: Path, tmp_path: Path) -> None:
    far = VILLAGE.replace("49.5", "149.5").replace("900000001", "900000009")
    added = geonames.add_dump(_dump(tmp_path / "UA.txt", "only\tthree\tcolumns", VILLAGE, far, RIVER.replace("49.6", "north")))
    assert (added.places, added.skipped) == (1, 3)
    assert added.faults[0] == "line 1: 3 columns instead of 19"
    assert added.faults[1].startswith("line 3: coordinates 149.5") and added.faults[2].startswith("line 4:")


def test_file_that_is_no_dump_is_refused_and_leaves_the_index(own_gazetteer: Path, tmp_path: Path) -> None:
    geonames.add_dump(_dump(tmp_path / "UA.txt", VILLAGE))
    with pytest.raises(MalformedInput, match="no place of a GeoNames dump"):
        geonames.add_dump(_dump(tmp_path / "letter.txt", "Dear editor,"))
    (tmp_path / "torn.zip").write_bytes(b"PK\x03\x04 torn")
    with pytest.raises(MalformedInput, match="damaged"):
        geonames.add_dump(tmp_path / "torn.zip")
    (tmp_path / "latin.txt").write_bytes(VILLAGE.replace("Велика Зорівка", "Vélyka").encode("latin-1"))
    with pytest.raises(EncodingError):
        geonames.add_dump(tmp_path / "latin.txt")
    with pytest.raises(NotFound):
        geonames.add_dump(tmp_path / "missing.txt")
    assert find("Velyka Zorivka") and len(geonames.list_sources()) == 1


def test_statistics_count_both_indexes(own_gazetteer: Path, tmp_path: Path) -> None:
    assert set(geonames.statistics()) == {"shipped"} and geonames.list_sources() == ()
    geonames.add_dump(_dump(tmp_path / "UA.txt", VILLAGE, RIVER))
    counts = geonames.statistics()
    assert counts["user"]["city"] == 1 and counts["user"]["river"] == 1
    assert counts["shipped"]["city"] > 200_000 and counts["shipped"]["country"] >= 249
