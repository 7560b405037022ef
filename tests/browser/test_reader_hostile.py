"""A report that was made to break the page: nothing runs, nothing freezes, every fact can be reached."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.case import Case
from tests.toy import TOY

LINE = " ".join(
    f"{n % 90 + 1} people fled <img src=x onerror=alert({n})> the town of Taiz."
    if n % 20 == 0
    else "Nothing else <b>is</b> known of that day & night."
    for n in range(20_000)
)


@pytest.fixture
def case(example: Path, tmp_path: Path) -> Path:
    """The example case, with one report more: a single line of a megabyte, full of markup and numbers."""
    report, path = tmp_path / "line.txt", Path(shutil.copy(example, tmp_path / "case.db"))
    report.write_text(LINE, encoding="utf-8")
    with Case(path, using=TOY) as opened:
        assert opened.add(report).added == 1
    return path


def test_a_line_of_a_megabyte_is_read_and_judged(page: Page, case: Path) -> None:
    assert len(LINE) > 1_000_000
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    with Case(case) as opened:
        facts = [fact for fact in opened.figures() if fact.extractor.startswith("counts")]
    far = facts[-1]
    page.goto(f"/facts/{far.id}")
    expect(page.locator("#facts > .fact")).to_have_count(len(facts), timeout=60_000)
    expect(page.locator(f'[id="at-{far.id}"]')).to_be_in_viewport()
    expect(page.locator(f'[id="{far.id}"] dl')).to_contain_text("Number", timeout=60_000)  # asked of the server, out of a megabyte
    page.keyboard.press("k")
    near = page.locator(f'[id="{facts[-2].id}"]')
    expect(near).to_have_class(re.compile(r"\bnow\b"))
    page.keyboard.press("a")
    expect(near).to_have_attribute("data-review", "accepted")
    expect(near.locator(".history")).to_contain_text("Accepted by", timeout=60_000)  # the megabyte is compared with other reports again
    assert page.locator("img[src='x']").count() == 0
