"""What holds for the whole house: sizes, sources, extractors, what a start loads, what no file may hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from onrecord.case import Case
from onrecord.extract import extractors
from tests.toy import TOY

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "onrecord"
TABLES = SOURCE / "knowledge" / "tables"
TOO_LONG, SMELL = 500, 300
ALLOWED_SMELLS = 3

GOLDEN = {  # every extractor that is shipped, in the order in which they run, with what it makes
    "times": ("time",), "places": ("place",), "entities": ("entity",), "statements": ("statement",), "figures": ("figure",),
    "events": ("event",),
}  # fmt: skip


def modules() -> list[Path]:
    return sorted(path for folder in ("src", "tests", "docs", "bench") for path in (ROOT / folder).rglob("*.py"))


def tracked() -> list[Path]:
    """The project's files, as git tells them, else (in an unpacked archive) all text files that are not built."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode == 0 and listed.stdout:
        return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    built = {".venv", "build", "dist", "__pycache__"}
    return [path for path in ROOT.rglob("*") if path.is_file() and not built & set(path.parts)]


def test_no_module_is_too_long() -> None:
    lengths = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in modules()}
    assert {name: length for name, length in lengths.items() if length > TOO_LONG} == {}
    smells = {name: length for name, length in lengths.items() if length > SMELL}
    assert len(smells) <= ALLOWED_SMELLS, f"modules over {SMELL} lines: {smells}"


def test_every_module_says_what_it_is() -> None:
    silent = [str(path.relative_to(ROOT)) for path in SOURCE.rglob("*.py") if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def test_functions_are_short() -> None:
    lengths = [
        node.end_lineno - node.lineno + 1
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None
    ]
    assert sum(length <= 35 for length in lengths) / len(lengths) >= 0.9


def test_no_error_is_swallowed() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (ast.unparse(node.type) in ("Exception", "BaseException") and isinstance(node.body[0], ast.Pass)))
    ]
    assert found == []


@pytest.mark.parametrize("table", sorted(p.name for p in TABLES.iterdir() if p.suffix in (".tsv", ".toml")))
def test_every_table_says_where_its_knowledge_comes_from(table: str) -> None:
    with (TABLES / table).open(encoding="utf-8") as lines:
        first = next(lines)
    assert re.match(r"# source: \S.{10,}", first)


def test_shipped_extractors_are_those_of_the_golden_list() -> None:
    assert {extractor.name: tuple(extractor.kinds) for extractor in extractors()} == GOLDEN
    assert [extractor.name for extractor in extractors()] == list(GOLDEN)
    assert all(extractor.version for extractor in extractors())
    assert {point.name for point in entry_points(group="onrecord.extractors")} == set(GOLDEN)


HEAVY = ("sqlalchemy", "alembic", "trafilatura", "lxml", "py3langid", "babel", "rapidfuzz")
MODEL = ("numpy", "onnxruntime", "tokenizers")


@pytest.mark.parametrize("package", ("onrecord", "onrecord.cli", "onrecord.language"))
def test_start_of_the_program_loads_nothing_heavy(package: str) -> None:
    code = f"import sys, {package}; print([name for name in {HEAVY + MODEL!r} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("command", ("--help", "show figures", "show timeline", "report", "search people", "export --format jsonl"))
def test_commands_that_read_no_report_load_no_model(command: str, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Shelling killed 14 people in Taiz, the health office said.", encoding="utf-8")
    with Case(tmp_path / "onrecord.db", using=TOY) as case:
        assert case.add(report).facts == 1
    code = (
        "import atexit, sys; from onrecord.cli import main;"
        f"atexit.register(lambda: sys.stderr.write(str([name for name in {MODEL!r} if name in sys.modules]))); main()"
    )
    ran = subprocess.run([sys.executable, "-c", code, *command.split()], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert ran.stdout
    assert ran.stderr == "[]"


# Written in two halves, so that this file passes its own test.
FORBIDDEN = re.compile(
    r"/(?:home|root|Users|work)/" + r"\w|(?:arti" + r"factory|files\.python" + r"hosted\.org/packages|index-" + r"url|py" + r"pi\.org)"
)


def test_no_file_holds_a_path_of_a_machine_or_a_registry() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in FORBIDDEN.finditer(text)]
    assert [place for place in found if not place.startswith("Makefile: index-")] == []
