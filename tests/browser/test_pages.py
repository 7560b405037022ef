"""Every page opens without a fault."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_overview_opens(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
