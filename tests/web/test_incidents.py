"""An incident is found by its id, in a case that can only be read, too, and by the id that it had."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from onrecord.case import Case
from onrecord.errors import CaseReadOnly
from onrecord.model.filter import Filter
from onrecord.web.app import create_app
from tests.web.conftest import HERE


def test_every_incident_is_found_by_its_id(client: TestClient, case: Case) -> None:
    for card in case.cards(Filter(kind="incident"), limit=500).items:
        assert client.get(f"/api/v1/incidents/{card.id}").json()["id"] == card.id


def test_incident_that_was_joined_with_others_is_found_whole_by_its_former_id(client: TestClient, case: Case) -> None:
    one, other = (card.id for card in case.cards(Filter(kind="incident", type="ASSAULT"), limit=2).items)
    apart = [{telling["id"] for telling in client.get(f"/api/v1/incidents/{key}").json()["tellings"]} for key in (one, other)]
    case.judge("same", [one], [other])
    found = [client.get(f"/api/v1/incidents/{key}").json() for key in (one, other)]
    assert found[0] == found[1]
    assert {telling["id"] for telling in found[0]["tellings"]} == apart[0] | apart[1]


def test_incident_of_a_case_that_can_only_be_read_and_is_not_up_to_date_is_told(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    key = case.cards(Filter(kind="incident"), limit=1).items[0].id
    with Case(case.path, create=False) as opened:
        monkeypatch.setattr(opened._browsing, "_fuse", _refused)
        monkeypatch.setattr(opened, "_fused", _refused)
        monkeypatch.setattr(opened.store, "shelf", _refused)
        client = TestClient(create_app(opened), base_url=HERE)
        assert client.get(f"/api/v1/incidents/{key}").json()["id"] == key
        assert client.get(f"/incidents/{key}").status_code == 200


def _refused() -> None:
    raise CaseReadOnly("the case may only be read")
