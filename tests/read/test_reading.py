"""Whole inputs: what becomes a document, what becomes a failure, and that nothing stops the rest."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EmptyInput, InputError, NotFound, OnRecordError, UsageError
from onrecord.model import Document, document_id, text_sha256
from onrecord.read import Failure, Limits, read, read_bytes, read_one, read_text

REPORT = "The army said on Tuesday that its drones had hit a depot near El Fasher, and that nine soldiers were wounded."
PROSE = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t"), min_size=1)


def only(found: list[Document | Failure]) -> Document:
    assert len(found) == 1
    assert isinstance(found[0], Document), found[0]
    return found[0]


def failed(content: bytes, name: str = "report.txt", limits: Limits | None = None) -> OnRecordError:
    found = list(read_bytes(content, name=name, limits=limits))
    assert len(found) == 1
    assert isinstance(found[0], Failure)
    assert "\n" not in str(found[0].error)
    assert str(found[0].error).startswith(found[0].source)
    return found[0].error


@given(PROSE)
def test_plain_text_is_kept_code_point_for_code_point(tail: str) -> None:
    text = REPORT + tail
    document = only(list(read_bytes(text.encode(), name="a.txt", language="en")))
    assert document.text == text
    assert document.sha256 == text_sha256(text)


@given(PROSE)
def test_text_of_a_json_line_is_kept_code_point_for_code_point(tail: str) -> None:
    line = json.dumps({"text": REPORT + tail}).encode()
    document = only(list(read_bytes(line + b"\n", name="a.jsonl", language="en")))
    assert document.text == REPORT + tail
    assert document.source_sha256 == hashlib.sha256(line).hexdigest()


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a", "a.gz"]))
def test_arbitrary_bytes_give_documents_or_failures(content: bytes, name: str) -> None:
    found = list(read_bytes(content, name=name))
    assert found
    for each in found:
        if isinstance(each, Document):
            each.model_dump_json()


def test_a_document_carries_its_path_and_hashes(tmp_path: Path) -> None:
    path = tmp_path / "el-fasher.txt"
    path.write_bytes(b"\xef\xbb\xbf" + REPORT.encode())
    document = read_one(path)
    assert document.text == REPORT
    assert document.path == str(path)
    assert document.id == document_id(REPORT)
    assert document.source_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.language == "en"
    assert document.published.basis == "unknown"


def test_line_ends_of_windows_are_kept() -> None:
    text = f"{REPORT}\r\n\r\nA curfew was imposed.\r\n"
    assert only(list(read_bytes(text.encode(), name="a.txt"))).text == text


@pytest.mark.parametrize(
    ("content", "name", "code", "word"),
    [
        (b"", "a.txt", "empty", "empty file"),
        (b"", "a.jsonl", "empty", "empty file"),
        (b" \n\t\n", "a.txt", "empty", "white space"),
        (b"\n\n", "a.jsonl", "empty", "empty lines"),
        (b"[]", "a.json", "empty", "nothing in it"),
        (b'{"text": "  "}', "a.jsonl", "empty", "white space"),
        (b"%PDF-1.7 \xe2\xe3", "a.txt", "binary", "a PDF"),
        (b"PK\x03\x04rest", "a.docx", "binary", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "a", "binary", "PNG"),
        (b"The army\0said", "a.txt", "binary", "zero bytes"),
        (b"The \x01\x02\x03\x04 army", "a.txt", "binary", "control characters"),
        ("The army said so.".encode("utf-16-le"), "a.txt", "encoding", "UTF-16"),
        ("“The army” – said".encode()[:-8] + b"\xe2\x80", "a.txt", "encoding", "UTF-8 that is broken"),
        (b'{"text": "The army sa', "a.jsonl", "malformed", "truncated JSON"),
        (b'{\n "text": "The army', "a.json", "malformed", "truncated JSON"),
        (b'{"title": "x"}', "a.jsonl", "malformed", "no `text`"),
        (b'{"text": 7}', "a.jsonl", "malformed", "`text` is a number"),
        (b'{"text": "x", "url": ["y"]}', "a.jsonl", "malformed", "`url` is a list"),
        (b"[1, 2", "a.json", "malformed", "truncated JSON"),
        (b"[" * 100_000, "a.json", "malformed", "nested too deeply"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "feed", "malformed", "XML"),
        (b"<html><body></body></html>", "a.html", "malformed", "without an article"),
        (gzip.compress(REPORT.encode() * 99)[:-30], "a.txt.gz", "malformed", "gzip"),
    ],
)
def test_what_cannot_be_read_fails_with_one_clear_line(content: bytes, name: str, code: str, word: str) -> None:
    error = failed(content, name)
    assert error.code == code
    assert word in error.message


def test_bytes_in_no_known_encoding_fail() -> None:
    error = failed(bytes(range(0x80, 0x9F)) * 3 + b" \x81\x8d army", "a.txt")
    assert error.code in ("encoding", "language", "binary")


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl"])
def test_a_gigantic_input_is_refused(name: str) -> None:
    small = Limits(report=100, page=100)
    assert failed(b'{"text": "' + b"x" * 500 + b'"}', name, small).code == "too_large"


def test_a_compressed_bomb_is_refused() -> None:
    bomb = gzip.compress(b"x" * 12_000_000)
    assert "inflates" in failed(bomb, "a.jsonl.gz").message


def test_a_compressed_report_is_read() -> None:
    assert only(list(read_bytes(gzip.compress(REPORT.encode()), name="a.txt.gz"))).text == REPORT


def test_a_failing_file_does_not_stop_the_folder(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.txt").write_text(REPORT)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "sub" / "c.txt").write_text(REPORT + " More followed.")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "z.txt").symlink_to(tmp_path / "nowhere")
    found = list(read(tmp_path))
    assert [type(each).__name__ for each in found] == ["Failure", "Document", "Document", "Failure"]
    assert isinstance(found[0], Failure)
    assert found[0].source.endswith("a.pdf")
    assert isinstance(found[3], Failure)
    assert isinstance(found[3].error, NotFound)


def test_an_empty_folder_and_a_missing_file_fail(tmp_path: Path) -> None:
    (found,) = read(tmp_path)
    assert isinstance(found, Failure)
    assert isinstance(found.error, EmptyInput)
    with pytest.raises(NotFound):
        read_one(tmp_path / "missing.txt")


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="a pipe"):
        read_one(tmp_path / "pipe")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT)
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read_one(path)


def test_a_name_that_is_no_utf8_is_written_so_that_json_can_hold_it(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")  # noqa: PTH118
    try:
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(REPORT.encode())
    except OSError:
        pytest.skip("the file system takes no such names")
    document = only(list(read(tmp_path)))
    assert document.path is not None
    assert document.path.endswith("caf\\xe9.txt")


def test_standard_input_is_read_as_lines_or_text(monkeypatch: pytest.MonkeyPatch) -> None:
    for content in (REPORT.encode(), json.dumps({"text": REPORT}).encode() + b"\n"):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        assert read_one("-").text == REPORT


def test_several_reports_are_no_single_one(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(2 * (json.dumps({"text": REPORT}) + "\n"))
    with pytest.raises(UsageError, match="more than one"):
        read_one(path)


def test_what_the_reader_says_overrides_the_metadata() -> None:
    line = json.dumps({"text": REPORT, "published": "2023-05-01", "language": "sw"}).encode()
    document = only(list(read_bytes(line, name="a.jsonl", published="2023-06-02/2023-06-04", language="en")))
    assert (document.published.first, document.published.last, document.published.basis) == ("2023-06-02", "2023-06-04", "user")
    assert document.language == "en"


def test_senseless_wishes_are_refused_at_once() -> None:
    with pytest.raises(UsageError):
        read("a.txt", published="last week")
    with pytest.raises(UsageError):
        read("a.txt", language="uk")


def test_text_at_hand_becomes_a_document() -> None:
    assert read_text(REPORT).text == REPORT
    with pytest.raises(EmptyInput):
        read_text("\n")
