"""What a reader takes along: an attributed line by a click, a list as a file, whatever the filter."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect


def test_a_card_is_copied_with_who_says_so_and_how_it_stands(context: BrowserContext, page: Page) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/?status=disputed&text=RSF")
    card = page.locator(".card").first
    card.get_by_role("button", name="Copy").click()
    expect(card.get_by_role("button", name="Copied")).to_be_focused()
    line = page.evaluate("navigator.clipboard.readText()")
    assert line.startswith("Disputed: “")
    assert card.locator("blockquote").inner_text().split("\n")[0][:40] in line
    assert card.locator(".says").inner_text() in line
    assert re.search(r"published \d+ \w+ 20\d\d", line)


def test_a_list_is_downloaded_as_it_is_filtered(page: Page, tmp_path: Path) -> None:
    page.goto("/timeline?place=Sudan")
    total = int(re.findall(r"\d+", page.locator(".lede").inner_text())[0])
    with page.expect_download() as download:
        page.locator(".away").get_by_role("link", name="CSV").click()
    download.value.save_as(tmp_path / "list.csv")
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == total + 1


def test_copying_is_not_offered_where_no_script_runs(context: BrowserContext, server: str) -> None:
    browser = context.browser
    assert browser is not None
    plain = browser.new_context(base_url=server, java_script_enabled=False)
    page = plain.new_page()
    page.goto("/")
    expect(page.locator(".card").first).to_be_visible()
    expect(page.locator(".card .copy").first).to_be_hidden()
    expect(page.locator(".away").get_by_role("link", name="CSV")).to_be_visible()
    plain.close()
