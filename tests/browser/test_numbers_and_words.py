"""The ledger, claims, disputes, incidents, actors and places as people use them."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.case import Case
from onrecord.report.incidents import happened
from onrecord.report.ledger import ledger
from onrecord.web.vendor import vendor_missing
from tests.browser.test_look import AXE

PNG = b"\x89PNG\r\n\x1a\n"
needs_libraries = pytest.mark.skipif(vendor_missing(), reason="the pages' libraries were not fetched")
PATHS = ("/ledger", "/ledger?series={series}", "/claims", "/disputes", "/incidents/{incident}", "/actors", "/actors?name=Russia",
         "/places", "/places?name=Dnipro")  # fmt: skip


@pytest.fixture(scope="module")
def known(example: Path) -> dict[str, str]:
    """A count of the toll of Dnipro, and the incident."""
    with Case(example, create=False) as case:
        record = case.record()
        rows = ledger(record, place="Dnipro", measure="killed", population="people")
        row = max(rows, key=lambda row: len(row.entries))
        incident = next(one for one in happened(record, place="Dnipro") if len(one.tellings) > 3)
    return {"series": row.entries[0].id, "incident": incident.id}


@needs_libraries
def test_point_of_the_chart_opens_its_sentence(page: Page, known: dict[str, str]) -> None:
    page.goto(f"/ledger?series={known['series']}")
    point = page.locator(".drawn a.number").first
    label = point.get_attribute("aria-label") or ""
    page.locator(".drawn a.number").first.click()
    expect(page).to_have_url(re.compile(r"/reports/d[0-9a-f]+#F"))
    fact = urlsplit(page.url).fragment
    expect(page.locator(f'[id="{fact}"]')).to_contain_text(label.split(":")[0])


@needs_libraries
def test_chart_is_gone_through_by_keys_alone(page: Page, known: dict[str, str]) -> None:
    page.goto(f"/ledger?series={known['series']}")
    expect(page.locator(".drawn svg")).to_be_visible()
    page.get_by_role("link", name="All that is told of this incident").focus()
    page.keyboard.press("Tab")
    focused = page.locator(".drawn a.number:focus")
    expect(focused).to_have_attribute("aria-label", re.compile(r"^40: officials, 16 Jan 2023"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reports/d[0-9a-f]+#F"))


def test_ledger_without_scripts_draws_and_links_the_same_counts(browser: Browser, server: str, known: dict[str, str]) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/ledger?series={known['series']}")
    plain = page.locator(".plain svg")
    expect(plain).to_be_visible()
    expect(page.get_by_role("button", name="PNG")).to_be_hidden()
    plain.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/reports/d[0-9a-f]+#F"))
    context.close()


def test_series_is_chosen_and_the_filter_kept(page: Page) -> None:
    page.goto("/ledger?measure=killed")
    page.get_by_role("navigation", name="Series").get_by_role("link", name="Military killed").first.click()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["measure"] == ["killed"]
    assert asked["series"][0].startswith("F")
    expect(page.locator("#chosen")).to_have_text("Military killed")
    page.get_by_role("link", name="All series side by side").click()
    expect(page.locator(".smalls")).to_be_visible()


def test_table_sorts_by_its_heads(page: Page) -> None:
    page.goto("/ledger")
    page.get_by_role("columnheader").get_by_role("link", name="Number").click()
    expect(page.get_by_role("columnheader", name="Number")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("columnheader").get_by_role("link", name="Number").click()
    expect(page.get_by_role("columnheader", name="Number")).to_have_attribute("aria-sort", "descending")


@needs_libraries
def test_chart_is_downloaded_as_png_and_svg_and_its_counts_as_csv(page: Page, known: dict[str, str]) -> None:
    page.goto(f"/ledger?series={known['series']}")
    with page.expect_download() as png:
        page.get_by_role("button", name="PNG").click()
    assert png.value.path().read_bytes().startswith(PNG)
    with page.expect_download() as svg:
        page.get_by_role("button", name="SVG").click()
    drawn = svg.value.path().read_text(encoding="utf-8")
    assert "Valentyn Reznichenko" in drawn
    assert "<style" not in drawn
    with page.expect_download() as table:
        page.locator(".charts").get_by_role("link", name="CSV", exact=True).click()
    with table.value.path().open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["value"] for row in rows} == {"40", "44", "45"}
    assert all(row["sentence"] for row in rows)


def test_claim_leads_to_its_sentence_and_to_its_incident(page: Page) -> None:
    page.goto("/claims?speaker=Kremlin")
    exchange = page.get_by_role("article").filter(has=page.get_by_role("region", name="Denied")).first
    expect(exchange.get_by_role("region", name="Denied")).to_contain_text("The Kremlin has denied")
    exchange.get_by_role("heading", level=3).get_by_role("link").click()
    expect(page).to_have_url(re.compile("/incidents/I"))
    expect(page.get_by_role("heading", level=2).first).to_have_text("Disputed")


@pytest.mark.usefixtures("case")
def test_telling_is_judged_to_be_of_something_else_and_undone(page: Page, known: dict[str, str]) -> None:
    page.goto(f"/incidents/{known['incident']}")
    before = page.locator(".telling").count()
    page.get_by_text("more of this voice’s tellings").click()
    page.get_by_role("checkbox").last.check()
    page.get_by_role("button", name="The marked tellings are of something else").click()
    expect(page.locator(".telling")).not_to_have_count(before)
    page.goto("/history")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone by")).to_be_visible()
    page.goto(f"/incidents/{known['incident']}")
    expect(page.locator(".telling")).to_have_count(before)


def test_judging_nothing_says_what_is_missing(page: Page, known: dict[str, str]) -> None:
    page.goto(f"/incidents/{known['incident']}")
    page.get_by_role("button", name="The marked tellings are of something else").click()
    expect(page.get_by_role("alert")).to_have_text("Mark the tellings that are of something else first.")


def test_actor_is_reached_from_the_list(page: Page) -> None:
    page.goto("/actors")
    page.get_by_role("link", name="Rapid Support Forces", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rapid Support Forces")
    expect(page.get_by_role("heading", level=2).first).to_have_text("Disputed")


@pytest.mark.parametrize("path", PATHS)
def test_phone_scrolls_in_one_direction_only(browser: Browser, server: str, known: dict[str, str], path: str) -> None:
    context = browser.new_context(base_url=server, viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(path.format(**known))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_no_serious_fault(browser: Browser, server: str, known: dict[str, str], path: str, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in frontend/")
    context = browser.new_context(base_url=server, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)
    page = context.new_page()
    page.goto(path.format(**known))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if "series" in path and not vendor_missing():
        expect(page.locator(".drawn svg")).to_be_visible()
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    faults = [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"] if fault["impact"] in ("serious", "critical") for node in fault["nodes"]
    ]  # fmt: skip
    context.close()
    assert faults == []
