"""The map: with MapLibre, as a drawing where WebGL or scripts are missing, by keys, on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from onrecord.web.vendor import vendor_missing

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
HOSPITAL = "/map?lat=31.505&lon=34.462&zoom=11"
DRAWN = 30_000
"""Milliseconds that a machine without a graphics card may take to draw the map."""
NO_WEBGL = """
const given = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  return kind.startsWith("webgl") ? null : given.call(this, kind, ...more);
};
"""


def live(page: Page) -> None:
    """The map is drawn, with all that is in view."""
    expect(page.locator("#map[data-shown]")).to_be_visible(timeout=DRAWN)


needs_libraries = pytest.mark.skipif(vendor_missing(), reason="npm was missing when the package was installed")


@pytest.fixture
def plain(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """A browser that runs no scripts."""
    context = browser.new_context(base_url=server, java_script_enabled=False)
    yield context
    context.close()


@needs_libraries
def test_sign_opens_its_sentence(page: Page) -> None:
    page.goto(HOSPITAL)
    live(page)
    page.locator("#map canvas").click()
    card = page.locator("#spot .card").first
    expect(card).to_contain_text("Al-Ahli Arab Hospital")
    expect(card.locator("blockquote")).not_to_be_empty()
    expect(page.locator("#spot h2")).to_be_focused()
    expect(page).to_have_url(re.compile("spot="))


@needs_libraries
def test_moving_the_map_writes_the_address_and_the_list(page: Page) -> None:
    page.goto("/map?lat=48.5&lon=35&zoom=6")
    live(page)
    expect(page.locator("#in-view")).to_contain_text("Dnipro")
    page.locator("#map canvas").focus()
    page.keyboard.press("-")
    expect(page).to_have_url(re.compile(r"zoom=[45]\."))
    page.goto(page.url)
    live(page)
    expect(page).to_have_url(re.compile(r"zoom=[45]\."))


@needs_libraries
def test_map_by_keys_alone(page: Page) -> None:
    page.goto("/map?lat=31.5&lon=34.5&zoom=8")
    live(page)
    line = page.locator("#in-view a", has_text="Al-Ahli Arab Hospital")
    line.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#spot h2")).to_be_focused()
    expect(page.locator("#spot .card").first).to_contain_text("Al-Ahli Arab Hospital")
    page.keyboard.press("Escape")
    expect(page.locator("#spot h2")).to_have_text("What stands where")
    expect(page.locator("#in-view a", has_text="Al-Ahli Arab Hospital")).to_be_focused()


@needs_libraries
def test_what_is_in_view_stands_beside_the_map_disputed_first(page: Page) -> None:
    page.goto("/map?lat=48.5&lon=35&zoom=5")
    live(page)
    expect(page.locator("#spot .card").first).to_contain_text("disputed")
    page.goto("/map?lat=14&lon=28&zoom=5")
    live(page)
    expect(page.locator("#spot")).to_contain_text("El Fasher")
    expect(page.locator("#spot")).not_to_contain_text("Dnipro")
    page.locator("#map canvas").focus()
    for _ in range(4):
        before = page.url
        page.keyboard.press("ArrowUp")
        expect(page).not_to_have_url(before)
    expect(page.locator("#spot")).not_to_contain_text("El Fasher")


@needs_libraries
def test_towns_are_asked_for_once_and_only_from_near(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/map/names/" in request.url else None)
    page.goto("/map?lat=48.5&lon=35&zoom=5")
    live(page)
    assert asked == []
    with page.expect_response(re.compile("/map/names/9/7")):
        page.goto("/map?lat=48.5&lon=37.5&zoom=8")
    live(page)
    page.locator("#map canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(re.compile("lon=37.5"))
    live(page)
    assert len(asked) == len(set(asked))


@needs_libraries
def test_the_drawing_stays_until_the_map_is_drawn(page: Page) -> None:
    page.route("**/static/map/land.json", lambda route: None)
    page.goto(HOSPITAL)
    expect(page.locator("#map canvas")).to_be_attached(timeout=DRAWN)
    expect(page.locator("#map .drawing")).to_be_visible()
    expect(page.locator("#map .live-map")).to_have_css("opacity", "0")


@needs_libraries
def test_filter_narrows_the_map(page: Page) -> None:
    page.goto("/map")
    page.get_by_label("Place", exact=True).fill("Sudan")
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile("place=Sudan"))
    live(page)
    expect(page.locator("#in-view")).to_contain_text("El Fasher")
    expect(page.locator("#in-view")).not_to_contain_text("Dnipro")


@needs_libraries
def test_what_is_in_view_can_be_kept(page: Page) -> None:
    page.goto("/map?lat=14&lon=28&zoom=5")
    live(page)
    page.get_by_role("link", name="Keep to what is in view").click()
    expect(page).to_have_url(re.compile("box="))
    expect(page.get_by_label("Active filters")).to_contain_text("Map area")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_without_webgl_it_is_a_drawing_that_opens_sentences(page: Page) -> None:
    page.add_init_script(NO_WEBGL)
    page.goto("/map?lat=31.5&lon=34.5&zoom=8")
    expect(page.locator("#map .drawing")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Al-Ahli Arab Hospital: ")).first.click()
    expect(page.locator("#spot .card").first).to_contain_text("Al-Ahli Arab Hospital")
    page.get_by_role("link", name="Nearer").click()
    expect(page).to_have_url(re.compile("zoom=9"))
    expect(page.locator("#map .drawing")).to_be_visible()


def test_without_scripts_it_works_by_links(plain: BrowserContext) -> None:
    page = plain.new_page()
    page.goto("/map?lat=31.5&lon=34.5&zoom=8")
    page.locator("#in-view a", has_text="Al-Ahli Arab Hospital").click()
    expect(page.locator("#spot .card").first).to_contain_text("Al-Ahli Arab Hospital")
    page.get_by_role("link", name="Close").click()
    expect(page.locator("#spot h2")).to_have_text("What stands where")


@needs_libraries
def test_nothing_is_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(HOSPITAL)
    live(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#in-view a").first.click()
    expect(page.locator("#spot .card").first).to_be_in_viewport()


@needs_libraries
def test_dark_theme_recolours_the_map_at_once(page: Page) -> None:
    page.goto(HOSPITAL)
    live(page)
    page.get_by_text("Display", exact=True).click()
    page.get_by_label("Dark", exact=True).check()
    live(page)
    expect(page.locator(":root")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("script", ("", NO_WEBGL), ids=("maplibre", "drawing"))
@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_axe_finds_no_serious_fault(page: Page, script: str, scheme: Literal["light", "dark"]) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in frontend/")
    page.add_init_script(script)
    page.emulate_media(color_scheme=scheme)
    page.goto("/map?lat=31.5&lon=34.5&zoom=8&spot=31.4,34.3,31.6,34.5")
    if not script and not vendor_missing():
        live(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"] if one["impact"] in ("serious", "critical")] == []


@needs_libraries
def test_nothing_in_the_panel_makes_the_page_longer(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/map?lat=21&lon=96&zoom=6")
    live(page)
    footer = page.locator("footer").bounding_box()
    assert footer is not None
    assert page.evaluate("document.documentElement.scrollHeight") <= max(900, footer["y"] + footer["height"] + 1)
