"""Build hook: compiles the gazetteer into the package when it is installed (also editable) or a wheel is made."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INDEX = "src/onrecord/knowledge/tables/gazetteer.sqlite"


class GazetteerBuild(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the index unless it is up to date; its inputs' fingerprint is kept in it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        # The package itself imports what is not installed where wheels are built, so only its name is entered, with the rooms below it.
        package = ModuleType("onrecord")
        package.__path__ = [str(Path(self.root) / "src" / "onrecord")]
        sys.modules["onrecord"] = package
        from onrecord.knowledge import build

        if not build.up_to_date():
            build.build()
        build_data["artifacts"].append(INDEX)
