"""How sites are asked, over connections to one on this machine: robots.txt, pauses, redirects, caps."""

from __future__ import annotations

import gzip
from importlib.metadata import version
from typing import NoReturn

import httpcore2
import pytest

from onrecord.case import Case
from onrecord.errors import AddressRefused, FetchError, RobotsRefused
from onrecord.watch import Feed, Plan, Visited, Watching
from onrecord.watch.addresses import plain_connect
from onrecord.watch.fetching import Ask, Fetcher
from onrecord.watch.state import Robots, State, path_of, read_state, write_state
from tests.watch.conftest import Watch, local
from tests.watch.site import Answer, Site, TurnedClock, page, rss

TEXT = "Shelling killed 14 people in Taiz on Monday, the health office said. Residents fled the eastern districts of the city."


def test_we_say_who_we_are(site: Site, case: Case, clock: TurnedClock) -> None:
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TEXT))
    list(Watching(case, Plan(feeds=(local(site),), contact="desk@wire.example"), clock=clock).visits(once=True))
    agents = {headers["user-agent"] for _, headers in site.asked}
    assert agents == {f"onrecord/{version('onrecord')} (reads feeds into a record of sources; contact desk@wire.example)"}
    assert not any("cookie" in headers or "referer" in headers for _, headers in site.asked)


def test_robots_are_heeded_for_feeds_and_articles(site: Site, case: Case, watch: Watch) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow: /members/\n")
    site.pages["/rss"] = rss((f"{site.url}/members/1", "Members only", "Read more"), (f"{site.url}/taiz", "Taiz", "Read more"))
    site.pages["/taiz"] = page("Taiz", *TEXT.split(". "))
    feed = local(site, full=True)
    (visited,) = watch(feed)
    assert (visited.tally.added, visited.tally.failed) == (1, 1)
    assert [failure.code for failure in case.failures()] == ["robots"]
    watch(feed)
    assert site.paths == ["/robots.txt", "/rss", "/taiz", "/rss"]
    site.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /\n")
    (visited,) = watch(feed, after=90_000)
    assert isinstance(visited.error, RobotsRefused)
    assert site.paths[-1] == "/robots.txt"


@pytest.mark.parametrize(("status", "asked"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_robots_that_cannot_be_got_allow_or_forbid(site: Site, watch: Watch, status: int, asked: bool) -> None:
    """RFC 9309, 2.3.1: unavailable allows all, unreachable forbids all."""
    site.pages["/robots.txt"] = Answer(status=status)
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TEXT))
    (visited,) = watch(local(site))
    assert ("/rss" in site.paths) is asked
    assert (visited.error is None) is asked


def test_robots_are_read_once_a_day(site: Site, watch: Watch) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: *\nAllow: /\n")
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TEXT))
    for _ in range(30):
        watch(local(site))
    assert site.paths.count("/robots.txt") == 2


def test_robots_of_sites_that_are_asked_no_more_are_forgotten(site: Site, case: Case, watch: Watch) -> None:
    site.pages["/rss"] = rss(("https://wire.example/taiz", "Taiz", TEXT))
    state = State(robots={"https://gone.example": Robots(text="User-agent: *", at=0.0)})
    write_state(path_of(case.path), state)
    watch(local(site))
    assert list(read_state(path_of(case.path)).robots) == [site.url]


def test_reason_of_the_network_is_told(site: Site) -> None:
    def refuse(address: str, port: int, timeout: float | None) -> NoReturn:
        raise httpcore2.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate has expired")

    with pytest.raises(FetchError, match="certificate has expired"):
        Fetcher(connect=refuse)(Ask(site.url, private=True))


@pytest.mark.parametrize(
    ("robots", "pause"), [("", 1), ("User-agent: *\nCrawl-delay: 20\n", 20), ("User-agent: *\nRequest-rate: 1/40\n", 40)]
)
def test_host_is_asked_one_by_one_with_pauses(site: Site, clock: TurnedClock, watch: Watch, robots: str, pause: int) -> None:
    site.pages["/robots.txt"] = Answer(robots)
    site.pages["/rss"] = rss(*((f"{site.url}/{number}", "Taiz", "Read more") for number in range(4)))
    site.pages |= {f"/{number}": page("Taiz", *TEXT.split(". "), f"Report {number} of the day.") for number in range(4)}
    watch(local(site, full=True))
    assert len(site.paths) == 6
    assert [round(seconds, 3) for seconds in clock.slept] == [1] + [pause] * 4 if not robots else [pause] * 5


