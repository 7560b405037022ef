"""`export` and `import`, as somebody types them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import shutil
from pathlib import Path

import pytest

from onrecord.errors import InputError, UsageError
from tests.cli.conftest import Run


def test_sidecar_lies_beside_the_file_and_names_it(run: Run, built: Path, tmp_path: Path) -> None:
    run("export", "--case", built, "--as", "csv", "--kind", "figures", "--measure", "killed", "-o", "killed.csv")
    told = json.loads((tmp_path / "killed.csv.meta.json").read_text(encoding="utf-8"))
    raw = (tmp_path / "killed.csv").read_bytes()
    assert (told["sha256"], told["bytes"]) == (hashlib.sha256(raw).hexdigest(), len(raw))
    rows = list(csv.DictReader(io.StringIO(raw.decode(), newline="")))
    assert told["counts"] == {"figures": len(rows)}
    assert {row["measure"] for row in rows} == {"killed"}
    assert told["filter"]["measure"] == "killed"


def test_sidecar_of_standard_output_is_written_where_it_is_asked_for(run: Run, built: Path, tmp_path: Path) -> None:
    result = run("export", "--case", built, "--as", "ucdp", "--policy", "highest", "--meta", "meta.json")
    assert result.stdout.startswith("id,relid,year")
    told = json.loads((tmp_path / "meta.json").read_text(encoding="utf-8"))
    assert (told["policy"], told["shaped"]) == ("highest@1", "UCDP-shaped, not UCDP data")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".json"] == ["meta.json"]


def test_filters_mean_the_same_as_elsewhere(run: Run, built: Path) -> None:
    lines = [json.loads(line) for line in run("export", "--case", built, "--stance", "denies").stdout.splitlines()]
    said = {line["stance"] for line in lines if line["kind"] == "statement"}
    assert "denies" in said
    assert {line["document"] for line in lines if line["kind"] == "statement"} <= {
        line["id"] for line in lines if line["kind"] == "document"
    }
    for words in (("--status", "doubtful"), ("--since", "soon"), ("--box", "1,2")):
        with pytest.raises(UsageError):
            run("export", "--case", built, *words)


def test_filter_with_a_past_moment_selects_of_the_record_of_then(run: Run, built: Path) -> None:
    then = run("export", "--case", built, "--as", "csv", "--kind", "events", "--type", "ASSAULT", "--as-of", "2023-02-01").stdout
    now = run("export", "--case", built, "--as", "csv", "--kind", "events", "--type", "ASSAULT").stdout
    assert 1 < len(then.splitlines()) < len(now.splitlines())


def test_file_that_was_written_passes_its_check_and_a_changed_one_does_not(run: Run, built: Path, tmp_path: Path) -> None:
    run("export", "--case", built, "--as", "geojson", "-o", "map.geojson")
    assert "every row keeps" in run("export", "--as", "geojson", "--check", "map.geojson").stdout
    path = tmp_path / "map.geojson"
    path.write_text(path.read_text(encoding="utf-8").replace('"Point"', '"Spot"'), encoding="utf-8")
    result = run("export", "--as", "geojson", "--check", "map.geojson")
    assert result.exit_code == 1
    assert "SHA-256" in result.stdout
    with pytest.raises(InputError):
        run("export", "--as", "geojson", "--check", "none.geojson")


def test_public_export_has_no_texts(run: Run, built: Path) -> None:
    lines = [json.loads(line) for line in run("export", "--case", built, "--public").stdout.splitlines()]
    assert {line["text"] for line in lines if line["kind"] == "document"} == {""}
    assert {line["path"] for line in lines if line["kind"] == "document"} == {None}
    assert all(round(line["lat"], 1) == line["lat"] for line in lines if line["kind"] == "place" and line["lat"] is not None)


def test_bundle_goes_out_and_comes_in(run: Run, built: Path, tmp_path: Path) -> None:
    run("export", "--case", built, "--as", "bundle", "-o", "case.zip")
    result = run("import", "case.zip", "--case", "new.db")
    assert "as the bundle has them, verified" in result.stdout
    run("export", "--case", "new.db", "--as", "bundle", "-o", "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "case.zip").read_bytes()
    assert "fact" in json.loads(run("import", "case.zip", "--case", "other.db", "--json").stdout)["rows"]
    with pytest.raises(InputError, match="a case already"):
        run("import", "case.zip", "--case", "new.db")


@pytest.mark.parametrize("command", [("export", "--as", "csv"), ("report",)])
def test_case_is_never_written_over(run: Run, built: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    mine = tmp_path / "mine.db"
    shutil.copy(built, mine)
    (tmp_path / "link.csv").symlink_to(mine)
    for output in (mine, tmp_path / "link.csv"):
        with pytest.raises(InputError, match="not written over"):
            run(*command, "--case", mine, "-o", output)
    assert mine.read_bytes().startswith(b"SQLite format 3")
    assert [path.name for path in tmp_path.glob("*.partial")] == []


def test_pipe_or_device_is_written_into_and_not_replaced(run: Run, built: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        run("export", "--case", built, "--as", "ucdp", "-o", pipe)
        assert os.read(reading, 1 << 16).startswith(b"id,relid,year")
    finally:
        os.close(reading)
    assert pipe.is_fifo()
    assert not (tmp_path / "pipe.meta.json").exists()


def test_sidecar_does_not_take_the_place_of_the_file(run: Run, built: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--output names"):
        run("export", "--case", built, "--as", "csv", "-o", tmp_path / "a.csv", "--meta", "a.csv")
