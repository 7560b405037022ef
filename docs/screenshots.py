"""Take the pictures of the README anew, in Debian's Chromium over the example case: `make screenshots`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from onrecord.case import Case

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
FLAGS = (
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-gl=angle",
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
)  # fmt: skip
WIDTH, HEIGHT, SETTLED_MS = 1280, 800, 2000


def pages(case: Case) -> dict[str, str]:
    """Name of the picture → address. The report is the one in which the example's disputed hospital is told."""
    report = next(document.id for document in case.documents() if "gaza-hospital-live" in document.label)
    return {
        "overview": "/",
        "map": "/map?since=2022-11-01&until=2023-02-28#where",
        "figures": "/ledger?measure=killed",
        "report": f"/reports/{report}",
    }


def take() -> None:
    """Write the pictures."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.db"
        with Case(path) as case:
            case.add(ROOT / "examples" / "reports")
            wanted = pages(case)
        command = [sys.executable, "-c", "from onrecord.cli import main; main()", "serve", "--case", str(path), "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                line = server.stdout.readline()
                _draw(line[line.index("http://") :].split()[0].rstrip("/"), wanted)
            finally:
                server.terminate()


def _draw(address: str, wanted: dict[str, str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        context = browser.new_context(base_url=address, viewport={"width": WIDTH, "height": HEIGHT})
        for name, target in wanted.items():
            page = context.new_page()
            page.goto(target)
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(SETTLED_MS)  # the map's tiles fade in
            page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    take()
