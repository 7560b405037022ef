from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.case import Case
from onrecord.cli import app
from onrecord.errors import OnRecordError

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
Run = Callable[..., Result]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of the example reports."""
    path = tmp_path_factory.mktemp("case") / "examples.db"
    with Case(path) as case:
        assert case.add(EXAMPLES).failed == 0
    return path


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return Path(shutil.copy(built, tmp_path / "examples.db"))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """A command, as the shell would run it in an empty folder; an OnRecordError is raised."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_CASE", raising=False)

    def run(*words: str | Path, input: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(app, [str(word) for word in words], input=input)
        if isinstance(result.exception, OnRecordError):
            raise result.exception
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
