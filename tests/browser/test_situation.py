"""The situation report: asked for, cited, printed, taken away."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def test_report_about_a_place_leads_to_its_sentences(page: Page) -> None:
    page.goto("/situation")
    page.get_by_label("Place", exact=True).fill("Sudan")
    page.get_by_role("button", name="Write it").click()
    expect(page).to_have_url(re.compile(r"/situation\?place=Sudan$"))
    expect(page.locator(".report h2").first).to_have_text("In brief")
    page.locator(".report .cited a").first.click()
    expect(page).to_have_url(re.compile(r"#s\d+$"))
    page.locator(".report a.fact").first.click()
    expect(page).to_have_url(re.compile(r"/(facts|reports)/"))


def test_report_is_printed_without_what_is_no_report(page: Page) -> None:
    page.goto("/situation")
    page.emulate_media(media="print")
    expect(page.locator(".report")).to_be_visible()
    for left_out in (".site", ".filters", ".contents"):
        expect(page.locator(left_out).first).to_be_hidden()


def test_report_is_taken_away_as_markdown(page: Page) -> None:
    page.goto("/situation?place=Sudan")
    with page.expect_download() as told:
        page.get_by_role("link", name="Markdown").click()
    assert told.value.path().read_text(encoding="utf-8").startswith("# Situation report")
