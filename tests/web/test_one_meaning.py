"""One filter asked in every way: of the case, the API, the command line's views and exports, and in Python. They find the same."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from onrecord.case import Case
from onrecord.cli import app
from onrecord.model.filter import Filter

ASKED = (
    {"place": "Khartoum"}, {"place": "Gaza"}, {"box": "44,22,53,41"}, {"box": "10,170,50,60"}, {"actor": "Rapid Support"},
    {"type": "ASSAULT"}, {"since": "2023-04-15", "until": "2023-04-17"}, {"stance": "denies"}, {"measure": "killed"},
    {"population": "civilians"}, {"status": "disputed"}, {"modality": "planned"}, {"source": "Example Courier"}, {"speaker": "doctors"},
    {"text": "hospital OR shelling"}, {"review": "accepted"}, {"place": "Ukraine", "measure": "killed", "since": "2023-01-01"},
)  # fmt: skip
VIEWS = {"incident": "incidents", "statement": "statements", "figure": "figures", "event": "timeline"}


def command(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def of_api(client: TestClient, asked: dict[str, str]) -> set[str]:
    found: set[str] = set()
    cursor: dict[str, str] = {}
    while True:
        page = client.get("/api/v1/cards", params={**asked, **cursor, "limit": 7}).json()
        found |= {item["id"] for item in page["items"]}
        if page["next"] is None:
            return found
        cursor = {"cursor": page["next"]}


def of_view(kind: str, told: Any) -> set[str]:
    if kind == "figure":
        return {entry["id"] for row in told for entry in row["entries"]}
    return {one["id"] for one in told}


@pytest.mark.parametrize("asked", ASKED, ids=str)
@pytest.mark.parametrize("kind", VIEWS)
def test_filter_means_the_same_everywhere(case: Case, client: TestClient, kind: str, asked: dict[str, str]) -> None:
    plural = f"{kind}s"
    found = {card.id for card in case.cards(Filter.of(kind=kind, **asked), limit=500).items}
    options = [part for name, value in asked.items() for part in (f"--{name}", value)]
    text = command("export", "--case", str(case.path), "--as", "csv", "--kind", plural, *options)
    assert {row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))} == found
    assert of_api(client, {"kind": kind, **asked}) == found
    assert {one.id for one in getattr(case, plural)().where(**asked)} == found
    viewed = of_view(kind, json.loads(command("show", VIEWS[kind], "--case", str(case.path), *options, "--json")))
    assert viewed == found
