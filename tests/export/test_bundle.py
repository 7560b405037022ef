"""A bundle makes the identical case again; one that is not as it says is refused, and leaves nothing behind."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.case import Case
from onrecord.errors import InputError, MalformedInput, OnRecordError, TooLarge, UsageError
from onrecord.export.bundle import MANIFEST
from onrecord.export.unbundle import MEMBERS, Bundle
from onrecord.exporting import take
from onrecord.fuse.incidents import incidents
from onrecord.importing import import_bundle
from onrecord.model import Document
from tests.export.reports import REPORTS


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of a case with a corrected report, one that was read again, and judgements, one of them undone."""
    folder = tmp_path_factory.mktemp("packed")
    with Case(folder / "case.db") as case:
        case.add(*(one.document for one in REPORTS))
        case.add(corrected(REPORTS[1].document))
        case.add(REPORTS[0].document, again=True)
        found = incidents(case.record())
        made = case.judge("same", [found[0].id, found[1].id], by="reader", note="=the same shelling 😀")
        case.judge("undo", undoes=made.id, by="editor")
        case.judge("different", [found[0].id], [found[-1].id], by="editor")
        (folder / "case.zip").write_bytes(b"".join(take(case, format="bundle").pieces()))
    return folder / "case.zip"


def corrected(document: Document) -> Document:
    """A later text under the same address."""
    from onrecord.model import document_id, text_sha256

    text = document.text.replace("At least 6", "At least 7")
    return document.model_copy(update={"text": text, "id": document_id(text, url=document.url), "sha256": text_sha256(text)})


def written(case: Path, format: str, kind: str | None = None) -> bytes:
    with Case(case, create=False) as opened:
        return b"".join(take(opened, format=format, kind=kind).pieces())


def test_imported_case_is_the_identical_record(packed: Path, tmp_path: Path) -> None:
    imported = import_bundle(packed, tmp_path / "new.db")
    former = packed.with_name("case.db")
    assert imported.rows["judgement"] == 3
    assert written(tmp_path / "new.db", "bundle") == packed.read_bytes()
    for format in ("jsonl", "annotations", "acled", "ucdp", "hxl", "claims", "geojson"):
        assert written(tmp_path / "new.db", format) == written(former, format)
    with Case(former, create=False) as one, Case(tmp_path / "new.db", create=False) as other:
        assert one.judgements() == other.judgements()
        assert list(one.extractions()) == list(other.extractions())
        assert [document.published for document in one.documents()] == [document.published for document in other.documents()]
        assert [one.store.snapshot(), one.store.supersedes()] == [other.store.snapshot(), other.store.supersedes()]
        assert other.verify().problems == ()
        assert one.search("shelling") == other.search("shelling")


def test_imported_case_goes_on(packed: Path, tmp_path: Path) -> None:
    import_bundle(packed, tmp_path / "new.db")
    with Case(tmp_path / "new.db", create=False) as case:
        assert case.add(REPORTS[0].document).known == 1
        assert case.add(corrected(REPORTS[0].document.model_copy(update={"url": "https://other.example/1"}))).added == 1
        case.judge("undo", undoes=case.judgements()[-1].id, by="reader")
        assert case.verify().problems == ()


def test_bundle_holds_what_it_needs_to_be_read_without_onrecord(packed: Path) -> None:
    with zipfile.ZipFile(packed) as bundle:
        assert set(bundle.namelist()) == MEMBERS
        manifest = json.loads(bundle.read(MANIFEST))
        for name, told in manifest["members"].items():
            raw = bundle.read(name)
            assert (len(raw), hashlib.sha256(raw).hexdigest()) == (told["bytes"], told["sha256"])
        assert json.loads(bundle.read("annotations.json"))["type"] == "AnnotationPage"


Change = Callable[[dict[str, bytes]], None]


def repacked(packed: Path, to: Path, change: Change, *, honest: bool = False) -> Path:
    """The bundle with its members changed; `honest`: its manifest made to fit them."""
    with zipfile.ZipFile(packed) as bundle:
        members = {name: bundle.read(name) for name in bundle.namelist()}
    change(members)
    if honest:
        manifest = json.loads(members[MANIFEST])
        manifest["members"] = {
            name: {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()} for name, raw in members.items() if name != MANIFEST
        }
        members[MANIFEST] = json.dumps(manifest).encode()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, raw in members.items():
            bundle.writestr(name, raw)
    return to


def swap(name: str, old: bytes, new: bytes) -> Change:
    def change(members: dict[str, bytes]) -> None:
        assert old in members[name]
        members[name] = members[name].replace(old, new)

    return change


def put(name: str, raw: bytes) -> Change:
    return lambda members: members.update({name: raw})


def take_out(name: str) -> Change:
    def change(members: dict[str, bytes]) -> None:
        del members[name]

    return change


def first_row_out(name: str) -> Change:
    return lambda members: members.update({name: members[name].partition(b"\n")[2]})


