"""What is to be watched: a TOML file of feeds and folders, checked as a whole, every mistake told at once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from onrecord.errors import InputError, NotFound, UsageError

SPAN = re.compile(r"(\d{1,6})\s*([smhd])")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
SHORTEST_FEED = 60.0
SHORTEST_FOLDER = 1.0
QUARTER_HOUR = 900.0
HINT = "docs/how-to/watch.md tells what may stand in it."


Made = TypeVar("Made", bound=BaseModel)


def _seconds(value: object) -> float:
    span = SPAN.fullmatch(value.strip()) if isinstance(value, str) else None
    if span is None:
        raise ValueError(f'{value!r} is no span of time: give it as "15m", "2h" or "1d"')
    return float(int(span[1]) * SECONDS[span[2]])


def _polite(seconds: float) -> float:
    if seconds < SHORTEST_FEED:
        raise ValueError("a feed is asked once a minute at most")
    return seconds


def _patient(seconds: float) -> float:
    if seconds < SHORTEST_FOLDER:
        raise ValueError("a folder is looked at once a second at most")
    return seconds


def _address(value: str) -> str:
    parts = urlsplit(value.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{value!r} is no http or https address")
    if parts.username is not None or parts.password is not None:
        raise ValueError("an address with a name or password in it is not fetched")
    return value.strip()


def _said(value: str) -> str:
    if not value.strip():
        raise ValueError("is empty")
    return value


Said = Annotated[str, AfterValidator(_said)]
Every = Annotated[float, BeforeValidator(_seconds)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Defaults(_Strict):
    """What holds where a feed says nothing else. `contact`: told to the sites in the user agent."""

    every: Annotated[Every, AfterValidator(_polite)] = QUARTER_HOUR
    full: bool = False
    contact: Annotated[str, Field(pattern=r"^[\x21-\x7e]{3,100}$")] | None = None


class Feed(_Strict):
    """An RSS or Atom feed. `publisher`: of its reports, else `name`, else the feed's own title. `full`: its entries link to the reports,
    else they are the reports. `every` in seconds.
    """

    url: Annotated[str, AfterValidator(_address)]
    name: Said | None = None
    publisher: Said | None = None
    every: Annotated[Every, AfterValidator(_polite)] = QUARTER_HOUR
    full: bool = False
    allow_private: bool = False

    @property
    def key(self) -> str:
        return self.url

    @property
    def label(self) -> str:
        return self.name or self.publisher or self.url


class Folder(_Strict):
    """A folder of reports, subfolders included; `pattern` chooses by file name."""

    path: Said
    name: Said | None = None
    pattern: Said = "*"
    every: Annotated[Every, AfterValidator(_patient)] = 60.0

    @property
    def key(self) -> str:
        return f"folder {self.path} {self.pattern}"

    @property
    def label(self) -> str:
        return self.name or self.path


class Plan(_Strict):
    """Everything that is watched. `contact`: told to the sites."""

    feeds: tuple[Feed, ...] = ()
    folders: tuple[Folder, ...] = ()
    contact: str | None = None

    @property
    def sources(self) -> tuple[Feed | Folder, ...]:
        return (*self.feeds, *self.folders)


def read_plan(path: Path) -> Plan:
    """The plan in a file; a folder's relative path starts at the file. Raises UsageError with all that is wrong in it, NotFound."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NotFound("no such file", source=str(path)) from error
    except OSError as error:
        raise InputError(f"could not be read: {error.strerror or error}", source=str(path)) from error
    except UnicodeDecodeError as error:
        raise UsageError("it is not UTF-8", source=str(path), hint=HINT) from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"it is no TOML: {error}", source=str(path), hint=HINT) from error
    plan, mistakes = _checked(written, path.parent)
    if mistakes:
        told = "; ".join(mistakes)
        raise UsageError(f"{len(mistakes)} mistakes: {told}" if len(mistakes) > 1 else told, source=str(path), hint=HINT)
    return plan


def _checked(written: dict[str, Any], home: Path) -> tuple[Plan, list[str]]:
    mistakes = [
        f"`{name}` is not known: there are [defaults], [[feed]] and [[folder]]" for name in written.keys() - {"defaults", "feed", "folder"}
    ]
    defaults = _made(Defaults, written.get("defaults", {}), "defaults", mistakes) or Defaults()
    common = {name: value for name, value in defaults if name in defaults.model_fields_set and name != "contact"}
    feeds = [
        made.model_copy(update={name: value for name, value in common.items() if name not in made.model_fields_set})
        for made in _all(Feed, written, "feed", mistakes)
    ]
    folders = [made.model_copy(update={"path": str(home / made.path)}) for made in _all(Folder, written, "folder", mistakes)]
    if not mistakes and not feeds and not folders:
        mistakes.append("nothing to watch: it has no [[feed]] and no [[folder]]")
    plan = Plan(feeds=tuple(feeds), folders=tuple(folders), contact=defaults.contact)
    keys = [source.key for source in plan.sources]
    mistakes += [f"{key} stands in it twice" for key in dict.fromkeys(key for key in keys if keys.count(key) > 1)]
    return plan, mistakes


def _all(kind: type[Made], written: dict[str, Any], name: str, mistakes: list[str]) -> list[Made]:
    """The items of a list of tables that are right."""
    found = written.get(name, [])
    if not isinstance(found, list):
        mistakes.append(f"`{name}` is written [[{name}]], once for each")
        return []
    made = [_made(kind, item, f"{name} {number}", mistakes) for number, item in enumerate(found, 1)]
    return [item for item in made if item is not None]


def _made(kind: type[Made], item: object, place: str, mistakes: list[str]) -> Made | None:
    """The item, or None with its mistakes added to the others."""
    if not isinstance(item, dict):
        mistakes.append(f"{place} is no table")
        return None
    name = item.get("name") or item.get("url") or item.get("path")
    place = f"{place} ({name})" if name else place
    try:
        return kind.model_validate(item)
    except ValidationError as error:
        for fault in error.errors():
            field = ".".join(str(part) for part in fault["loc"][:1])
            told = {"missing": "is missing", "extra_forbidden": f"is not known: there are {', '.join(kind.model_fields)}"}
            mistakes.append(f"{place}: `{field}` {told.get(fault['type']) or _worded(fault)}")
        return None


def _worded(fault: Any) -> str:
    wanted = {
        "bool_type": "is true or false", "string_type": "is a text in quotation marks",
        "string_pattern_mismatch": "is no address to be reached at, without blanks",
    }  # fmt: skip
    return wanted.get(fault["type"]) or str(fault["msg"]).removeprefix("Value error, ")
