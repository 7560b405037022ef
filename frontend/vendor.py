"""Fetches the libraries of the lock file from the npm registry and copies what the pages use into the package, with all licences.

Run by hatch_build.py when the package is installed or a wheel is made; by hand: `python -m frontend.vendor`. What is copied is a pure
function of package-lock.json and the list below, whose fingerprint is kept beside it, so it is fetched again only when they change.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src" / "onrecord" / "web" / "static" / "vendor"
FILES = (
    "@observablehq/plot/dist/plot.umd.min.js",
    "d3/dist/d3.min.js",
    "maplibre-gl/dist/maplibre-gl-worker.mjs",
    "maplibre-gl/dist/maplibre-gl.css",
    "maplibre-gl/dist/maplibre-gl.mjs",
    "topojson-client/dist/topojson-client.min.js",
    "world-atlas/land-10m.json",
)
MANIFEST = "manifest.json"
MISSING = (
    "The libraries of the pages could not be fetched ({why}): the map is drawn without panning, and tables stand in for charts. "
    "With npm there (Debian: apt-get install npm), `python -m frontend.vendor` fetches them."
)


def fingerprint() -> str:
    """A digest of the lock file and of the list of what is copied."""
    digest = hashlib.sha256((HERE / "package-lock.json").read_bytes())
    digest.update("\n".join(FILES).encode())
    return digest.hexdigest()


def up_to_date(target: Path = TARGET) -> bool:
    try:
        manifest = json.loads((target / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    return bool(manifest["fingerprint"] == fingerprint())


def fetch(target: Path = TARGET) -> str | None:
    """Fills the folder; says why it could not, if npm is missing or fails. What was there before stays until all is fetched."""
    npm = shutil.which("npm")
    if npm is None:
        return MISSING.format(why="npm is missing")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for file in (".npmrc", "package.json", "package-lock.json"):
            shutil.copy(HERE / file, work / file)
        said = subprocess.run([npm, "ci", "--omit=dev", "--ignore-scripts"], cwd=work, capture_output=True, text=True, check=False)
        if said.returncode:
            return MISSING.format(why=f"npm ci failed: {said.stderr.strip()[-500:]}")
        _copied(work / "node_modules", work / "vendor")
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(work / "vendor", target)
    return None


def _copied(modules: Path, target: Path) -> None:
    target.mkdir()
    for file in FILES:
        shutil.copyfile(modules / file, target / Path(file).name)
    locked = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    libraries = [
        {"name": path.removeprefix("node_modules/"), "version": package["version"], "license": package["license"]}
        for path, package in sorted(locked.items())
        if path and not package.get("dev")
    ]
    (target / "licences").mkdir()
    for library in libraries:
        for licence in sorted((modules / library["name"]).glob("[Ll][Ii][Cc][Ee][Nn][CcSs][Ee]*")):
            shutil.copyfile(licence, target / "licences" / f"{library['name'].strip('@').replace('/', '-')}.txt")
    manifest = {"fingerprint": fingerprint(), "libraries": libraries}
    (target / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


if __name__ == "__main__":
    if not up_to_date():
        print(fetch() or f"The libraries of the pages were fetched into {TARGET.relative_to(HERE.parent)}.")
