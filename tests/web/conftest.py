"""A case of a few sentences of our own, and a client of the workbench over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.case import Case
from onrecord.web.app import create_app

ROOT = Path(__file__).parents[2]
HERE = "http://localhost"
"""The name under which the workbench lets itself be asked."""


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of the example reports; read only."""
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    with Case(path) as case:
        case.add(ROOT / "examples" / "reports")
    return path


@pytest.fixture
def case(examples: Path, tmp_path: Path) -> Iterator[Case]:
    """The example case, this test's own copy."""
    path = tmp_path / "case.db"
    path.write_bytes(examples.read_bytes())
    with Case(path, create=False) as opened:
        yield opened


@pytest.fixture
def client(case: Case) -> Iterator[TestClient]:
    """Follows no redirect; an answer of 500 is an answer."""
    with TestClient(create_app(case), base_url=HERE, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client
