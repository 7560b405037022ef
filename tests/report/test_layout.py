from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Document, Post, document_id, text_sha256
from onrecord.report.layout import LONGEST, Block, Section, Stretch, laid_out


def document(text: str, posts: tuple[Post, ...] = ()) -> Document:
    return Document(id=document_id(text), sha256=text_sha256(text), text=text, posts=posts)


def blocks(sections: tuple[Section, ...]) -> list[Block]:
    return [block for section in sections for block in section.blocks]


def over(laid: tuple[Section, ...], key: str) -> str:
    """The words under a mark."""
    return "".join(run.text for block in blocks(laid) for run in block.runs if key in run.marks)


def test_marks_that_overlap_are_nested_in_longer_ones() -> None:
    text = "The mayor said 12 people had died in Kherson."
    laid = laid_out(
        document(text), [Stretch(id="S", start=15, end=44), Stretch(id="F", start=15, end=24), Stretch(id="P", start=37, end=44)]
    )
    (block,) = blocks(laid)
    assert [(run.text, run.marks) for run in block.runs] == [
        ("The mayor said ", ()), ("12 people", ("S", "F")), (" had died in ", ("S",)), ("Kherson", ("S", "P")), (".", ()),
    ]  # fmt: skip
    assert [run.begins for run in block.runs] == [(), ("S", "F"), (), ("P",), ()]


def test_a_mark_over_two_paragraphs_lies_on_both_and_begins_once() -> None:
    laid = laid_out(document("One line.\n\nAnother line."), [Stretch(id="S", start=4, end=18)])
    assert [block.text for block in blocks(laid)] == ["One line.", "Another line."]
    assert over(laid, "S") == "line.Another"
    assert [run.begins for block in blocks(laid) for run in block.runs if run.begins] == [("S",)]


def test_posts_of_a_live_blog_keep_their_stamps() -> None:
    text = "Live updates\n10:40 GMT\nShelling goes on.\n11:05 GMT\nIt stopped."
    posts = (Post(start=23, end=41, stamp="10:40 GMT", at="2023-10-18T10:40"), Post(start=51, end=62, stamp="11:05 GMT"))
    laid = laid_out(document(text, posts), [])
    assert [(section.stamp, [block.text for block in section.blocks]) for section in laid if section.stamp] == [
        ("10:40 GMT", ["Shelling goes on."]), ("11:05 GMT", ["It stopped."]),
    ]  # fmt: skip


def test_a_long_line_is_laid_out_in_parts_that_lose_nothing() -> None:
    text = "a word " * 5_000 + "x" * (2 * LONGEST)
    laid = laid_out(document(text), [Stretch(id="S", start=10, end=len(text) - 10)])
    assert "".join(block.text for block in blocks(laid)) == text
    assert max(block.end - block.start for block in blocks(laid)) <= LONGEST
    assert [block.continues for block in blocks(laid)][-2:] == [True, False]
    assert over(laid, "S") == text[10:-10]


@given(st.text(alphabet="ab \n😀", max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=6))
def test_every_mark_is_on_its_words_whatever_overlaps(text: str, ends: list[tuple[int, int]]) -> None:
    marks = [
        Stretch(id=f"F{at}", start=start, end=min(start + more, len(text))) for at, (start, more) in enumerate(ends) if start < len(text)
    ]
    laid = laid_out(document(text), marks)
    for block in blocks(laid):
        assert block.text == text[block.start : block.end]
    shown = "".join(block.text for block in blocks(laid))
    assert shown.replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")
    for mark in marks:
        words = text[mark.start : mark.end]
        assert "".join(over(laid, mark.id).split()) == "".join(words.split())
