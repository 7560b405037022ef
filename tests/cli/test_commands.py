from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.errors import CaseNotFound, InputError, NotFound, UsageError
from onrecord.export import parse
from onrecord.model import Document
from tests.cli.conftest import EXAMPLES, Run

REPORT = "Shells hit a clinic in Taiz on 4 May 2021, doctors said. At least 7 people were killed. The rebels denied shelling the clinic.\n"
VIEWS = ("timeline", "figures", "statements", "places", "actors", "document")


def test_extract_prints_the_record_format(run: Run) -> None:
    result = run("extract", EXAMPLES / "sudan-khartoum-wire.txt")
    items = [parse(line) for line in result.stdout.splitlines()]
    assert isinstance(items[0], Document)
    assert {"time", "place", "entity", "statement", "figure", "event"} <= {item.kind for item in items}
    text = items[0].text
    for item in items[1:]:
        if item.kind in ("time", "place", "entity", "figure"):
            assert text[item.start : item.end] == item.text


def test_extract_reads_standard_input(run: Run) -> None:
    result = run("extract", "-", input=REPORT)
    assert result.exit_code == 0
    assert any(parse(line).kind == "figure" for line in result.stdout.splitlines())


def test_extract_takes_the_date_that_it_is_given(run: Run) -> None:
    result = run("extract", "-", "--published", "2021-05-06", input="A truck bomb hit Jaar on Tuesday, police said.")
    times = [item for item in map(parse, result.stdout.splitlines()) if item.kind == "time"]
    assert [time.first for time in times] == ["2021-05-04"]


def test_extract_keeps_the_good_files_beside_a_binary_and_a_missing_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photo.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    result = run("extract", "photo.txt", "missing.txt", "good.txt")
    assert result.exit_code == 1
    assert sum(isinstance(parse(line), Document) for line in result.stdout.splitlines()) == 1
    complaints = result.stderr.splitlines()
    assert len(complaints) == 2
    assert all(complaint.startswith("onrecord: ") for complaint in complaints)
    assert "photo.txt" in complaints[0]
    assert "missing.txt" in complaints[1]


