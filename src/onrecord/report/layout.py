"""A report's text as it is laid out: posts, paragraphs, and runs of text, each with the marks that lie on it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from onrecord.model import Document, Frozen

LONGEST = 4_000
"""Code points of a block: a longer paragraph is laid out as several, so that a page can leave out what is out of sight."""


class Stretch(Frozen):
    """A stretch of text that belongs to a fact, in code points."""

    id: str
    start: int
    end: int


class Run(Frozen):
    """Text under the same marks, outermost first. `begins`: those of them that lie on no text before."""

    text: str
    marks: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


class Block(Frozen):
    """A paragraph, or a part of a long one: `continues` if it goes on in the next block."""

    start: int
    end: int
    runs: tuple[Run, ...]
    continues: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Section(Frozen):
    """A post of a live blog with its stamp, or what stands outside of posts."""

    stamp: str | None = None
    at: str | None = None
    blocks: tuple[Block, ...]


def laid_out(document: Document, stretches: Iterable[Stretch]) -> tuple[Section, ...]:
    """The whole text with every stretch on it, whatever overlaps: nested in longer ones, cut where it only overlaps."""
    waiting = deque(sorted(stretches, key=lambda mark: (mark.start, -mark.end, mark.id)))
    over: list[Stretch] = []
    seen: set[str] = set()
    found = []
    for start, end, stamp, at in _parts(document):
        blocks = []
        for first, last, continues in _paragraphs(document.text, start, end):
            over = [mark for mark in over if mark.end > first]
            while waiting and waiting[0].start < last:
                over.append(waiting.popleft())
            blocks.append(_block(document.text, first, last, continues, [mark for mark in over if mark.end > first], seen))
        if blocks or stamp is not None:
            found.append(Section(stamp=stamp, at=at, blocks=tuple(blocks)))
    return tuple(found)


def _parts(document: Document) -> Iterator[tuple[int, int, str | None, str | None]]:
    """Start, end, stamp and moment of each post, and of what lies between them."""
    done = 0
    for post in sorted(document.posts, key=lambda post: post.start):
        if post.start > done:
            yield done, post.start, None, None
        if post.end > done:
            yield max(post.start, done), post.end, post.stamp, post.at
            done = post.end
    if done < len(document.text):
        yield done, len(document.text), None, None


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each line that is not blank, long ones in parts; whether the line goes on."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        while stop - start > LONGEST:
            cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
            yield start, cut, True
            start = cut
        if text[start:stop].strip():
            yield start, stop, False
        start = stop + 1


def _block(text: str, start: int, end: int, continues: bool, marks: Sequence[Stretch], seen: set[str]) -> Block:
    cuts = sorted({start, end, *(cut for mark in marks for cut in (mark.start, mark.end) if start < cut < end)})
    runs = []
    for first, last in pairwise(cuts):
        over = sorted((m for m in marks if m.start <= first and m.end >= last), key=lambda m: (m.start - m.end, m.start, m.id))
        ids = tuple(dict.fromkeys(mark.id for mark in over))
        runs.append(Run(text=text[first:last], marks=ids, begins=tuple(key for key in ids if key not in seen)))
        seen.update(ids)
    return Block(start=start, end=end, runs=tuple(runs), continues=continues)
