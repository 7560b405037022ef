"""The real server over the example case, and Debian's Chromium. Without it these tests are skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from onrecord.case import Case

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM is None:
        for item in items:
            if "browser" in item.path.parts:
                item.add_marker(pytest.mark.skip(reason="chromium is not installed"))


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of the example reports."""
    path = tmp_path_factory.mktemp("example") / "example.db"
    with Case(path) as case:
        case.add(ROOT / "examples" / "reports")
    return path


@pytest.fixture
def case(example: Path, tmp_path: Path) -> Path:
    """The example case, this test's own copy of it: what it judges is nobody else's."""
    return Path(shutil.copy(example, tmp_path / "case.db"))


@contextmanager
def serving(case: Path) -> Iterator[str]:
    """The address of the real server over a case; it says on its first line where it listens."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "serve", "--case", str(case), "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=case.parent, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert "http://" in line, line
        try:
            yield line[line.index("http://") :].split()[0].rstrip("/")
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def shared(example: Path) -> Iterator[str]:
    """The one server over the example case, for all who only look."""
    with serving(example) as address:
        yield address


@pytest.fixture
def own(case: Path) -> Iterator[str]:
    """A server over this test's own case."""
    with serving(case) as address:
        yield address


@pytest.fixture
def server(request: pytest.FixtureRequest) -> str:
    """The address of the real server: this test's own if it names its `case` (it judges, or adds), else the one that all share."""
    address: str = request.getfixturevalue("own" if "case" in request.fixturenames else "shared")
    return address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=server)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which no script may fail and nothing may be asked of another host."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    assert errors == []
