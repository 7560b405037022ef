"""The manual holds what the program does: commands exist, examples run, generated pages are fresh, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from docs.generate import HERE, pages

from onrecord.cli import app

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", ROOT / "examples" / "README.md", *ROOT.glob("docs/**/*.md")]
)
BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(page: Path, language: str) -> list[str]:
    return [match["body"] for match in BLOCK.finditer(page.read_text(encoding="utf-8")) if match["language"] == language]


def commands(page: Path) -> Iterator[list[str]]:
    """The words of each `onrecord …` in the page's shell blocks, without what follows a pipe, a redirection or a #."""
    for body in blocks(page, "sh"):
        for line in body.splitlines():
            for part in re.split(r"\s[|>]\s?|\s#", line):
                words = shlex.split(part) if part.strip().startswith("onrecord") else []
                if words:
                    yield words[1:]


@pytest.mark.parametrize("columns", ["60", "200"])
def test_generated_pages_are_what_the_code_says_now(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for name, content in pages().items():
        assert (HERE / name).read_text(encoding="utf-8") == content, f"{name} is stale: run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_in_the_docs_exists_with_its_options(page: Path) -> None:
    for words in commands(page):
        command: Any = typer.main.get_command(app)
        context = None
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words[0]]
            words = words[1:]
        context = command.make_context("onrecord", list(words), resilient_parsing=True) if words else None
        options = {name for parameter in command.params for name in parameter.opts} | {"--help"}
        asked = {word.split("=")[0] for word in words if re.match(r"--?[a-z]", word)}
        assert asked <= options, f"{named(page)}: onrecord … {' '.join(words)}"
        assert not hasattr(command, "commands") or not words, f"{named(page)}: no command {' '.join(words)}"
        assert context is None or not context.args


def test_docs_show_every_command() -> None:
    shown = {words[0] for page in PAGES for words in commands(page) if words}
    assert shown >= {"extract", "add", "show", "search", "report", "export", "verify", "gazetteer", "conflicts"}


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=named)
def test_python_in_the_docs_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("examples/reports", "reports"):
        shutil.copytree(ROOT / "examples" / "reports", tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for body in blocks(page, "python"):
        exec(compile(body, named(page), "exec"), names)
    printed = capsys.readouterr().out
    assert printed or "print" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, heading = target.partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        linked = (page.parent / path) if path else page
        assert linked.exists(), f"{named(page)} → {target}"
        if heading:
            titles = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}, f"{named(page)} → {target}"


def test_readme_names_make_targets_that_exist() -> None:
    rules = re.findall(r"^([a-z ]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    targets = {target for rule in rules for target in rule.split()}
    for page in PAGES:
        assert set(re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)) <= targets
