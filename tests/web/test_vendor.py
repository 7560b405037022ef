"""How the pages' libraries get into the package: by lock file, with their licences; what happens where npm is missing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from frontend import vendor

from onrecord.web.vendor import libraries, vendor_missing

FRONTEND = Path(vendor.__file__).parent


def test_versions_are_exact_and_locked_by_hash() -> None:
    wanted = json.loads((FRONTEND / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
        assert locked[f"node_modules/{name}"]["version"] == version
    assert all(package["integrity"].startswith("sha512-") for path, package in locked.items() if path)


def test_lock_names_no_registry() -> None:
    assert '"resolved"' not in (FRONTEND / "package-lock.json").read_text(encoding="utf-8")


def test_without_npm_it_says_so_and_leaves_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    kept = tmp_path / "vendor" / "d3.min.js"
    kept.parent.mkdir()
    kept.write_text("// of an older lock", encoding="utf-8")
    assert "npm is missing" in (vendor.fetch(kept.parent) or "")
    assert kept.exists()


def test_another_lock_makes_it_out_of_date(tmp_path: Path) -> None:
    assert not vendor.up_to_date(tmp_path)
    (tmp_path / vendor.MANIFEST).write_text(json.dumps({"fingerprint": vendor.fingerprint(), "libraries": []}), encoding="utf-8")
    assert vendor.up_to_date(tmp_path)
    (tmp_path / vendor.MANIFEST).write_text(json.dumps({"fingerprint": "of another lock", "libraries": []}), encoding="utf-8")
    assert not vendor.up_to_date(tmp_path)


@pytest.mark.skipif(vendor_missing(), reason="npm was missing when the package was installed")
def test_what_is_shipped_is_complete_and_licensed_freely() -> None:
    shipped = {path.name for path in vendor.TARGET.iterdir()}
    assert {Path(file).name for file in vendor.FILES} <= shipped
    assert {library.name for library in libraries()} >= {"maplibre-gl", "d3", "@observablehq/plot"}
    free = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "(MIT OR Apache-2.0)", "Unlicense"}
    assert {library.license for library in libraries()} <= free
    assert len(list((vendor.TARGET / "licences").iterdir())) > 50
