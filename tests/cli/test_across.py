from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from tests.cli.conftest import Run

VIEWS = ("incidents", "disputes", "voices")


@pytest.mark.parametrize("view", VIEWS)
def test_view_across_reports_prints_for_people_and_for_programs(run: Run, built: Path, view: str) -> None:
    for_people = run("show", view, "--case", built)
    assert (for_people.exit_code, for_people.stderr) == (0, "")
    assert max(map(len, for_people.stdout.splitlines())) <= 110
    assert json.loads(run("show", view, "--case", built, "--json").stdout)


@pytest.mark.parametrize("view", VIEWS)
def test_view_across_reports_can_be_asked_as_of_a_day(run: Run, built: Path, view: str) -> None:
    early = json.loads(run("show", view, "--as-of", "2023-01-31", "--case", built, "--json").stdout)
    assert 0 < len(early) < len(json.loads(run("show", view, "--case", built, "--json").stdout))


@pytest.mark.parametrize("view", VIEWS)
def test_help_says_what_the_view_shows(run: Run, view: str) -> None:
    assert "--as-of" in run("show", view, "--help").stdout


def test_incidents_open_with_what_is_disputed(run: Run, built: Path) -> None:
    shown = run("show", "incidents", "--case", built).stdout
    assert shown.splitlines()[2].startswith("disputed (")
    assert shown.index("disputed (") < shown.index("corroborated (") < shown.index("reported (")
    statuses = {row["status"] for row in json.loads(run("show", "incidents", "--status", "Disputed", "--case", built, "--json").stdout)}
    assert statuses == {"disputed"}


def test_incident_shows_tolls_side_by_side_and_its_tellings(run: Run, built: Path) -> None:
    shown = " ".join(run("show", "incidents", "--place", "Dnipro", "--since", "2023-01-14", "--case", built).stdout.split())
    assert "44 (Valentyn Reznichenko) | 45 (" in shown
    assert "← Kremlin denies: “Russian forces hit the building”" in shown
    assert "• Valentyn Reznichenko: “A Russian missile strike on an apartment building" in shown


def test_dispute_sets_a_denial_against_another_report_s_telling(run: Run, built: Path) -> None:
    rows = json.loads(run("show", "disputes", "--kind", "denial", "--speaker", "Sudanese army", "--case", built, "--json").stdout)
    across = [row for row in rows if any(word["source"]["document"] != row["word"]["source"]["document"] for word in row["against"])]
    assert across
    assert "Corrected or withdrawn (" in run("show", "disputes", "--case", built).stdout


def test_denial_that_copies_repeat_is_listed_once(run: Run, built: Path) -> None:
    shown = " ".join(run("show", "disputes", "--kind", "denial", "--case", built).stdout.split())
    assert shown.count("“the RSF had taken either site”") == 1
    rows = json.loads(run("show", "disputes", "--kind", "denial", "--case", built, "--json").stdout)
    assert sum(row["word"]["text"] == "the RSF had taken either site" for row in rows) == 2


def test_voices_show_copies_beside_what_they_repeat(run: Run, built: Path) -> None:
    stories = json.loads(run("show", "voices", "--case", built, "--json").stdout)
    assert len(stories[0]["tellers"]) > 1
    assert stories[0]["tellers"][0]["of"] is None
    assert "stories that several reports tell (" in run("show", "voices", "--case", built).stdout
    named = json.loads(run("show", "voices", "--outlet", "courier", "--case", built, "--json").stdout)
    assert named
    assert all("Courier" in str(story) for story in named)


def test_what_does_not_exist_is_refused(run: Run, built: Path) -> None:
    for words in (("incidents", "--status", "true"), ("incidents", "--since", "May"), ("disputes", "--kind", "quarrel")):
        with pytest.raises(UsageError):
            run("show", *words, "--case", built)
