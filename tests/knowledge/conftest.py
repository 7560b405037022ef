from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.knowledge import gazetteer


@pytest.fixture
def own_gazetteer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A fresh place for the user's index."""
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path / "home"))
    gazetteer.reopen()
    yield tmp_path / "home"
    monkeypatch.undo()
    gazetteer.reopen()
