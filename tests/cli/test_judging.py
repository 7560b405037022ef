from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.case import Case
from onrecord.errors import CaseDamaged, CaseReadOnly, NotFound, UsageError
from onrecord.fuse import Record
from tests.cli.conftest import Run


def incidents(case: Path) -> list[tuple[str, tuple[str, ...]]]:
    with Case(case) as opened:
        return sorted((found.id, found.events) for found in opened.record().groups.happenings)


def singles(case: Path) -> list[str]:
    return [events[0] for _, events in incidents(case) if len(events) == 1]


def test_two_events_are_judged_one_and_the_undoing_restores_the_record(run: Run, case: Path) -> None:
    before = incidents(case)
    a, b = singles(case)[:2]
    told = run("judge", "same", a, b, "--case", case, "--by", "ana", "--note", "the same raid").stdout
    assert any({a, b} <= set(events) for _, events in incidents(case))
    key = told.split(":")[0]
    assert f"onrecord judge undo {key}" in told
    run("judge", "undo", key, "--case", case, "--by", "ben")
    assert incidents(case) == before


def test_an_incident_stands_for_all_of_its_events(run: Run, case: Path) -> None:
    a, b, c = singles(case)[:3]
    run("judge", "same", a, b, "--case", case)
    whole = next(key for key, events in incidents(case) if {a, b} <= set(events))
    run("judge", "different", whole, "--from", c, "--case", case)
    with Case(case) as opened:
        assert set(opened.judgements()[-1].left) == {a, b}
    run("judge", "different", a, "--from", b, "--case", case)
    assert not any({a, b} <= set(events) for _, events in incidents(case))


def test_judgements_are_shown_with_who_and_when_and_whether_they_were_undone(run: Run, case: Path) -> None:
    a, b = singles(case)[:2]
    key = run("judge", "same", a, b, "--case", case, "--by", "ana", "--note", "the same raid").stdout.split(":")[0]
    run("judge", "undo", key, "--case", case, "--by", "ben")
    shown = run("show", "judgements", "--case", case).stdout
    assert "same (undone)" in shown
    assert "the same raid" in shown
    assert "ana · 20" in shown
    listed = json.loads(run("show", "judgements", "--json", "--case", case).stdout)
    assert [(made["verdict"], made["by"]) for made in listed] == [("same", "ana"), ("undo", "ben")]


def test_what_is_the_same_is_not_told_as_if_it_were_apart(run: Run, case: Path) -> None:
    a, b = singles(case)[:2]
    with Case(case) as opened:
        opened.judge("same", [a], [b])
        opened.judge("different", [a], [b])
    listed = " ".join(run("show", "judgements", "--case", case).stdout.split())
    assert f"same: {a}, {b}" in listed
    assert f"different: {a} not {b}" in listed


def test_a_judgement_about_nothing_that_is_there_is_refused(run: Run, case: Path) -> None:
    a, b = singles(case)[:2]
    with Case(case) as opened:
        report = next(opened.documents()).id
    for words, error in (
        (("same", a, "E00000000-0000000000"), NotFound), (("same", a), UsageError), (("same", a, report), UsageError),
        (("different", a, "--from", a), UsageError), (("undo", "J0"), NotFound),
    ):  # fmt: skip
        with pytest.raises(error):
            run("judge", *words, "--case", case)
    key = run("judge", "same", a, b, "--case", case).stdout.split(":")[0]
    run("judge", "undo", key, "--case", case)
    with pytest.raises(UsageError, match="undone already"):
        run("judge", "undo", key, "--case", case)
    with Case(case) as opened:
        assert len(opened.judgements()) == 2


def test_fuse_makes_everything_anew(run: Run, case: Path) -> None:
    before = incidents(case)
    assert run("fuse", "--case", case).stdout.startswith("0 reports taken in")
    with Case(case) as opened:
        number = opened.store.counts()["document"]
    assert run("fuse", "--again", "--case", case).stdout.startswith(f"{number} reports taken in")
    assert incidents(case) == before


def test_verify_finds_a_judgement_that_was_changed(run: Run, case: Path) -> None:
    a, b = singles(case)[:2]
    run("judge", "same", a, b, "--case", case, "--by", "ana")
    assert run("verify", "--case", case).exit_code == 0
    with Case(case) as opened, opened.store._writing() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE judgement SET payload = replace(payload, 'ana', 'ben')")
    told = run("verify", "--case", case)
    assert told.exit_code == 1
    assert "not what was written" in told.stdout


def test_verify_finds_a_judgement_under_another_id(run: Run, case: Path) -> None:
    a, b = singles(case)[:2]
    run("judge", "same", a, b, "--case", case, "--by", "ana")
    with Case(case) as opened, opened.store._writing() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE judgement SET id = 'J0'")
    assert "columns do not agree" in run("verify", "--case", case).stdout


def test_changes_up_to_a_moment_before_they_begin_are_refused(run: Run, case: Path) -> None:
    with pytest.raises(UsageError, match="before --since"):
        run("show", "changes", "--case", case, "--since", "2023-05-02", "--as-of", "2023-04-01")


def test_groups_that_a_case_keeps_are_those_found_in_memory(case: Path) -> None:
    with Case(case) as opened:
        kept = opened.record()
        told = [(document, kept.of_document[key]) for key, document in sorted(kept.documents.items())]
        anew = Record.of(told, kept.judgements, corrects=kept.corrects)
    assert kept.known is not None
    assert anew.known is None
    assert sorted(kept.groups.voices, key=str) == sorted(anew.groups.voices, key=str)
    assert sorted(kept.groups.happenings, key=str) == sorted(anew.groups.happenings, key=str)
    assert any(len(incident.events) > 1 for incident in kept.groups.happenings)


def test_groups_that_do_not_fit_the_reports_are_found_anew_and_unreadable_ones_are_told(run: Run, case: Path) -> None:
    before = incidents(case)
    with Case(case) as opened, opened.store._writing() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("DELETE FROM grouping WHERE seq IN (SELECT seq FROM grouping WHERE matter = 'story' LIMIT 1)")
    with Case(case) as opened:
        record = opened.record()
    assert record.voices.keys() == record.documents.keys()
    with Case(case) as opened, opened.store._writing() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE grouping SET payload = '{' WHERE matter = 'happening'")
    with pytest.raises(CaseDamaged, match="across reports") as told:
        run("show", "incidents", "--case", case)
    assert "fuse --again" in (told.value.hint or "")
    run("fuse", "--again", "--case", case)
    assert incidents(case) == before


def test_a_case_that_may_only_be_read_is_fused_in_memory(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = incidents(case)
    with Case(case) as opened, opened.store.shelf() as shelf:
        shelf.clear("other rules")

    def refuse(self: Case, **_: object) -> int:
        raise CaseReadOnly("the case may only be read")

    monkeypatch.setattr(Case, "_fused", refuse)
    with Case(case) as opened:
        assert opened.record().known is None
    assert incidents(case) == before
