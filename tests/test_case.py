from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.case import Case, Progress
from onrecord.errors import CaseNotFound, UsageError
from onrecord.fuse.as_of import AsOf
from onrecord.model import Document
from onrecord.store import Where
from tests.store.reports import TEXTS, report, reports
from tests.toy import TOY, BetterCounts, Endless, Fragile


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case(tmp_path / "case.db", using=TOY) as opened:
        yield opened


def values(case: Case) -> list[float]:
    return sorted(figure.value for figure in case.figures())


def test_add_reads_files_and_folders(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for at, text in enumerate(TEXTS):
        (folder / f"{at}.txt").write_text(text, encoding="utf-8")
    run = case.add(folder)
    assert (run.added, run.known, run.failed, run.facts) == (len(TEXTS), 0, 0, 4)
    assert values(case) == [3, 9, 14, 27]
    again = case.add(str(folder))
    assert (again.added, again.known) == (0, len(TEXTS))


def test_add_tells_of_each_report_once_it_is_safe(case: Case) -> None:
    seen: list[Progress] = []

    def on_progress(done: Progress) -> None:
        assert done.added is not None
        assert case.document(done.added.document) is not None
        seen.append(done)

    case.add(*reports(), on_progress=on_progress)
    assert [done.count for done in seen] == list(range(1, len(TEXTS) + 1))
    assert seen[0].label == "https://news.example/0"


def test_failure_of_one_input_keeps_the_rest(case: Case, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    run = case.add(tmp_path / "empty.txt", tmp_path / "missing.txt", *reports())
    assert (run.added, run.failed) == (len(TEXTS), 2)
    assert [failure.error.code for failure in run.failures] == ["empty", "not_found"]
    assert [failure.code for failure in case.failures()] == ["empty", "not_found"]


def test_failed_input_that_succeeds_later_is_no_failure_any_more(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "late.txt"
    file.touch()
    case.add(file)
    file.write_text(TEXTS[0], encoding="utf-8")
    case.add(file)
    assert case.failures() == []


def test_mended_line_closes_its_failure_and_no_other(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    lines = [json.dumps({"text": text, "id": str(at)}) for at, text in enumerate(TEXTS)]
    file.write_text("\n".join([*lines[:2], "{broken", "{also broken", lines[4]]), encoding="utf-8")
    case.add(file)
    assert [failure.source for failure in case.failures()] == [f"{file}:3", f"{file}:4"]
    file.write_text("\n".join([*lines[:3], "{also broken", lines[4]]), encoding="utf-8")
    assert case.add(file).added == 1
    assert [failure.source for failure in case.failures()] == [f"{file}:4"]


def test_extractor_that_breaks_off_is_recorded_against_its_report(tmp_path: Path) -> None:
    broken = report("BREAK here. Doctors said 27 people fled.", url="https://news.example/b")
    with Case(tmp_path / "case.db", using=(Fragile(),)) as case:
        run = case.add(broken, *reports())
        assert (run.added, run.failed) == (len(TEXTS), 1)
        assert run.failures[0].source == "https://news.example/b"
        assert "KeyError: 'a clause without a verb'" in run.failures[0].error.message
        assert [failure.code for failure in case.failures()] == ["extractor"]


def test_number_that_cannot_be_written_down_is_recorded_against_its_report(tmp_path: Path) -> None:
    with Case(tmp_path / "case.db", using=(Endless(),)) as case:
        run = case.add(*reports())
        assert run.failed == 3
        assert {failure.error.code for failure in run.failures} == {"guard"}
        assert list(case.figures()) == []


def test_interrupt_ends_the_run_between_two_reports(case: Case) -> None:
    def stop(done: Progress) -> None:
        if done.count == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        case.add(*reports(), on_progress=stop)
    assert len(list(case.documents())) == 2
    assert case.runs()[0].ended is not None
    assert case.add(*reports()).added == len(TEXTS) - 2


def test_newer_extractor_reads_known_reports_again(case: Case) -> None:
    case.add(*reports())
    with Case(case.path, using=(BetterCounts(),)) as newer:
        assert newer.add(*reports()).added == len(TEXTS)
        assert newer.add(*reports()).known == len(TEXTS)
        assert len(list(newer.documents())) == len(TEXTS)
        assert {figure.extractor for figure in newer.figures()} == {"counts@2"}


def test_reading_again_on_request_adds_nothing_if_the_facts_are_the_same(case: Case) -> None:
    case.add(*reports())
    run = case.add(*reports(), again=True)
    assert (run.added, run.known) == (0, len(TEXTS))


def test_date_given_by_hand_holds_until_another_is_given(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(TEXTS[0], encoding="utf-8")

    def day() -> str | None:
        return next(case.documents()).published.first

    case.add(file)
    case.add(file, published="2023-05-01")
    assert day() == "2023-05-01"
    assert [figure.as_of for figure in case.figures()] == ["2023-05-01"]
    assert case.add(file).known == 1
    assert case.add(file, published="2023-05-01").known == 1
    assert case.add(file, again=True).known == 1
    assert day() == "2023-05-01"
    case.add(file, published="2023-06-01")
    assert day() == "2023-06-01"


def test_date_for_files_is_not_put_on_documents(case: Case) -> None:
    with pytest.raises(UsageError):
        case.add(reports()[0], published="2023-05-01")


def test_record_holds_documents_without_facts_too(case: Case) -> None:
    case.add(*reports())
    record = case.record()
    assert len(record.documents) == len(TEXTS)
    assert sorted(figure.value for figure in record.figures()) == [3, 9, 14, 27]
    assert [len(facts) for _, facts in case.extractions()] == [1, 2, 1, 0, 0]


def test_facts_are_asked_for_by_what_they_say(case: Case) -> None:
    case.add(*reports())
    assert [figure.value for figure in case.figures(Where(since="2024-03-03"))] == [27]
    assert [len(list(kind())) for kind in (case.times, case.places, case.entities, case.statements, case.events)] == [0] * 5
    assert [hit.kind for hit in case.search("drones")] == ["document", "figure", "figure"]


def test_case_is_named_by_argument_then_environment_then_habit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_CASE", str(tmp_path / "named.db"))
    with Case() as one, Case(tmp_path / "given.db") as other:
        assert (Path(one.path).name, Path(other.path).name) == ("named.db", "given.db")
    monkeypatch.delenv("ONRECORD_CASE")
    with Case() as habit:
        assert habit.path == "onrecord.db"
    assert (tmp_path / "onrecord.db").exists()


def test_case_that_is_only_looked_at_must_exist(tmp_path: Path) -> None:
    with pytest.raises(CaseNotFound):
        Case(tmp_path / "typo.db", create=False)


def test_many_reports_are_not_held_in_memory(case: Case) -> None:
    """Each report is written before the next is asked for."""

    def numbered() -> Iterator[Document]:
        for at in range(5):
            yield report(f"Rockets killed {at + 2} people.", url=f"https://news.example/{at}")

    waiting = numbered()
    for at in range(5):
        case.add(next(waiting))
        assert len(list(case.documents())) == at + 1


def test_processes_give_the_same_record_in_the_same_order(case: Case, tmp_path: Path) -> None:
    case.add(*reports())
    order: list[str] = []
    with Case(tmp_path / "other.db", using=TOY) as other:
        other.add(*reports(), workers=2, on_progress=lambda done: order.append(done.label))
        assert list(other.facts()) == list(case.facts())
    assert order[:4] == [f"https://news.example/{at}" for at in range(4)]


def test_record_as_of_a_moment_holds_the_former_version_and_not_yet_the_later(tmp_path: Path) -> None:
    former = report("Doctors said 12 people were killed in Taiz.", url="https://news.example/taiz", day="2021-05-04")
    later = report("Doctors said 15 people were killed in Taiz.", url="https://news.example/taiz", day="2021-05-06")
    with Case(tmp_path / "c.db", using=TOY) as case:
        case.add(former, later)
        assert set(case.record().documents) == {later.id}
        assert set(case.record(as_of=AsOf.parse("2021-05-05")).documents) == {former.id}
        assert set(case.record(as_of=AsOf.parse("2021-05-03")).documents) == set()
        assert {d.id for d in case.record().corrects.values()} == {former.id}


def test_record_as_of_ingestion_holds_what_had_been_read_by_then(tmp_path: Path) -> None:
    with Case(tmp_path / "c.db", using=TOY) as case:
        case.add(report("Doctors said 12 people were killed in Taiz.", day="2021-05-04"))
        assert len(case.record(as_of=AsOf.parse("2021-06-01", ingested=True)).documents) == 0
        assert len(case.record(as_of=AsOf.parse("9999-01-01", ingested=True)).documents) == 1
