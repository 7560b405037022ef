from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from onrecord.errors import UsageError
from onrecord.extract import extractors


@pytest.mark.parametrize("target", ["nowhere.to_be_found:Mines", "onrecord.extract:Nothing", "onrecord.extract:Extractor"])
def test_extractor_that_cannot_be_loaded_is_named(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = EntryPoint(name="mines", value=target, group="onrecord.extractors")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [broken])
    with pytest.raises(UsageError) as caught:
        extractors()
    assert "mines" in caught.value.message
    assert target in caught.value.message
