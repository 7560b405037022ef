"""Build hook: when the package is installed (also editable) or a wheel is made, compiles the gazetteer and fetches the pages' libraries."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INDEX = "src/onrecord/knowledge/tables/gazetteer.sqlite"
VENDOR = "src/onrecord/web/static/vendor/*"


class PackageBuild(BuildHookInterface):  # type: ignore[type-arg]
    """Makes what is not up to date; the fingerprint of what it was made from is kept in it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        # The package itself imports what is not installed where wheels are built, so only its name is entered, with the rooms below it.
        package = ModuleType("onrecord")
        package.__path__ = [str(Path(self.root) / "src" / "onrecord")]
        sys.modules["onrecord"] = package
        sys.path.insert(0, self.root)
        from frontend import vendor

        from onrecord.knowledge import build

        if not build.up_to_date():
            build.build()
        if not vendor.up_to_date() and (missing := vendor.fetch()):
            self.app.display_warning(missing)
        build_data["artifacts"] += [INDEX, VENDOR]
