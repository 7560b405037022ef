"""A hostile report in a real browser: no script of it runs, nothing leaves, and the page stays responsive."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from onrecord.case import Case
from tests.web.hostile import MARK, addresses, hostile_case

PATIENCE_MS = 15_000
"""The most that a page of a report with a line of a megabyte may take, on a machine that does other work too."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    hostile_case(path)
    return path


@pytest.fixture
def case(made: Path) -> Path:
    """In place of the example case."""
    return made


@pytest.fixture
def server(own: str) -> str:
    return own


def test_hostile_report_runs_nothing_and_sends_nothing(context: BrowserContext, server: str, made: Path) -> None:
    with Case(made, create=False) as opened:
        visited = addresses(opened)
    left: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: _kept(request, server, left))
    page.on("dialog", lambda dialog: left.append(f"dialog {dialog.message}"))
    for address in visited:
        if address.endswith((".csv", ".md", ".html", ".svg", ".json")):
            continue  # a file, which is not opened here
        page.goto(address, timeout=PATIENCE_MS)
        expect(page.locator("body")).to_be_visible(timeout=PATIENCE_MS)
        assert page.evaluate(f"() => window.{MARK} === undefined"), address
        _press(page)
        assert page.evaluate(f"() => window.{MARK} === undefined"), address
        assert page.url.startswith(server)
    assert left == []


def _kept(request: Request, server: str, left: list[str]) -> None:
    if not request.url.startswith((server, "data:", "blob:")):
        left.append(request.url)


def _press(page: Page) -> None:
    """Go through the page by keyboard, as far as the first dozen of its parts."""
    for _ in range(12):
        page.keyboard.press("Tab")


def test_inline_script_cannot_run_even_if_it_got_into_a_page(context: BrowserContext) -> None:
    """What if a template forgot to escape? The policy still holds it."""
    page = context.new_page()
    page.goto("/")
    page.evaluate(
        f"""() => {{
            const script = document.createElement("script");
            script.textContent = "window.{MARK} = 1";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.{MARK} = 1'>");
            const link = document.createElement("a");
            link.href = "javascript:window.{MARK} = 1";
            document.body.append(link);
            link.click();
            const frame = document.createElement("iframe");
            frame.srcdoc = "<script>parent.{MARK} = 1</script>";
            document.body.append(frame);
        }}"""
    )
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate(f"() => window.{MARK} === undefined")
