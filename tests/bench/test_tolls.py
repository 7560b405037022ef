"""The bench of tolls on labels and paragraphs of our own."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from bench.quality.scoreboard import ask
from bench.quality.tolls import FOLDER, PEER, Toll, paired, paragraphs, same_party

TEXT = "A mortar shell kills four Utopian soldiers and wounds nine others."


def _corpus(folder: Path, labels: str) -> Path:
    (folder / FOLDER).mkdir()
    with gzip.open(folder / FOLDER / "some.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"text": text, "date": "2019-04-02"}) + "\n" for text in ("Nothing of note.", TEXT))
    table = folder / "labels.tsv"
    table.write_text(f"# source: here\nfile\tline\tsha\tmeasure\tvalue\tlower\tupper\tbound\tpopulation\tparty\n{labels}", encoding="utf-8")
    return table


def test_labels_are_read_with_the_paragraph_that_they_name(tmp_path: Path) -> None:
    sha = hashlib.sha256(TEXT.encode()).hexdigest()[:12]
    killed, wounded = "killed\t4\t4\t4\texact\tmilitary\tUtopia", "wounded\t9\t9\t9\texact\tpeople\t"
    [paragraph] = paragraphs(tmp_path, _corpus(tmp_path, f"some.jsonl.gz\t1\t{sha}\t{killed}\nsome.jsonl.gz\t1\t{sha}\t{wounded}\n"))
    assert (paragraph.text, paragraph.published) == (TEXT, "2019-04-02")
    assert paragraph.tolls == (
        Toll("killed", 4, 4, 4, "exact", "military", "Utopia"),
        Toll("wounded", 9, 9, 9, "exact", "people", None),
    )


def test_a_paragraph_without_tolls_is_kept(tmp_path: Path) -> None:
    sha = hashlib.sha256(b"Nothing of note.").hexdigest()[:12]
    [paragraph] = paragraphs(tmp_path, _corpus(tmp_path, f"some.jsonl.gz\t0\t{sha}\tnone\t\t\t\t\t\t\n"))
    assert paragraph.tolls == ()


def test_another_text_than_was_labelled_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not the paragraph that was labelled"):
        paragraphs(tmp_path, _corpus(tmp_path, "some.jsonl.gz\t1\t000000000000\tnone\t\t\t\t\t\t\n"))


def test_each_toll_is_paired_once_with_the_label_that_it_agrees_with_most() -> None:
    labels = [Toll("killed", 2, party="Utopia"), Toll("killed", 2, party="Erewhon")]
    found = [Toll("killed", 2, party="Erewhon"), Toll("wounded", 2), Toll("killed", 2, party="Utopia")]
    assert paired(labels, found) == [(labels[0], found[2]), (labels[1], found[0])]
    assert len(paired(labels, found[:2])) == 1


def test_parties_are_the_same_where_their_names_share_a_word() -> None:
    assert same_party(Toll("killed", 1, party="Houthis"), Toll("killed", 1, party="the Houthis"))
    assert same_party(Toll("killed", 1), Toll("killed", 1))
    assert not same_party(Toll("killed", 1, party="Islamic State of Iraq"), Toll("killed", 1, party="Coast of Ivory"))
    assert not same_party(Toll("killed", 1), Toll("killed", 1, party="Utopia"))


def test_the_peer_takes_the_word_nearest_to_a_number() -> None:
    assert ask(PEER, [{"text": TEXT}, {"text": "In 2019 nobody came."}], python=None) == [[["killed", 4], ["wounded", 9]], []]