def test_add_tells_what_it_came_to(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    first = run("add", "good.txt")
    assert first.exit_code == 0
    assert first.stdout.startswith("1 added, 0 known already, 0 failed; ")
    assert (tmp_path / "onrecord.db").exists()
    assert run("add", "good.txt").stdout.startswith("0 added, 1 known already, 0 failed")
    assert run("add", "good.txt", "--again").stdout.startswith("0 added, 1 known already")  # nothing comes out differently


def test_add_keeps_what_it_can_and_says_what_failed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    result = run("add", "good.txt", "empty.txt", "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert (told["added"], told["failed"], told["failures"][0]["code"]) == (1, 1, "empty")
    assert "empty.txt" in result.stderr


def test_case_can_be_named_by_the_environment(run: Run, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CASE", str(built))
    assert run("show", "figures").exit_code == 0


@pytest.mark.parametrize("view", VIEWS)
def test_show_prints_for_people_and_for_programs(run: Run, built: Path, view: str) -> None:
    for_people = run("show", view, "--case", built)
    assert (for_people.exit_code, for_people.stderr) == (0, "")
    assert max(map(len, for_people.stdout.splitlines())) <= 110
    rows = json.loads(run("show", view, "--case", built, "--json").stdout)
    assert isinstance(rows, list)
    assert rows


def test_show_figures_sets_rival_counts_under_one_heading(run: Run, built: Path) -> None:
    printed = run("show", "figures", "--measure", "killed", "--party", "russia", "--case", built).stdout
    assert printed.count("killed · military · Russia · running total") == 1
    assert "5,937  Sergei Shoigu" in printed
    assert "standing  5,937–146,820 on 2023-02-24" in printed
    assert "← revises about 114,660" in printed
    assert "General Staff of the Armed Forces of Ukraine" in printed


def test_show_statements_sets_a_denial_beside_what_it_denies(run: Run, built: Path) -> None:
    found = json.loads(run("show", "statements", "--stance", "denies", "--case", built, "--json").stdout)
    assert all(claim["stance"] == "denies" for claim in found)
    assert any(claim["denies"] for claim in found)
    assert "← denies " in run("show", "statements", "--stance", "denies", "--case", built).stdout


def test_show_timeline_narrows_to_days_and_place(run: Run, built: Path) -> None:
    moments = json.loads(run("show", "timeline", "--since", "2023-04-01", "--until", "2023-04-30", "--case", built, "--json").stdout)
    assert moments
    assert all(moment["last"] >= "2023-04-01" and moment["first"] < "2023-05" for moment in moments)
    assert run("show", "timeline", "--place", "Atlantis", "--case", built).stdout.splitlines()[-1].strip() == "nothing found"


def test_show_timeline_says_why_an_event_has_its_day(run: Run, built: Path) -> None:
    shown = run("show", "timeline", "--since", "2023-04-11", "--until", "2023-04-11", "--case", built).stdout
    assert "dated by clause: Tuesday (publication: 2023-04-12)" in shown


def test_show_document_prints_the_text_and_its_facts(run: Run, built: Path) -> None:
    listed = json.loads(run("show", "document", "--case", built, "--json").stdout)
    assert len(listed) == 19
    printed = run("show", "document", listed[0]["id"][:8], "--case", built).stdout
    assert "permanent cessation of hostilities" in " ".join(printed.split())
    assert "\nstatement\n" in printed
    marks = json.loads(run("show", "document", listed[0]["id"], "--case", built, "--json").stdout)["marks"]
    assert len(marks) == listed[0]["facts"]


def test_show_refuses_what_does_not_exist(run: Run, built: Path) -> None:
    for words in (
        ("figures", "--measure", "dead"),
        ("timeline", "--type", "WAR"),
        ("timeline", "--since", "May"),
        ("places", "--kind", "hill"),
    ):
        with pytest.raises(UsageError):
            run("show", *words, "--case", built)
    with pytest.raises(NotFound):
        run("show", "document", "nothing-like-it", "--case", built)


def test_corrected_report_leaves_the_views_but_not_the_case(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "post.jsonl"
    for toll in (70, 90):
        text = f"The rescuers said {toll} people were killed in Derna in the shelling on 3 May 2019."
        file.write_text(json.dumps({"text": text, "url": "https://libya.example/derna"}), encoding="utf-8")
        run("add", "post.jsonl")
    rows = json.loads(run("show", "figures", "--json").stdout)
    assert [entry["value"] for row in rows for entry in row["entries"]] == [90]
    assert len(json.loads(run("show", "document", "--json").stdout)) == 2


def test_search_finds_reports_and_facts(run: Run, built: Path) -> None:
    hits = json.loads(run("search", "hospital", "--case", built, "--json").stdout)
    assert {"document", "statement"} <= {hit["kind"] for hit in hits}
    only = json.loads(run("search", "hospital", "--kind", "figure", "--kind", "event", "--case", built, "--json").stdout)
    assert {hit["kind"] for hit in only} <= {"figure", "event"}
    assert "hospital" in run("search", "hospital", "--case", built).stdout
    assert "0 found" in run("search", "zeppelin", "--case", built).stdout
    with pytest.raises(UsageError):
        run("search", "hospital", "--kind", "rumour", "--case", built)


@pytest.mark.parametrize("query", ['"', "AND OR", "(((", "kind:figure", "a* -", "'; DROP TABLE fact; --", "NEAR("])
def test_search_takes_any_query_as_words(run: Run, built: Path, query: str) -> None:
    assert run("search", "--case", built, "--", query).exit_code == 0


def test_report_is_written_to_a_file_or_printed(run: Run, built: Path, tmp_path: Path) -> None:
    printed = run("report", "--case", built).stdout
    assert printed.startswith("# Situation report\n")
    assert run("report", "--case", built, "-o", "out.md").stdout == ""
    assert (tmp_path / "out.md").read_text(encoding="utf-8") == printed
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]


def test_report_as_json_gives_each_sentence_its_facts_and_sources(run: Run, built: Path) -> None:
    told = json.loads(run("report", "--case", built, "--json").stdout)
    sentences = [sentence for section in told["sections"] for sentence in section["sentences"]]
    ids = {json.loads(line).get("id") for line in run("export", "--case", built).stdout.splitlines()}
    assert sentences
    assert all(sentence["facts"] and set(sentence["facts"]) <= ids for sentence in sentences)
    numbers = {source["number"] for source in told["sources"]}
    assert {number for sentence in sentences for number in sentence["sources"]} == numbers
    markdown = run("report", "--case", built).stdout
    assert all(sentence["text"] in markdown for sentence in sentences)


def test_extract_takes_json_for_its_format(run: Run) -> None:
    text = "Shells hit a clinic in Taiz on 6 May 2021, doctors said."
    assert run("extract", "-", "--json", input=text).stdout == run("extract", "-", input=text).stdout != ""


def test_export_writes_every_format(run: Run, built: Path) -> None:
    lines = run("export", "--case", built).stdout.splitlines()
    assert sum(isinstance(parse(line), Document) for line in lines) == 19
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv", "--kind", "events", "--case", built).stdout)))
    assert {"type", "trigger", "sentence"} <= set(rows[0])
    assert json.loads(run("export", "--as", "geojson", "--case", built).stdout)["features"]
    with pytest.raises(UsageError):
        run("export", "--format", "xlsx", "--case", built)


def test_export_to_a_folder_that_is_not_there_is_one_error(run: Run, built: Path) -> None:
    with pytest.raises(InputError):
        run("export", "--case", built, "-o", "nowhere/out.csv")


def test_export_that_fails_leaves_no_file_behind(run: Run, built: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no actors"):
        run("export", "--case", built, "--format", "geojson", "--kind", "actors", "-o", tmp_path / "actors.geojson")
    assert not list(tmp_path.iterdir())


def test_verify_says_that_all_fits(run: Run, built: Path) -> None:
    result = run("verify", "--case", built)
    assert (result.exit_code, "all fit" in result.stdout) == (0, True)
    assert json.loads(run("verify", "--case", built, "--json").stdout)["problems"] == []


@pytest.mark.parametrize("words", [("show", "figures"), ("search", "x"), ("report",), ("export",), ("verify",)])
def test_command_on_a_case_that_is_not_there_says_so(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(CaseNotFound):
        run(*words, "--case", tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_gazetteer_finds_a_place_under_another_spelling(run: Run) -> None:
    found = json.loads(run("gazetteer", "find", "Kharkov", "--json").stdout)
    assert found[0]["canonical"] == "Kharkiv"
    assert "Kharkiv" in run("gazetteer", "find", "Kharkov").stdout
    assert "nothing found" in run("gazetteer", "find", "Qwrtzk").stdout


def test_conflicts_are_listed_with_their_first_day(run: Run) -> None:
    assert {"name", "start"} <= set(json.loads(run("conflicts", "--json").stdout)[0])
    assert "2022-02-24" in run("conflicts").stdout


@pytest.mark.parametrize("words", [("frobnicate",), ("show", "rumours"), ("extract",), ("add",), ("search",), ("export", "--colour", "x")])
def test_wrong_usage_exits_with_2(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


COMMANDS = (
    (), ("extract",), ("add",), ("search",), ("report",), ("export",), ("verify",), ("conflicts",), ("show",),
    *(("show", view) for view in VIEWS), ("gazetteer",), ("gazetteer", "find"), ("gazetteer", "add"),
)  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS)
def test_help_of_every_command_says_what_it_does(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words, "--help")
    assert result.exit_code == 0
    assert "Usage: " in result.stdout


def test_version_is_printed(run: Run) -> None:
    assert run("--version").stdout.startswith("onrecord 0.")