def test_redirects_are_followed_with_each_hop_asked_politely(site: Site, watch: Watch, case: Case) -> None:
    site.pages["/rss"] = Answer(status=301, headers={"Location": "/moved"})
    site.pages["/moved"] = rss((f"{site.url}/go", "Taiz", "Read more"))
    site.pages["/go"] = Answer(status=302, headers={"Location": "/taiz?utm_source=go"})
    site.pages["/taiz?utm_source=go"] = page("Taiz", *TEXT.split(". "))
    (visited,) = watch(local(site, full=True))
    assert visited.error is None
    assert [document.url for document in case.documents()] == [f"{site.url}/taiz"]


def test_redirects_in_a_ring_end(site: Site, watch: Watch) -> None:
    site.pages["/rss"] = Answer(status=302, headers={"Location": "/rss"})
    (visited,) = watch(local(site))
    assert isinstance(visited.error, FetchError)
    assert site.paths.count("/rss") == 6


@pytest.mark.parametrize("target", ("http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "http://[::1]/"))
def test_redirect_to_the_inside_is_refused(site: Site, case: Case, clock: TurnedClock, target: str) -> None:
    site.pages["/rss"] = Answer(status=302, headers={"Location": target})
    visited = public_visit(site, case, clock)
    assert isinstance(visited.error, AddressRefused)
    assert site.paths == ["/robots.txt", "/rss"]


def test_entry_that_links_to_the_inside_is_refused(site: Site, case: Case, clock: TurnedClock) -> None:
    site.pages["/rss"] = rss(("http://10.0.0.1/admin", "Admin", "Read more"))
    assert public_visit(site, case, clock).tally.failed == 1
    assert [failure.code for failure in case.failures()] == ["address"]


def public_visit(site: Site, case: Case, clock: TurnedClock) -> Visited:
    """A visit to the site as if it were public; any other host is where it says that it is."""

    def resolve(host: str, port: int) -> list[str]:
        return ["93.184.215.14"] if host == "wire.example" else [host.strip("[]")]

    def connect(address: str, port: int, timeout: float | None) -> httpcore2.NetworkStream:
        assert address == "93.184.215.14"
        return plain_connect("127.0.0.1", site.port, timeout)

    plan = Plan(feeds=(Feed(url="http://wire.example/rss", full=True),))
    (visited,) = Watching(case, plan, clock=clock, fetch=Fetcher(resolve=resolve, connect=connect)).visits(once=True)
    return visited


def test_answer_over_the_cap_is_refused(site: Site) -> None:
    site.pages["/big"] = Answer(b"x" * 100_001)
    site.pages["/bomb"] = Answer(gzip.compress(b"x" * 50_000_000), headers={"Content-Encoding": "gzip"})
    for path in ("/big", "/bomb"):
        with pytest.raises(FetchError, match=r"larger than 0\.1 MB"):
            Fetcher()(Ask(f"{site.url}{path}", private=True, cap=100_000))


def test_site_that_drips_is_given_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every read is in time, the whole is not: each read here takes ten minutes of a clock that is turned."""
    moments = iter(range(0, 100_000, 600))
    monkeypatch.setattr("onrecord.watch.addresses.time.monotonic", lambda: float(next(moments)))
    site.pages["/slow"] = Answer(b"x" * 100)
    with pytest.raises(FetchError, match="no answer in time"):
        Fetcher()(Ask(f"{site.url}/slow", private=True))


def test_page_of_another_kind_is_not_read(site: Site, case: Case, watch: Watch) -> None:
    site.pages["/rss"] = rss((f"{site.url}/film", "Film", "Read more"))
    site.pages["/film"] = Answer(b"\0\0\0\x18ftypmp42", headers={"Content-Type": "video/mp4"})
    (visited,) = watch(local(site, full=True))
    assert visited.tally.failed == 1
    assert "video/mp4" in case.failures()[0].message
