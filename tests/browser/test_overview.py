"""The overview: the two drawings choose for each other and for the lists, and all of it stands in the address."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Locator, Page, expect


def drag(page: Page, drawing: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
    """From one point of a drawing to another, as shares of its width and height."""
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    assert box is not None
    (x, y), (to_x, to_y) = ((box["x"] + a * box["width"], box["y"] + b * box["height"]) for a, b in (start, end))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + to_x) / 2, (y + to_y) / 2)
    page.mouse.move(to_x, to_y)
    page.mouse.up()


def test_days_that_are_dragged_over_restrict_map_and_lists(page: Page) -> None:
    page.goto("/")
    before = page.locator("[data-part=lede]").inner_text()
    drag(page, page.locator(".histogram"), (0.36, 0.3), (0.42, 0.6))
    expect(page).to_have_url(re.compile(r"since=2022-\d\d-\d\d&until=2023-\d\d-\d\d"))
    expect(page.locator("[data-part=lede]")).not_to_have_text(before)
    expect(page.get_by_label("From", exact=True)).to_have_value(re.compile("2022-"))
    expect(page.locator("[data-part=latest] .card")).not_to_have_count(0)
    assert all("2022" in when or "2023" in when for when in page.locator("[data-part=latest] .facts").all_inner_texts())
    expect(page.locator(".drawing")).not_to_contain_text("Myanmar")


def test_part_of_the_map_that_is_dragged_over_restricts_days_and_lists(page: Page) -> None:
    page.goto("/")
    bars = page.locator(".histogram .bar").count()
    drag(page, page.locator(".drawing"), (0.62, 0.5), (0.9, 0.85))
    expect(page).to_have_url(re.compile(r"box=-?\d+\.\d+,-?\d+\.\d+,-?\d+\.\d+,-?\d+\.\d+"))
    expect(page.locator(".selection .chosen")).to_have_count(1)
    expect(page.locator(".histogram .bar")).not_to_have_count(bars)
    page.get_by_role("link", name="everywhere").click()
    expect(page).not_to_have_url(re.compile("box="))


def test_address_of_a_choice_opens_it_again(page: Page) -> None:
    page.goto("/")
    drag(page, page.locator(".histogram"), (0.36, 0.3), (0.42, 0.6))
    expect(page).to_have_url(re.compile("since="))
    expect(page.locator("[data-part=lede][aria-busy]")).to_have_count(0)
    told = page.locator("[data-part=lede]").inner_text()
    page.goto(page.url)
    expect(page.locator("[data-part=lede]")).to_have_text(told)
    expect(page.locator(".histogram .chosen")).to_have_count(1)


def test_what_came_since_the_last_visit_is_told_on_the_next(context: BrowserContext, page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Since your last visit")).to_be_hidden()
    page.evaluate("localStorage.setItem('visit', '2001-01-01T00:00:00')")
    later = context.new_page()
    later.goto("/")
    expect(later).to_have_url(re.compile("new=2001-01-01T00"))
    expect(later.get_by_role("heading", name="Since your last visit")).to_be_visible()
    expect(later.locator("[data-part=news]")).to_contain_text("reports read since")
    assert later.locator("[data-part=news] .changes li").count() > 3


def test_search_from_any_page_finds_sentences(page: Page) -> None:
    page.goto("/method")
    page.get_by_label("Words in sentences and titles").fill("hospital")
    page.get_by_label("Words in sentences and titles").press("Enter")
    expect(page).to_have_url(re.compile(r"/\?text=hospital$"))
    expect(page.get_by_role("heading", name=re.compile(r"^\d+ found"))).to_be_visible()
    page.locator("[data-part=found] .card").first.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/(facts|incidents|reports)/"))


def test_overview_works_without_scripts(context: BrowserContext, server: str) -> None:
    browser = context.browser
    assert browser is not None
    plain = browser.new_context(base_url=server, java_script_enabled=False)
    page = plain.new_page()
    page.goto("/")
    page.get_by_label("Place", exact=True).fill("Sudan")
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile("place=Sudan"))
    page.get_by_role("link", name="Remove Place: Sudan").click()
    expect(page).not_to_have_url(re.compile("place=Sudan"))
    page.locator(".histogram a").first.click(force=True)
    expect(page).to_have_url(re.compile("since="))
    plain.close()
