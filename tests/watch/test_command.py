"""`onrecord watch` as a process: once for cron, until it is stopped, and killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.case import Case
from tests.cli.conftest import Run, run
from tests.watch.site import Answer, Site, page, rss

__all__ = ["run"]

ONRECORD = (sys.executable, "-c", "from onrecord.cli import main; main()")
REPORTS = {
    name: (f"Strike in {name}", f"A rocket strike on the market in {name} killed {toll} people on 4 March 2024, the health ministry said.",
           "The army denied that it had fired at the town. Residents said that the road to the hospital was closed on that day.")
    for name, toll in (("Kadugli", 7), ("Nyala", 12), ("Zalingei", 5))
}  # fmt: skip


def planned(site: Site, folder: Path) -> Path:
    site.pages["/rss"] = rss(*((f"{site.url}/{name}", title, "Read more") for name, (title, *_) in REPORTS.items()))
    site.pages |= {f"/{name}": page(title, *told) for name, (title, *told) in REPORTS.items()}
    path = folder / "feeds.toml"
    path.write_text(f'[[feed]]\nurl = "{site.url}/rss"\nname = "The Wire"\nfull = true\nallow_private = true\n', encoding="utf-8")
    return path


def watching(*words: str | Path, cwd: Path) -> subprocess.Popen[str]:
    settings = {**os.environ, "PYTHONUTF8": "1", "ONRECORD_CASE": "war.db"}
    told = [*ONRECORD, "watch", *map(str, words)]
    return subprocess.Popen(told, cwd=cwd, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_once_tells_what_came_and_its_exit_code_what_failed(site: Site, run: Run, tmp_path: Path) -> None:
    plan = planned(site, tmp_path)
    site.pages["/rss"] = rss(("https://wire.example/1", "Strike", REPORTS["Nyala"][1]))
    plan.write_text(plan.read_text(encoding="utf-8").replace("full = true\n", ""), encoding="utf-8")
    first = run("watch", plan, "--once", "--json")
    told = json.loads(first.stdout)
    assert (first.exit_code, told["label"], told["added"], told["error"]) == (0, "The Wire", 1, None)
    assert run("watch", plan, "--once").stdout == "nothing is due yet\n"
    site.pages["/other"] = Answer(status=500)
    with plan.open("a", encoding="utf-8") as file:
        file.write(f'[[feed]]\nurl = "{site.url}/other"\nallow_private = true\n')
    second = run("watch", plan, "--once")
    assert second.exit_code == 1
    assert f"{site.url}/other: broke off: the site answers 500; next " in second.stdout


def test_plan_is_checked_without_a_visit(site: Site, run: Run, tmp_path: Path) -> None:
    assert run("watch", planned(site, tmp_path), "--check").stdout == "1 feeds and 0 folders\n"
    assert site.asked == []
    assert not (tmp_path / "onrecord.db").exists()


@pytest.mark.parametrize("how", (signal.SIGINT, signal.SIGTERM))
def test_watch_ends_cleanly_when_it_is_stopped(site: Site, tmp_path: Path, how: signal.Signals) -> None:
    process = watching(planned(site, tmp_path), cwd=tmp_path)
    assert process.stdout is not None
    line = process.stdout.readline()
    process.send_signal(how)
    _, noise = process.communicate(timeout=60)
    assert "The Wire: 3 new; next " in line
    assert (process.returncode, noise) == (0, "")


def test_killed_watch_loses_and_doubles_nothing(site: Site, tmp_path: Path) -> None:
    """Killed while it waits for the second article, with the first one read."""
    plan = planned(site, tmp_path)
    found = site.pages["/Nyala"]

    def kill() -> Answer:
        process.kill()
        return Answer(status=500)

    site.pages["/Nyala"] = kill
    process = watching(plan, cwd=tmp_path)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    with Case(tmp_path / "war.db") as case:
        assert [document.url for document in case.documents()] == [f"{site.url}/Kadugli"]
    site.pages["/Nyala"] = found
    process = watching(plan, "--once", cwd=tmp_path)
    told, noise = process.communicate(timeout=60)
    assert (process.returncode, noise) == (0, "")
    assert "The Wire: 2 new; next " in told
    with Case(tmp_path / "war.db") as case:
        assert sorted(document.url or "" for document in case.documents()) == sorted(f"{site.url}/{name}" for name in REPORTS)
        assert {figure.value for figure in case.record().figures() if figure.measure == "killed"} == {5, 7, 12}
        assert case.verify().problems == ()
    assert site.paths.count("/Kadugli") == 1
