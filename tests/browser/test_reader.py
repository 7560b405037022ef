"""A report is read, its facts are judged by the keyboard alone, and what was rejected counts nowhere."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from onrecord.case import Case
from onrecord.model import Event, Figure

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def shown(example: Path) -> Figure:
    """A count of killed, in a report of the example case, to be looked at."""
    with Case(example, create=False) as opened:
        return next(fact for fact in opened.figures() if fact.measure == "killed" and fact.value == 40)


@pytest.fixture
def toll(shown: Figure, case: Path) -> Figure:
    """The same, to be judged."""
    return shown


def ids(page: Page, **asked: str) -> list[str]:
    found = page.request.get("/api/v1/cards", params={"limit": "500", **asked}).json()
    return [card["id"] for card in found["items"]]


def listed(page: Page, fact: str) -> Locator:
    return page.locator(f'[id="{fact}"]')


def review(page: Page, fact: str) -> str | None:
    return listed(page, fact).get_attribute("data-review")


def judged(page: Page) -> list[str]:
    return [one["verdict"] for one in page.request.get("/api/v1/judgements").json()["items"]]


def test_a_fact_opens_where_it_stands(page: Page, shown: Figure) -> None:
    page.goto(f"/facts/{shown.id}")
    expect(page).to_have_url(re.compile(rf"/reports/{shown.document}#{shown.id}$"))
    expect(listed(page, shown.id)).to_have_class(re.compile(r"\bnow\b"))
    mark = page.locator(f'[id="at-{shown.id}"]')
    expect(mark).to_be_in_viewport()
    expect(mark).to_have_class(re.compile(r"\bnow\b"))
    expect(mark).to_have_text(shown.text)


def test_every_fact_is_marked_in_the_text_and_listed(page: Page, shown: Figure, example: Path) -> None:
    page.goto(f"/reports/{shown.document}")
    with Case(example, create=False) as opened:
        facts = [fact.id for fact in opened.facts() if fact.document == shown.document]
    assert len(facts) > 20
    expect(page.locator("#facts > .fact")).to_have_count(len(facts))
    for fact in facts:
        expect(page.locator(f'[id="at-{fact}"]')).to_have_count(1)


def test_a_click_in_the_text_opens_the_fact_and_the_next_one_that_around_it(page: Page, shown: Figure) -> None:
    page.goto(f"/reports/{shown.document}")
    words = page.locator(f'[id="at-{shown.id}"] > a')
    words.click()
    expect(listed(page, shown.id)).to_have_class(re.compile(r"\bnow\b"))
    words.click()
    expect(page.locator("#facts > .now")).to_have_attribute("data-kind", "statement")


def test_a_toll_that_was_rejected_by_a_key_is_counted_nowhere_until_it_is_undone(page: Page, toll: Figure) -> None:
    page.goto(f"/reports/{toll.document}#{toll.id}")
    assert toll.id in ids(page, kind="figure")
    page.keyboard.press("r")
    expect(page.get_by_role("status").and_(page.locator("#said"))).to_contain_text("Rejected")
    expect(listed(page, toll.id).locator(".history")).to_contain_text("Rejected by")
    assert toll.id not in ids(page, kind="figure")
    page.reload()
    expect(listed(page, toll.id)).to_have_attribute("data-review", "rejected")
    expect(page.locator(f'[id="at-{toll.id}"]')).to_have_class(re.compile("rejected"))
    listed(page, toll.id).locator("summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("u")
    expect(listed(page, toll.id)).to_have_attribute("data-review", "unreviewed")
    assert toll.id in ids(page, kind="figure")


def test_facts_are_accepted_one_after_the_other_by_keys(page: Page, toll: Figure) -> None:
    page.goto(f"/reports/{toll.document}")
    page.keyboard.press("j")
    first, second = (page.locator("#facts > .fact").nth(at) for at in (0, 1))
    expect(first).to_have_class(re.compile(r"\bnow\b"))
    expect(first.locator("summary").first).to_be_focused()
    page.keyboard.press("a")
    expect(first).to_have_attribute("data-review", "accepted")
    expect(second).to_have_class(re.compile(r"\bnow\b"))
    expect(second.locator("summary").first).to_be_focused()
    page.keyboard.press("k")
    expect(first).to_have_class(re.compile(r"\bnow\b"))
    expect(page.locator("#progress")).to_contain_text("1 of")


def test_a_toll_is_corrected_by_the_keyboard_alone_and_the_machines_reading_stays_beside(page: Page, toll: Figure) -> None:
    page.goto(f"/reports/{toll.document}#{toll.id}")
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog", name="Correct")
    expect(dialog).to_be_visible()
    number = dialog.get_by_label("Number")
    expect(number).to_be_focused()
    number.fill("x")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("no number")
    number.fill("41")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(listed(page, toll.id)).to_have_attribute("data-review", "corrected")
    expect(listed(page, toll.id).locator("dl")).to_contain_text("the machine read: 40")
    expect(listed(page, toll.id).locator("summary").first).to_be_focused()
    (card,) = (
        one for one in page.request.get("/api/v1/cards", params={"kind": "figure", "limit": "500"}).json()["items"] if one["id"] == toll.id
    )
    assert card["value"] == 41


def test_selected_words_become_the_words_of_a_fact(page: Page, toll: Figure) -> None:
    page.goto(f"/reports/{toll.document}#{toll.id}")
    page.evaluate(
        """(id) => {
          const mark = document.getElementById(`at-${id}`), block = mark.closest("[data-start]");
          const range = document.createRange();
          range.setStart(mark.firstChild.firstChild, 0);
          range.setEndAfter(mark.nextSibling ?? mark);
          const selection = getSelection(); selection.removeAllRanges(); selection.addRange(range);
        }""",
        toll.id,
    )
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog", name="Correct")
    words = dialog.locator("q").inner_text()
    dialog.get_by_label("its words").check()
    dialog.get_by_role("button", name="Correct").click()
    expect(listed(page, toll.id)).to_have_attribute("data-review", "corrected")
    made = page.request.get("/api/v1/judgements").json()["items"][0]
    assert made["changes"]["text"] == words.strip()
    assert made["changes"]["start"] == toll.start


def test_keys_rest_while_somebody_types_and_can_be_switched_off(page: Page, toll: Figure) -> None:
    page.goto(f"/reports/{toll.document}#{toll.id}")
    page.get_by_label("Words in sentences and titles").focus()
    page.keyboard.type("rake")
    page.keyboard.press("Escape")
    assert judged(page) == []
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single keys decide").uncheck()
    page.get_by_role("dialog", name="Keys").get_by_role("button", name="Close").click()
    page.keyboard.press("r")
    page.reload()
    page.keyboard.press("r")
    listed(page, toll.id).get_by_role("button", name="Accept").click()
    expect(listed(page, toll.id)).to_have_attribute("data-review", "accepted")
    expect(listed(page, toll.id).locator(".history")).to_contain_text("Accepted by")
    assert judged(page) == ["accept"]


def test_what_the_server_refuses_is_taken_back_and_told(context: BrowserContext, toll: Figure) -> None:
    page = context.new_page()
    page.goto(f"/reports/{toll.document}#{toll.id}")
    page.route("**/api/v1/judgements", lambda route: route.abort())
    page.keyboard.press("r")
    expect(page.locator("#failed")).to_contain_text("Nothing was written")
    expect(listed(page, toll.id)).to_have_attribute("data-review", "unreviewed")
    expect(page.locator(f'[id="at-{toll.id}"]')).not_to_have_class(re.compile("rejected"))


def test_two_events_become_one_and_are_taken_apart_again(page: Page, case: Path) -> None:
    with Case(case) as opened:
        record = opened.record()
        alone = [found.events[0] for found in record.groups.happenings if len(found.events) == 1]
        a, b = sorted(alone)[:2]
        told = record.facts[b]
        assert isinstance(told, Event)
        document = record.facts[a].document
    page.goto(f"/reports/{document}#{a}")
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog", name="The same happening")
    dialog.get_by_label("Search other events").fill(told.evidence[0].text.split()[0] + " " + told.trigger.text)
    choice = dialog.locator(f'input[value="{b}"]')
    choice.check()
    dialog.get_by_role("button", name="These are one").click()
    expect(dialog).to_be_hidden()
    page.keyboard.press("s")
    dialog = page.get_by_role("dialog", name="Not the same")
    dialog.locator(f'input[value="{b}"]').check()
    dialog.get_by_role("button", name="These are not one").click()
    expect(dialog).to_be_hidden()
    assert judged(page) == ["different", "same"]


def test_a_source_is_graded_and_one_voice_confirms_nothing(page: Page, toll: Figure) -> None:
    page.goto(f"/reports/{toll.document}#{toll.id}")
    page.keyboard.press("g")
    dialog = page.get_by_role("dialog", name="Grade")
    dialog.get_by_label("usually reliable", exact=False).first.check()
    dialog.get_by_role("button", name="Grade").click()
    expect(page.locator("#reliability")).to_have_text("B")
    assert judged(page) == ["grade"]


def test_judgements_are_listed_and_undone(page: Page, toll: Figure) -> None:
    page.goto(f"/reports/{toll.document}#{toll.id}")
    page.keyboard.press("r")
    expect(listed(page, toll.id).locator(".history")).to_contain_text("Rejected by")
    page.goto("/history")
    page.get_by_role("button", name=re.compile("Undo")).first.click()
    expect(page.locator(".judgement.over")).to_have_count(1)
    assert toll.id in ids(page, kind="figure")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(page: Page, toll: Figure, scheme: Literal["light", "dark"]) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in frontend/")
    page.emulate_media(color_scheme=scheme)
    page.request.post("/api/v1/judgements", data={"verdict": "reject", "left": [toll.id]})
    for address, width in product(("/reports", "/history", f"/reports/{toll.document}#{toll.id}"), (1280, 390)):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        page.evaluate(AXE.read_text())
        found = page.evaluate("axe.run({resultTypes: ['violations']})")
        faults = (one for one in found["violations"] if one["impact"] in ("serious", "critical"))
        assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in faults] == [], f"{address} at {width}"


def test_the_page_is_no_wider_than_a_phone(page: Page, shown: Figure) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for address in ("/reports", "/history", f"/reports/{shown.document}#{shown.id}"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
