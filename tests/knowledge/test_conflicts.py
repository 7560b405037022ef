"""The conflict calendar."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge.conflicts import conflicts, event_wordings, fitting


def test_calendar_covers_the_wars_of_the_world() -> None:
    assert len(conflicts()) >= 40
    starts = {conflict.name: conflict.start for conflict in conflicts()}
    assert starts["Russian invasion of Ukraine"] == date(2022, 2, 24)
    assert starts["Sudan war (2023)"] == date(2023, 4, 15)


def test_every_war_has_words_to_know_it_by() -> None:
    for conflict in conflicts():
        assert conflict.sides or conflict.names, conflict.name
        assert conflict.end is None or conflict.start <= conflict.end
        assert all(conflict.start.year - 1 <= event.date.year for event in conflict.events)


def test_no_event_stands_twice_and_no_name_for_two() -> None:
    events = [(conflict.name, event) for conflict in conflicts() for event in conflict.events]
    assert len({(war, event.name, event.date) for war, event in events}) == len(events)
    names: dict[str, str] = {}
    for _, event in events:
        for wording in (event.name, *event.also):
            assert names.setdefault(wording, event.name) == event.name, wording


def test_event_is_known_by_what_reports_call_it() -> None:
    wordings = event_wordings()
    assert {wordings[name] for name in ("capture of El Fasher", "El Fasher’s fall", "El Fasher fell")} == {"fall of El Fasher"}
    assert wordings["recapture of Kherson"] == "liberation of Kherson"


@pytest.mark.parametrize(
    ("text", "around", "name"),
    [
        ("Israel bombed Gaza, and Hamas fired rockets at Israel.", date(2014, 7, 20), "Gaza war (2014)"),
        ("Israel bombed Gaza, and Hamas fired rockets at Israel.", date(2024, 7, 20), "Gaza war (2023)"),
        ("Tigrayan forces retook Mekelle from the Ethiopian army.", date(2021, 6, 30), "Tigray war"),
        ("Armenian shells fell on Azerbaijani trenches in Karabakh.", date(2020, 10, 4), "Second Nagorno-Karabakh war"),
        ("Kuwait was overrun by Iraqi tanks.", date(1990, 8, 9), "Gulf war (1990–91)"),
    ],
)
def test_war_is_known_by_both_its_sides_and_the_day(text: str, around: date, name: str) -> None:
    assert fitting(text, around=around)[0].conflict.name == name


def test_one_side_alone_is_no_war() -> None:
    assert fitting("Russian tourists like the sea.") == []


def test_users_add_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "conflicts.toml").write_text(
        '[[conflict]]\nname = "War of the marshes"\nstart = 2031-05-02\nsides = [["Fen"], ["Moor"]]\n', encoding="utf-8"
    )
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))
    assert fitting("Fen raiders burnt a Moor village.")[0].conflict.name == "War of the marshes"


@pytest.mark.parametrize("wrong", ["not toml", "[[conflict]]\nname = 'X'\n", "[[conflict]]\nname = 'X'\nstart = 'soon'\n"])
def test_wrong_file_of_the_user_is_told(wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "conflicts.toml").write_text(wrong, encoding="utf-8")
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))
    with pytest.raises(KnowledgeError, match=r"conflicts\.toml"):
        conflicts()
