"""What every page of ours has: width of a phone, dark mode, keys, no serious fault that axe-core finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "/",
    "/?text=killed",
    "/timeline",
    "/situation",
    "/method",
    "/login",
    "/api",
    "/nowhere",
    "/?type=BATTLE",
    "/reports?text=nobodysaysso",
)


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=server, viewport={"width": 360, "height": 740}, has_touch=True)
    yield context
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_phone_scrolls_in_one_direction_only(phone: BrowserContext, path: str) -> None:
    page = phone.new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_menu_of_a_phone_folds_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto("/method")
    link = page.get_by_role("navigation", name="Pages, folded").get_by_role("link", name="Timeline")
    expect(link).to_be_hidden()
    page.locator("summary", has_text="Menu").click()
    link.click()
    expect(page).to_have_url(re.compile("/timeline$"))
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_serious_fault(browser: Browser, server: str, path: str, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in frontend/")
    context = browser.new_context(base_url=server, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)
    page = context.new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    faults = [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"] if fault["impact"] in ("serious", "critical") for node in fault["nodes"]
    ]  # fmt: skip
    context.close()
    assert faults == []


def test_theme_that_is_chosen_is_kept(page: Page) -> None:
    page.goto("/method")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_text("Display", exact=True).first.click()
    page.get_by_label("Dark").check()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != ground
    page.goto("/timeline")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_graphic_passages_are_folded_until_they_are_asked_for(page: Page) -> None:
    page.goto("/?text=rocket")
    page.evaluate("""async () => {
      const { passage } = await import("/static/graphic.js");
      document.querySelector("main").prepend(passage("They found charred bodies in the car."));
    }""")
    fold = page.locator("main > details.graphic")
    expect(fold).to_contain_text("Graphic passage: show")
    expect(fold.get_by_text("They found")).to_be_hidden()
    page.get_by_text("Display", exact=True).first.click()
    page.get_by_label("Show them unfolded").check()
    expect(fold).to_have_attribute("open", "")


def test_page_by_keys_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)
