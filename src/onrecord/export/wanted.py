"""What is to be written, and how a format writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.errors import UsageError
from onrecord.export.veil import OPEN, Veil
from onrecord.fuse import Record
from onrecord.fuse.counts import Policy, policy


@dataclass(frozen=True)
class Wanted:
    """One kind of line (in the plural) or all; `by`: the policy that picks a count; `only`: ids of what is wanted, None for everything;
    `veil`: what the public may not see. `left_out`: why → how many were left out, filled while the format writes."""

    kind: str | None = None
    by: Policy = field(default_factory=policy)
    only: frozenset[str] | None = None
    veil: Veil = OPEN
    left_out: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def has(self, key: str) -> bool:
        return self.only is None or key in self.only

    def leave_out(self, why: str) -> None:
        """Count what a format cannot hold; the sidecar says so."""
        self.left_out[why] = self.left_out.get(why, 0) + 1

    def count(self, what: str) -> None:
        """Count what was written."""
        self.counts[what] = self.counts.get(what, 0) + 1


Records = Iterable[Record]
"""The record whole, or in parts: each of some reports, in order of their ids, none of them twice."""


@dataclass(frozen=True)
class Format:
    """How a format is written: `write` gives its pieces. `kinds`: those that it can hold, the first by default; none: it holds its own.

    `selects`: the kind of thing that it is made of, which a filter then picks; `whole_case`: it holds a case and not a record of it;
    `shaped`: what must be said of a format that follows somebody else's. `across`:
    the kinds that need the whole record at once (None stands for all kinds), for what they say depends on other reports.
    """

    write: Callable[[Records, Wanted], Iterator[str] | Iterator[bytes]]
    suffix: str
    media_type: str
    note: str
    kinds: tuple[str, ...] = ()
    every_kind: bool = False
    across: frozenset[str | None] = frozenset()
    selects: str | None = None
    whole_case: bool = False
    shaped: str | None = None

    def kind(self, name: str, asked: str | None) -> str | None:
        """The kind that is written. Raises UsageError, listing those that there are, for one that the format `name` does not hold."""
        if asked is None:
            return None if self.every_kind or not self.kinds else self.kinds[0]
        if asked not in self.kinds:
            hint = f"There are: {', '.join(self.kinds)}." if self.kinds else f"{name} has one content; leave the kind away."
            raise UsageError(f"{name} holds no {asked}", hint=hint)
        return asked
