"""The timeline, by pointer and by keys alone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def test_mark_opens_its_sentence(page: Page) -> None:
    page.goto("/timeline")
    page.locator(".canvas .mark").first.click()
    opened = page.locator(".opened .card")
    expect(opened).to_be_visible()
    expect(opened.locator("blockquote")).not_to_be_empty()
    expect(opened.get_by_role("link").last).to_have_attribute("href", re.compile("^/(facts|reports)/"))


def test_timeline_by_keys_alone(page: Page) -> None:
    page.goto("/timeline")
    expect(page.locator(".canvas .mark").first).to_be_visible()
    canvas = page.get_by_role("application")
    canvas.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#timeline [aria-live]")).to_contain_text("reported")
    first = page.locator("#timeline [aria-live]").inner_text()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#timeline [aria-live]")).not_to_have_text(first)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator(".opened .card")).to_be_visible()
    expect(page.locator(".opened .card h3 a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".opened")).to_be_hidden()
    expect(canvas).to_be_focused()


def test_zoom_stands_in_the_address_and_opens_again(page: Page) -> None:
    page.goto("/timeline")
    shown = page.locator("#timeline output")
    expect(shown).not_to_be_empty()
    whole = shown.inner_text()
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile(r"view=\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d"))
    zoomed = page.url
    page.get_by_role("button", name="Later").click()
    expect(page).not_to_have_url(zoomed)
    near = shown.inner_text()
    assert near != whole
    page.goto(page.url)
    expect(shown).to_have_text(near, timeout=20_000)
    page.get_by_role("button", name="All days").click()
    expect(shown).to_have_text(whole)


def test_wheel_zooms_only_with_control_or_focus(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 6000})  # so high that the wheel scrolls nothing away
    page.goto("/timeline")
    shown = page.locator("#timeline output")
    expect(shown).not_to_be_empty()
    whole = shown.inner_text()
    page.locator(".canvas").hover()
    page.mouse.wheel(0, 120)
    expect(shown).to_have_text(whole)
    page.locator(".canvas").hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    page.keyboard.up("Control")
    expect(shown).not_to_have_text(whole)


def test_undated_have_a_lane_of_their_own(page: Page) -> None:
    page.goto("/timeline")
    lane = page.get_by_role("group", name="Day not known")
    expect(lane.get_by_role("button").first).to_be_visible()
    lane.get_by_role("button").first.click()
    expect(page.locator(".opened .card")).to_contain_text("day not known")


def test_lanes_by_actor(page: Page) -> None:
    page.goto("/timeline")
    page.get_by_label("Lanes by").select_option("actor")
    expect(page).to_have_url(re.compile("lanes=actor"))
    expect(page.locator(".lane-name").first).to_be_visible()


def test_longer_times_are_bars_not_days(page: Page) -> None:
    page.goto("/timeline?text=99,230")
    expect(page.locator(".canvas .span")).to_have_count(1)
    expect(page.locator(".canvas .mark")).to_have_count(0)
