"""`gazetteer` and `conflicts`: what is known beforehand, and how to add to it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import AsJson

gazetteer = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
conflicts = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