LIES: dict[str, tuple[Change, bool]] = {
    "a fact changed": (swap("case/fact.jsonl", b"4 civilians", b"9 civilians"), False),
    "a fact changed, the manifest with it": (swap("case/fact.jsonl", b"4 civilians", b"9 civilians"), True),
    "a text changed, the manifest with it": (swap("case/document.jsonl", b"Russian shelling killed", b"Russian shelling spared"), True),
    "a judgement forged": (swap("case/judgement.jsonl", b"editor", b"reader"), True),
    "an entry of custody moved": (swap("case/custody.jsonl", b'"previous":"0', b'"previous":"1'), True),
    "a judgement left out": (first_row_out("case/judgement.jsonl"), True),
    "a reading left out": (first_row_out("case/extraction.jsonl"), True),
    "the record changed": (swap("record.jsonl", b"Orikhiv", b"Orikhov"), False),
    "a way out": (put("../../evil.db", b"x"), False),
    "an absolute way out": (put("/etc/evil", b"x"), False),
    "a way out in the manifest": (swap(MANIFEST, b"README.txt", b"../READ.txt"), False),
    "a member too many": (put("case/token.jsonl", b"{}"), True),
    "a member too few": (take_out("record.jsonl"), False),
    "no JSON": (put("case/run.jsonl", b"not a row\n"), True),
    "a row of another shape": (put("case/run.jsonl", b'{"seq":1}\n'), True),
    "a row that nests": (put("case/run.jsonl", b"[" * 100_000 + b"\n"), True),
    "a row that holds a list": (put("case/failure.jsonl", b'{"seq":[1]}\n'), True),
    "a line cut short": (put("case/failure.jsonl", b'{"seq":1'), True),
    "another version": (swap(MANIFEST, b"onrecord-bundle@1", b"onrecord-bundle@9"), False),
    "a manifest of nothing": (put(MANIFEST, b"[]"), False),
    "another snapshot": (swap(MANIFEST, b'"snapshot": "sha256:', b'"snapshot": "sha256:0'), False),
}


@pytest.mark.parametrize("lie", list(LIES))
def test_bundle_that_lies_is_refused_and_leaves_nothing(packed: Path, tmp_path: Path, lie: str) -> None:
    change, honest = LIES[lie]
    bad = repacked(packed, tmp_path / "bad.zip", change, honest=honest)
    with pytest.raises(OnRecordError):
        import_bundle(bad, tmp_path / "new.db")
    assert {path.name for path in tmp_path.iterdir()} == {"bad.zip"}


def test_bundle_with_a_name_twice_is_refused(packed: Path, tmp_path: Path) -> None:
    bad = repacked(packed, tmp_path / "bad.zip", lambda members: None)
    with zipfile.ZipFile(bad, "a") as bundle, pytest.warns(UserWarning, match="Duplicate"):
        bundle.writestr("record.jsonl", "x")
    with pytest.raises(MalformedInput, match=r"record\.jsonl"):
        Bundle(bad)


def test_zip_bomb_is_refused_before_it_is_unpacked(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = repacked(packed, tmp_path / "bad.zip", put("case/run.jsonl", b" " * (8 << 20)), honest=True)
    with pytest.raises(TooLarge, match="times its size"):
        Bundle(bad)
    monkeypatch.setattr("onrecord.export.unbundle.MOST_BYTES", 1000)
    with pytest.raises(TooLarge, match="unpacks to more"):
        Bundle(packed)


def test_line_without_end_is_refused(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.export.unbundle.MOST_LINE", 50_000)
    letters = bytes(97 + at * 7 % 26 for at in range(200_000))
    bad = repacked(packed, tmp_path / "bad.zip", put("case/run.jsonl", b'{"seq":"' + letters), honest=True)
    with pytest.raises(TooLarge, match="longer than"):
        import_bundle(bad, tmp_path / "new.db")


@pytest.mark.parametrize("raw", [b"", b"PK", b"plain text", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_bundle_is_told_so(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "bad.zip").write_bytes(raw)
    with pytest.raises(InputError, match="no bundle"):
        import_bundle(tmp_path / "bad.zip", tmp_path / "new.db")


def test_bundle_cut_short_is_refused(packed: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(packed.read_bytes()[:-2000])
    with pytest.raises(InputError):
        import_bundle(tmp_path / "bad.zip", tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_damaged_bytes_are_refused(packed: Path, tmp_path: Path) -> None:
    raw = bytearray(packed.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as bundle:
        at = bundle.getinfo("case/fact.jsonl").header_offset + 200
    raw[at] ^= 0xFF
    (tmp_path / "bad.zip").write_bytes(bytes(raw))
    with pytest.raises(OnRecordError):
        import_bundle(tmp_path / "bad.zip", tmp_path / "new.db")


def test_case_that_is_there_is_never_written_over(packed: Path, tmp_path: Path) -> None:
    with Case(tmp_path / "there.db") as case:
        case.add(REPORTS[0].document)
        before = case.store.snapshot()
        with Bundle(packed) as bundle, pytest.raises(UsageError, match="not empty"):
            case.store.carry_in(bundle.tables())
    with pytest.raises(InputError, match="a case already"):
        import_bundle(packed, tmp_path / "there.db")
    with Case(tmp_path / "there.db", create=False) as case:
        assert case.store.snapshot() == before
