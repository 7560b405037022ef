"""JSON and JSON Lines."""

from __future__ import annotations

import json

from onrecord.model import Document, document_id
from onrecord.read import Failure, read_bytes

NYALA = "Shelling of the market in Nyala killed eleven people on Friday, doctors said, and the army denied that it had fired."
SAADA = "The coalition said that it had struck a launch site outside Saada after a missile was fired across the border."


def lines(*items: object) -> bytes:
    return "".join(json.dumps(item) + "\n" for item in items).encode()


def test_every_field_comes_back() -> None:
    item = {
        "id": 17,
        "url": "https://example.org/a?b=1#c",
        "title": "Nyala",
        "publisher": "Radio",
        "published": "2023-08-25",
        "text": NYALA,
    }
    (document,) = read_bytes(lines(item), name="a.jsonl")
    assert isinstance(document, Document)
    assert (document.source_id, document.url, document.title, document.publisher) == ("17", item["url"], "Nyala", "Radio")
    assert document.published.model_dump() == {
        "first": "2023-08-25", "last": "2023-08-25", "precision": "day", "basis": "metadata", "why": "its metadata says '2023-08-25'",
    }  # fmt: skip
    assert document.id == document_id(NYALA, url="https://example.org/a?b=1#c", source_id="17")


def test_lines_fail_one_by_one_and_name_their_number() -> None:
    content = lines({"text": NYALA}) + b"\n{broken\n" + b'{"text": "caf\xe9"}\n' + lines([1], {"text": SAADA})
    found = list(read_bytes(content, name="a.jsonl"))
    assert [each.source for each in found if isinstance(each, Failure)] == ["a.jsonl:3", "a.jsonl:4", "a.jsonl:5"]
    assert [each.text for each in found if isinstance(each, Document)] == [NYALA, SAADA]


def test_json_is_told_by_its_content() -> None:
    for name in ("a", "a.json", "a.log", "a.ndjson"):
        found = list(read_bytes(lines({"text": NYALA}, {"text": SAADA}), name=name))
        assert [each.text for each in found if isinstance(each, Document)] == [NYALA, SAADA], name


def test_a_list_and_a_printed_object_are_read_whole() -> None:
    both = json.dumps([{"text": NYALA}, {"text": ""}, {"text": SAADA}], indent=2).encode()
    found = list(read_bytes(both, name="a.json"))
    assert [type(each) for each in found] == [Document, Failure, Document]
    assert isinstance(found[1], Failure)
    assert found[1].source == "a.json:2"
    one = json.dumps({"text": NYALA}, indent=2).encode()
    for name in ("a.json", "a.jsonl"):
        assert [each.text for each in read_bytes(one, name=name) if isinstance(each, Document)] == [NYALA]


def test_half_a_surrogate_pair_keeps_the_offsets() -> None:
    (document,) = read_bytes(b'{"text": "Shells \\ud83d hit the town of Saada, the governor said on Monday."}', name="a.jsonl")
    assert isinstance(document, Document)
    assert document.text[7] == "�"
    assert document.text.index("hit") == 9


def test_a_marked_first_line_is_read() -> None:
    (document,) = read_bytes(b"\xef\xbb\xbf" + lines({"text": NYALA}), name="a.jsonl")
    assert isinstance(document, Document)


def test_lines_in_utf16_are_refused() -> None:
    (failure,) = read_bytes(lines({"text": NYALA}).decode().encode("utf-16"), name="a.jsonl")
    assert isinstance(failure, Failure)
    assert failure.error.code == "encoding"


def test_a_text_file_of_prose_in_braces_stays_text() -> None:
    text = '{"Peace" is a large word}, said the governor of Saada, who has seen three truces fail in the last year.'
    (document,) = read_bytes(text.encode(), name="a.txt")
    assert isinstance(document, Document)
    assert document.text == text
