"""What every store does, held against each of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.model import Document, Fact, Figure, Statement
from onrecord.store import Failed, Store, Where, open_store
from tests.store.reports import TEXTS, Reading, reading, readings, report, reports

BACKENDS = ("sqlite",)
SIGNATURE = "toy@1"


@pytest.fixture(params=BACKENDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = {"sqlite": lambda: open_store(tmp_path / "case.db", create=True)}[request.param]()
    yield opened
    opened.close()


def filled(store: Store, documents: list[Document] | None = None) -> Store:
    for one in readings(documents):
        store.add(one, signature=SIGNATURE)
    return store


def dump(store: Store) -> list[str]:
    """All that a reader can see, as JSON."""
    return [one.model_dump_json() for one in (*store.documents(), *store.facts())]


def test_store_gives_back_what_was_added(store: Store) -> None:
    filled(store)
    expected = readings()
    assert {one.id: one for one in store.documents()} == {one.document.id: one.document for one in expected}
    assert {one.id: one for one in store.facts()} == {fact.id: fact for one in expected for fact in one.facts}


def test_addition_is_counted_by_kind(store: Store) -> None:
    added = store.add(readings()[0], signature=SIGNATURE)
    assert (added.status, added.facts) == ("new", {"place": 1, "statement": 2, "figure": 1, "event": 1})


def test_adding_twice_changes_nothing(store: Store) -> None:
    before = dump(filled(store))
    assert {store.add(one, signature=SIGNATURE).status for one in readings()} == {"known"}
    assert dump(store) == before
    assert store.counts()["document"] == len(TEXTS)


def test_documents_come_by_date_and_undated_last(store: Store) -> None:
    filled(store, list(reversed(reports())))
    assert [one.published.first for one in store.documents()] == ["2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04", None]


def test_facts_come_by_document_then_kind_then_text(store: Store) -> None:
    filled(store)
    order = [one.id for one in store.documents()]
    kinds = ["time", "place", "entity", "statement", "figure", "event"]
    keys = [(order.index(fact.document), kinds.index(fact.kind)) for fact in store.facts()]
    assert keys == sorted(keys)


def test_facts_of_one_kind(store: Store) -> None:
    filled(store)
    assert all(isinstance(fact, Statement) for fact in store.facts("statement"))
    assert len(list(store.facts("statement"))) == 5


def test_unknown_kind_is_refused_with_those_that_exist(store: Store) -> None:
    with pytest.raises(UsageError, match="statement"):
        store.facts("rumour")


def values(facts: Iterator[Fact]) -> list[float]:
    return [fact.value for fact in facts if isinstance(fact, Figure)]


def test_facts_by_label_and_speaker(store: Store) -> None:
    filled(store)
    assert values(store.facts("figure", Where(label="intercepted"))) == [9]
    denials = [fact for fact in store.facts("statement", Where(label="denies", name="The militia")) if isinstance(fact, Statement)]
    assert [fact.content[0].text for fact in denials] == ["any part in it"]


def test_facts_by_day_keep_what_may_have_happened_then(store: Store) -> None:
    filled(store)
    assert values(store.facts("figure", Where(since="2024-03-02", until="2024-03-02"))) == [3, 9]
    assert values(store.facts("figure", Where(since="2024-03-03"))) == [27]


def test_facts_inside_a_box(store: Store) -> None:
    filled(store)
    assert [fact.id[0] for fact in store.facts("place", Where(box=(10.0, 20.0, 15.0, 50.0)))] == ["P", "P"]
    assert list(store.facts("place", Where(box=(10.0, 170.0, 15.0, -170.0)))) == []


def test_facts_of_one_document(store: Store) -> None:
    filled(store)
    wanted = reports()[1].id
    assert {fact.document for fact in store.facts(where=Where(document=wanted))} == {wanted}


def test_document_and_fact_by_id(store: Store) -> None:
    filled(store)
    fact = next(store.facts("figure"))
    assert store.fact(fact.id) == fact
    assert store.document(fact.document) is not None
    assert store.document("d0") is None
    assert store.fact("F0") is None


def test_newer_pipeline_adds_a_generation_that_views_show(store: Store) -> None:
    filled(store)
    first = readings()[0]
    better = Reading(first.document, type(first.facts)(events=first.facts.events))
    assert store.add(better, signature="toy@2").status == "reread"
    assert [fact.kind for fact in store.facts(where=Where(document=first.document.id))] == ["event"]
    assert store.counts()["document"] == len(TEXTS)
    assert store.known(first.document.id, "toy@1")
    assert store.known(first.document.id, "toy@2")
    latest = store.generation(first.document.id)
    assert latest is not None
    assert latest.signature == "toy@2"


def test_reading_under_another_date_replaces_the_date(store: Store) -> None:
    filled(store)
    document = reports()[4]
    redated = report(document.text, day="2024-01-01", basis="user")
    assert store.add(reading(redated), signature=SIGNATURE).status == "reread"
    assert next(store.documents()).published == redated.published


def test_corrected_text_supersedes_and_both_are_kept(store: Store) -> None:
    former, latter = report(TEXTS[0], url="https://news.example/a"), report(TEXTS[0].replace("14", "16"), url="https://news.example/a")
    assert store.add(reading(former), signature=SIGNATURE).status == "new"
    added = store.add(reading(latter), signature=SIGNATURE)
    assert (added.status, added.supersedes) == ("corrected", former.id)
    assert store.supersedes() == {latter.id: former.id}
    assert sorted(values(store.facts("figure"))) == [14, 16]
    assert values(store.facts("figure", Where(superseded=False))) == [16]


def test_failure_is_kept_once_and_closed_by_success(store: Store) -> None:
    document = report(TEXTS[0], url="https://news.example/a")
    for _ in range(2):
        store.fail(Failed(source="https://news.example/a", code="extractor", message="KeyError: 'x'", document=document.id))
    store.fail(Failed(source="broken.html", code="malformed", message="no article"))
    assert [one.code for one in store.failures()] == ["extractor", "malformed"]
    store.add(reading(document), signature=SIGNATURE)
    assert [one.source for one in store.failures()] == ["broken.html"]
    assert store.counts()["failure"] == 1
    store.resolve(["broken.html"])
    assert list(store.failures()) == []


def test_same_id_in_another_file_is_another_report(store: Store) -> None:
    first, second, corrected = (
        report(text).model_copy(update={"source_id": "17", "path": path})
        for text, path in ((TEXTS[0], "a.jsonl"), (TEXTS[1], "b.jsonl"), (TEXTS[2], "a.jsonl"))
    )
    assert [store.add(reading(one), signature=SIGNATURE).supersedes for one in (first, second, corrected)] == [None, None, first.id]


def test_run_is_logged_with_its_counts(store: Store) -> None:
    with store.run(signature=SIGNATURE):
        filled(store)
        store.fail(Failed(source="x", code="empty", message="nothing"))
        store.skip("d0")
    logged = next(store.runs())
    assert (logged.added, logged.known, logged.failed, logged.signature) == (len(TEXTS), 1, 1, SIGNATURE)
    assert logged.ended is not None


def test_run_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    filled(store)
    with store.run(signature=SIGNATURE):
        filled(store)
    assert list(store.runs()) == []


def test_reader_sees_the_case_as_it_stood_when_it_began(store: Store) -> None:
    one, *others = readings()
    store.add(one, signature=SIGNATURE)
    facts = store.facts()
    seen = [next(facts)]
    for other in others:
        store.add(other, signature=SIGNATURE)
    assert {fact.document for fact in [*seen, *facts]} == {one.document.id}


def test_whole_case_verifies(store: Store) -> None:
    checking = filled(store).verify()
    with pytest.raises(StopIteration) as end:
        next(checking)
    assert (end.value.value.documents, end.value.value.facts) == (len(TEXTS), store.counts()["event"] + 13)


def test_search_finds_words_in_any_form(store: Store) -> None:
    filled(store)
    hits = store.search("shell market", kinds=("document",))
    assert [(hit.kind, hit.label) for hit in hits] == [("document", "Report 0")]
    assert "shells fell on the market" in hits[0].snippet


def test_search_takes_phrases_alternatives_and_exclusions(store: Store) -> None:
    filled(store)

    def labels(query: str) -> set[str]:
        return {hit.label for hit in store.search(query, kinds=("document",))}

    assert labels('"truck hit"') == {"Report 2"}
    assert labels('"hit truck"') == set()
    assert labels("Nyala OR Taiz") == {"Report 0", "Report 2"}
    assert labels("said -missiles -drones") == {"Report 0", "Report 2"}
    assert labels("myit*") == {"Report 3"}
    assert labels("title:Report") == set()


def test_search_finds_facts_by_sentence_and_speaker(store: Store) -> None:
    filled(store)
    hits = store.search("militia", kinds=("statement",))
    assert [hit.snippet for hit in hits] == ["The militia denied any part in it."]
    assert isinstance(hits[0].fact, Statement)


def test_search_shows_documents_then_facts_up_to_its_limit(store: Store) -> None:
    filled(store)
    assert [hit.kind for hit in store.search("said", limit=4)][:2] == ["document", "document"]
    assert len(store.search("said", limit=4)) == 4
    assert len(store.search("said", limit=1)) == 1
    assert store.search("said", limit=0) == []


def test_search_leaves_out_facts_of_former_readings(store: Store) -> None:
    filled(store)
    store.add(Reading(reports()[0], type(readings()[0].facts)()), signature="toy@2")
    assert store.search("militia", kinds=("statement",)) == []


def test_search_in_unknown_kind_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="rumour"):
        store.search("x", kinds=("rumour",))


def test_store_keeps_any_text(store: Store) -> None:
    odd = report("Lone \ud800 surrogate, nul \x00, right-to-left \u202e, and a rocket hit the town.\u2028", title="\x00\udfff")
    store.add(reading(odd), signature=SIGNATURE)
    assert store.document(odd.id) == odd
    assert [fact.kind for fact in store.facts()] == ["event"]
    assert [hit.kind for hit in store.search("rocket")] == ["document", "event"]
    assert list(store.verify()) == []


def test_hit_is_written_as_json(store: Store) -> None:
    filled(store)
    assert json.loads(store.search("militia")[0].model_dump_json())["kind"] == "document"


def test_reports_that_came_since_a_moment_come_latest_first(store: Store) -> None:
    filled(store)
    came = store.arrived("2000", limit=10)
    assert sorted(came) == sorted(one.document.id for one in readings())
    assert came[0] == readings()[-1].document.id
    assert store.arrived("2000", limit=2) == came[:2]
    assert store.arrived("9999", limit=10) == []


def test_report_that_is_read_again_did_not_come_again(store: Store) -> None:
    filled(store)
    first = readings()[0]
    store.add(first, signature="toy@2")
    assert store.arrived("2000", limit=1) == [readings()[-1].document.id]
