"""What a format says whose library is not installed; and which are tried here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from onrecord.case import Case
from onrecord.errors import UsageError
from onrecord.export.check import check
from onrecord.exporting import take
from tests.export.reports import REPORTS
from tests.extras import LIBRARIES, each, why_missing


@pytest.mark.parametrize("format", LIBRARIES)
def test_extra_is_at_hand(format: str) -> None:
    if (why := why_missing(format)) is not None:
        pytest.skip(why)


@pytest.mark.parametrize(("format", "library", "extra"), [("ftm", "followthemoney", "ftm"), ("parquet", "pyarrow", "tables")])
def test_format_without_its_library_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str, library: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    (tmp_path / "some").write_bytes(b"{}")
    with Case(tmp_path / "case.db") as case:
        case.add(REPORTS[0].document)
        with pytest.raises(UsageError) as written:
            b"".join(take(case, format=format).pieces())
    with pytest.raises(UsageError) as checked:
        list(check(tmp_path / "some", format))
    for raised in (written, checked):
        assert f"pip install 'onrecord[{extra}]'" in (raised.value.hint or "")


@pytest.mark.parametrize("format", each(LIBRARIES))
def test_extra_writes(tmp_path: Path, format: str) -> None:
    with Case(tmp_path / "case.db") as case:
        case.add(REPORTS[0].document)
        assert b"".join(take(case, format=format).pieces())
