"""The checks on the seeds, on reports of our own: they hold where the record is right, and fail where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.quality import together

from onrecord.fuse import Record
from onrecord.pipeline import extract_document
from tests.wars import report

REPORTS = (
    (
        "2022-03-03",
        "The UN said that 227 civilians had been killed in Ukraine since the invasion began. Russia said that nearly 500 of its "
        "soldiers had been killed. President Vladimir Putin met his generals.",
    ),
    (
        "2022-03-10",
        "More than 1,500 civilians have been killed or wounded in Ukraine so far, the United Nations said. Foreign Minister "
        "Sergei Lavrov denied that Russian forces had struck a hospital in Mariupol. Kyiv accused Russia of striking the "
        "hospital in Mariupol. Foreign Minister Dmytro Kuleba met Lavrov. Putin and Volodymyr Zelensky did not meet.",
    ),
    (
        "2022-04-05",
        "The United Nations has recorded 3,527 civilian casualties in Ukraine: 1,430 killed and 2,097 injured. Some 18,500 "
        "Russian soldiers have been killed since the invasion, the General Staff of the Armed Forces of Ukraine said. President "
        "Volodymyr Zelenskyy went to Bucha, where he accused Russian troops of killing civilians. Sergey Lavrov denied that "
        "Russian troops had killed civilians in Bucha. Dmytro Kuleba called it a massacre.",
    ),
)


def made() -> Record:
    found = [extract_document(report(text, day=day, url=f"https://{day}.example")) for day, text in REPORTS]
    return Record.of((one.document, one.facts) for one in found)


def test_checks_hold_on_reports_that_part_as_the_seeds_do() -> None:
    assert {check.wanted: check.shown for check in together.checks(made()) if not check.holds} == {}


def test_checks_show_the_sentences_that_they_rest_on() -> None:
    assert all(check.shown for check in together.checks(made()))
    assert any("“Russia said that nearly 500 of its soldiers" in line for check in together.checks(made()) for line in check.shown)


def test_checks_fail_on_a_record_that_holds_nothing_of_it() -> None:
    assert not any(check.holds for check in together.checks(Record()))


def test_missing_seeds_are_told_and_nothing_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["together", "--seeds", str(tmp_path / "none")])
    assert together.main() == 0
    assert "nothing checked" in capsys.readouterr().err
