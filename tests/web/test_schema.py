"""The OpenAPI document tells the truth: whatever is sent, no answer is a fault of the server, and none is another than it says."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import CoveragePhaseConfig, GenerationConfig, PhasesConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.core.failures import FailureGroup
from schemathesis.python.asgi import HOST
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onrecord.case import Case
from onrecord.web.app import create_app
from onrecord.web.terms import LOOPBACK, Limits, Rate, Terms

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance, response_headers_conformance,
    negative_data_rejection, allow_header_conformance,
]  # fmt: skip
EXAMPLES = 10
"""An operation; the same ones each time."""


@pytest.fixture
def described(case: Case) -> Any:
    """The document as it is served, and the application behind it."""
    free = Rate(1e6, 1_000_000)
    config = SchemathesisConfig(
        projects=ProjectsConfig(
            default=ProjectConfig(
                generation=GenerationConfig(deterministic=True, max_examples=EXAMPLES),
                phases=PhasesConfig(coverage=CoveragePhaseConfig(enabled=False)),
            )
        )
    )
    return schemathesis.openapi.from_asgi(
        "/api/v1/openapi.json", create_app(case, Terms(hosts=LOOPBACK | {HOST}, limits=Limits(near=free, far=free))), config=config
    )


def test_every_answer_is_one_that_the_document_describes(described: Any) -> None:
    faults = [fault for operation in described.get_all_operations() for fault in tried(operation.ok())]
    assert faults == [], "\n".join(faults)


def tried(operation: Any) -> list[str]:
    """What is wrong with the answers of an operation, to what its document allows and to what it forbids."""

    @settings(max_examples=EXAMPLES, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(asked=st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in GenerationMode)))
    def answers(asked: Any) -> None:
        asked.call_and_validate(checks=CHECKS)

    try:
        answers()
    except Unsatisfiable:
        return []
    except FailureGroup as group:
        return [f"{operation.label}: {fault}" for fault in group.exceptions]
    return []


def test_every_operation_says_what_it_does_and_which_errors_it_has(client: TestClient) -> None:
    document = client.get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.")
    tags = {tag["name"] for tag in document["tags"]}
    for path, operations in document["paths"].items():
        for method, told in operations.items():
            assert told.get("description"), f"{method} {path}"
            assert set(told["tags"]) <= tags, f"{method} {path}"
            assert {"400", "401", "421", "429", "500", "503"} <= told["responses"].keys(), f"{method} {path}"
            undescribed = [
                one["name"] for one in told.get("parameters", []) if not one.get("description") and one["name"] not in ("limit",)
            ]
            assert undescribed == [], f"{method} {path}"


def test_document_knows_no_other_shape_of_errors(client: TestClient) -> None:
    document = client.get("/api/v1/openapi.json").json()
    assert "HTTPValidationError" not in json.dumps(document)
    shapes = {
        answer["content"]["application/json"]["schema"]["$ref"]
        for operations in document["paths"].values()
        for told in operations.values()
        for status, answer in told["responses"].items()
        if status >= "400"
    }
    assert shapes == {"#/components/schemas/Fault"}


def test_routes_are_listed_for_people_too(client: TestClient) -> None:
    document, page = client.get("/api/v1/openapi.json").json(), client.get("/api").text
    assert [path for path in document["paths"] if path not in page] == []
