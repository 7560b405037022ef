"""A watch over real connections to a site on this machine: what is new comes into the case once, politely, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.case import Case
from onrecord.errors import CaseLocked, MalformedInput
from onrecord.watch import Plan, Watching
from onrecord.watch.state import only_one, path_of, read_state
from tests.watch.conftest import Watch, local
from tests.watch.site import START, Answer, Site, TurnedClock, page, rss

TAIZ = "Shelling killed 14 people in Taiz on Monday, the health office said. Residents fled the eastern districts of the city."
MARIB = "Shelling killed 9 people in Marib on Sunday, the governor said. The front lines south of the city did not move, he said."


def values(case: Case) -> list[float]:
    return sorted(figure.value for document in current(case) for figure in case.part([document]).figures())


def current(case: Case) -> list[str]:
    return sorted(case.record().documents)


def test_entries_become_reports_with_address_publisher_and_date(site: Site, case: Case, watch: Watch) -> None:
    site.pages["/rss"] = rss(("https://wire.example/taiz?utm_source=rss", "Taiz", TAIZ), ("https://wire.example/marib", "Marib", MARIB))
    (visited,) = watch(local(site))
    assert (visited.tally.added, visited.tally.failed, visited.error) == (2, 0, None)
    documents = {document.url: document for document in case.documents()}
    assert documents.keys() == {"https://wire.example/taiz", "https://wire.example/marib"}
    taiz = documents["https://wire.example/taiz"]
    assert (taiz.title, taiz.publisher, taiz.text) == ("Taiz", "The Wire", TAIZ)
    assert (taiz.published.first, taiz.published.basis) == ("2024-03-05T10:15+00:00", "metadata")
    assert values(case) == [9, 14]


def test_linked_pages_are_fetched_where_they_are_wanted(site: Site, case: Case, watch: Watch) -> None:
    site.pages["/rss"] = rss((f"{site.url}/taiz", "Taiz", "Read more"))
    site.pages["/taiz"] = page("Shelling in Taiz", *TAIZ.split(". "))
    (visited,) = watch(local(site, full=True, publisher="The Wire of Aden"))
    assert visited.tally.added == 1
    (document,) = case.documents()
    assert (document.url, document.publisher) == (f"{site.url}/taiz", "The Wire of Aden")
    assert "14 people in Taiz" in document.text
    assert site.paths == ["/robots.txt", "/rss", "/taiz"]


def test_page_cannot_claim_the_address_of_another(site: Site, case: Case, watch: Watch) -> None:
    site.pages["/rss"] = rss((f"{site.url}/taiz", "Taiz", "Read more"))
    found = page("Taiz", *TAIZ.split(". "))
    found.body = str(found.body).replace("<head>", '<head><link rel="canonical" href="https://wire.example/marib">')
    site.pages["/taiz"] = found
    watch(local(site, full=True))
    assert [document.url for document in case.documents()] == [f"{site.url}/taiz"]


def test_what_was_seen_is_asked_for_only_if_it_changed(site: Site, case: Case, watch: Watch) -> None:
    site.pages["/rss"] = rss((f"{site.url}/taiz", "Taiz", "Read more"))
    site.pages["/taiz"] = page("Taiz", *TAIZ.split(". "))
    feed = local(site, full=True)
    watch(feed)
    (again,) = watch(feed)
    assert again.tally.added == 0
    assert site.paths == ["/robots.txt", "/rss", "/taiz", "/rss"]
    assert "if-none-match" in site.asked[-1][1]


def test_source_is_left_alone_until_it_is_due(site: Site, watch: Watch) -> None:
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TAIZ))
    feed = local(site, every="2h")
    assert len(watch(feed)) == 1
    assert watch(feed, after=7100) == []
    assert len(watch(feed, after=200)) == 1


def test_update_becomes_a_correction(site: Site, case: Case, watch: Watch) -> None:
    feed = local(site)
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TAIZ))
    watch(feed)
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TAIZ.replace("14", "17")))
    (visited,) = watch(feed)
    assert (visited.tally.added, visited.tally.corrected) == (0, 1)
    assert len(list(case.documents())) == 2
    assert values(case) == [17]


def test_entry_that_vanishes_is_nothing(site: Site, case: Case, watch: Watch) -> None:
    feed = local(site)
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TAIZ), ("https://wire.example/marib", "Marib", MARIB))
    watch(feed)
    site.pages["/rss"] = rss(("https://wire.example/marib", "Marib", MARIB))
    (visited,) = watch(feed)
    assert (visited.tally.added, visited.tally.corrected, visited.tally.failed) == (0, 0, 0)
    assert values(case) == [9, 14]


def test_article_of_two_feeds_is_one_report(site: Site, case: Case, watch: Watch) -> None:
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TAIZ))
    site.pages["/world"] = rss(("https://wire.example/taiz?utm_medium=feed", "Taiz: what is known", "In short: " + TAIZ), title="World")
    first, second = watch(local(site), local(site, "/world"))
    assert (first.tally.added, second.tally.added, second.tally.elsewhere) == (1, 0, 1)
    site.pages["/world"] = rss(("https://wire.example/taiz", "Taiz, again", "Shorter: " + TAIZ), title="World")
    _, second = watch(local(site), local(site, "/world"))
    assert (second.tally.corrected, second.tally.elsewhere) == (0, 1)
    assert [document.publisher for document in case.documents()] == ["The Wire"]


def test_what_a_feed_says_of_an_article_is_no_correction_of_it(site: Site, case: Case, watch: Watch, tmp_path: Path) -> None:
    line = {"text": TAIZ, "url": "https://wire.example/taiz", "publisher": "The Wire"}
    (tmp_path / "wire.jsonl").write_text(json.dumps(line), encoding="utf-8")
    case.add(tmp_path / "wire.jsonl")
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Worth reading", "Seen elsewhere: 14 people."), title="Links of the day")
    (visited,) = watch(local(site))
    assert (visited.tally.corrected, visited.tally.elsewhere) == (0, 1)
    assert [document.publisher for document in case.documents()] == ["The Wire"]


def test_failure_is_recorded_and_the_rest_goes_on(site: Site, case: Case, watch: Watch) -> None:
    feed = local(site, full=True)
    site.pages["/rss"] = rss((f"{site.url}/gone", "Gone", "Read more"), (f"{site.url}/taiz", "Taiz", "Read more"))
    site.pages["/taiz"] = page("Taiz", *TAIZ.split(". "))
    site.pages["/gone"] = Answer(status=500)
    (visited,) = watch(feed)
    assert (visited.tally.added, visited.tally.failed, visited.error) == (1, 1, None)
    assert [(failure.source, failure.code) for failure in case.failures()] == [(f"{site.url}/gone", "fetch")]
    site.pages["/gone"] = page("Marib", *MARIB.split(". "))
    (visited,) = watch(feed)
    assert (visited.tally.added, visited.tally.failed) == (1, 0)
    assert case.failures() == []


def test_article_that_keeps_failing_is_given_up(site: Site, watch: Watch) -> None:
    feed = local(site, full=True)
    site.pages["/rss"] = rss((f"{site.url}/broken", "Broken", "Read more"))
    site.pages["/broken"] = Answer(status=500)
    for _ in range(8):
        watch(feed)
    assert site.paths.count("/broken") == 5
    assert site.paths.count("/rss") == 8


def test_feed_that_fails_is_asked_less_and_less(site: Site, case: Case, clock: TurnedClock, watch: Watch) -> None:
    site.pages["/rss"] = Answer(status=500)
    feed = local(site, every="10m")
    waits = []
    for _ in range(9):
        (visited,) = watch(feed, after=90_000)
        assert visited.error is not None
        waits.append(visited.due - visited.at)
    assert waits[:4] == [600, 1200, 2400, 4800]
    assert waits[-1] == 86_400
    assert [failure.source for failure in case.failures()] == [feed.url]
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TAIZ))
    (visited,) = watch(feed, after=90_000)
    assert (visited.error, visited.due - visited.at) == (None, 600)
    assert case.failures() == []


@pytest.mark.parametrize("status", (429, 503))
def test_retry_after_is_heeded(site: Site, watch: Watch, status: int) -> None:
    site.pages["/rss"] = Answer(status=status, headers={"Retry-After": "7200"})
    (visited,) = watch(local(site))
    assert visited.due - visited.at == 7200


def test_busy_site_is_left_alone_with_its_other_articles_too(site: Site, case: Case, watch: Watch) -> None:
    site.pages["/rss"] = rss((f"{site.url}/taiz", "Taiz", "Read more"), (f"{site.url}/marib", "Marib", "Read more"))
    site.pages["/taiz"] = page("Taiz", *TAIZ.split(". "))
    site.pages["/marib"] = Answer(status=429, headers={"Retry-After": "1800"})
    feed = local(site, full=True)
    (visited,) = watch(feed)
    assert visited.error is not None
    assert (visited.tally.added, visited.due - visited.at) == (1, 1800)
    site.pages["/marib"] = page("Marib", *MARIB.split(". "))
    (visited,) = watch(feed)
    assert (visited.tally.added, visited.error) == (1, None)
    assert site.paths.count("/taiz") == 1
    assert values(case) == [9, 14]


def test_one_round_does_not_wait_for_a_host_that_wants_to_be_left_alone(site: Site, clock: TurnedClock, watch: Watch) -> None:
    site.pages["/busy"] = Answer(status=429, headers={"Retry-After": "7200"})
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TAIZ))
    busy, other = watch(local(site, "/busy"), local(site))
    assert (busy.due - busy.at, other.tally.added) == (7200, 0)
    assert other.error is not None
    assert "left alone" in other.error.message
    assert sum(clock.slept) < 60
    assert "/rss" not in site.paths


def test_page_that_is_no_feed_is_told(site: Site, watch: Watch) -> None:
    site.pages["/rss"] = page("News", "Welcome to the news of the day, with all that happened in the world and in the region.")
    (visited,) = watch(local(site))
    assert isinstance(visited.error, MalformedInput)


def test_other_languages_are_recorded_once_and_left(site: Site, case: Case, watch: Watch) -> None:
    text = "Die Polizei teilte mit, dass bei dem Angriff auf die Stadt am Montag vierzehn Menschen getötet und viele verletzt wurden."
    site.pages["/rss"] = rss(("https://wire.example/de", "Angriff", text))
    feed = local(site)
    (first,), (second,) = watch(feed), watch(feed)
    assert (first.tally.failed, second.tally.failed) == (1, 0)
    assert [failure.code for failure in case.failures()] == ["language"]


def test_state_outlives_the_watch_and_a_crash_doubles_nothing(
    site: Site, case: Case, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/rss"] = rss((f"{site.url}/taiz", "Taiz", "Read more"), (f"{site.url}/marib", "Marib", "Read more"))
    site.pages["/taiz"], site.pages["/marib"] = page("Taiz", *TAIZ.split(". ")), page("Marib", *MARIB.split(". "))
    feed = local(site, full=True)
    for broken in ("onrecord.watch.keeping.write_state", "onrecord.case.Case.add"):
        with monkeypatch.context() as patch:
            patch.setattr(broken, crash)
            with pytest.raises(KeyboardInterrupt):
                watch(feed)
    (visited,) = watch(feed)
    assert visited.error is None
    assert values(case) == [9, 14]
    assert len(list(case.documents())) == 2


def crash(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_state_that_was_lost_doubles_nothing(site: Site, case: Case, watch: Watch) -> None:
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TAIZ))
    watch(local(site))
    path_of(case.path).unlink()
    (visited,) = watch(local(site))
    assert (visited.tally.added, visited.tally.known) == (0, 1)
    assert len(list(case.documents())) == 1


def test_damaged_state_is_told(site: Site, case: Case, watch: Watch) -> None:
    path_of(case.path).write_text('{"sources": {"x": ', encoding="utf-8")
    with pytest.raises(MalformedInput, match="damaged"):
        watch(local(site))


def test_case_has_one_watch_at_a_time(site: Site, case: Case, watch: Watch) -> None:
    with only_one(path_of(case.path)), pytest.raises(CaseLocked):
        watch(local(site))


def test_state_stays_small(site: Site, case: Case, watch: Watch) -> None:
    for number in range(3):
        site.pages["/rss"] = rss((f"https://wire.example/{number}", "Taiz", TAIZ))
        watch(local(site))
    (polled,) = read_state(path_of(case.path)).sources.values()
    assert list(polled.seen) == ["https://wire.example/2"]


def test_watch_goes_on_and_sleeps_between(site: Site, case: Case, clock: TurnedClock) -> None:
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TAIZ))
    site.pages["/slow"] = rss(("https://wire.example/marib", "Marib", MARIB), title="Slow")
    plan = Plan(feeds=(local(site, every="5m"), local(site, "/slow", every="1h")))
    visits = Watching(case, plan, clock=clock, chance=lambda: 0.0).visits()
    seen = [next(visits) for _ in range(15)]
    visits.close()
    assert [visited.source.key.rpartition("/")[2] for visited in seen].count("slow") == 2
    assert 3600 <= clock.moment - START < 4000
    assert values(case) == [9, 14]


def test_state_is_plain_json(site: Site, case: Case, watch: Watch) -> None:
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TAIZ))
    watch(local(site))
    state = json.loads(path_of(case.path).read_text(encoding="utf-8"))
    assert list(state["sources"]) == [f"{site.url}/rss"]
    assert list(state["robots"]) == [site.url]
