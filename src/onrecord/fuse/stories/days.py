"""When stories came out, and which of two came first."""

from __future__ import annotations

from datetime import date

from onrecord.fuse.stories.story import Story


def days_apart(a: Story, b: Story) -> int | None:
    """The fewest days that can lie between two stories; None where one's date is not known."""
    if not (a.first and a.last and b.first and b.last):
        return None
    gap = max(_day(a.first) - _day(b.last), _day(b.first) - _day(a.last)).days
    return max(0, gap)


def is_later(a: Story, b: Story, days: int) -> bool:
    """Whether more than so many days certainly lie between two stories."""
    apart = days_apart(a, b)
    return apart is not None and apart > days


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])


def precedes(a: Story, b: Story) -> bool:
    """Whether `a` certainly came out before `b`. A date without a time is any moment of its day."""
    if a.last is None or b.first is None:
        return False
    size = min(len(a.last), len(b.first))
    return a.last[:size] < b.first[:size]


def order(story: Story) -> tuple[bool, str, str, bool, int, str]:
    """Who is taken to be first: in this order no story stands behind one that it certainly precedes.

    Undated ones stand last; where dates do not tell, a story that credits itself to an outlet stands before one that does not, the
    longer before the shorter.
    """
    last = story.last or "9999"
    return (
        story.last is None,
        last if len(last) > 10 else f"{last}T24",
        story.first or "",
        story.credit is None,
        -story.length,
        story.document,
    )
