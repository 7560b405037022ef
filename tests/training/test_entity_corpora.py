"""The readers of corpora of names, on small files of our own in each format."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from training.corpora import crossner, gum_entities, re3d, re3d_names, silver, uner, wikigold, wnut
from training.corpora.names import OUTSIDE
from training.example import ENTITY_TYPES, Example

TAGS = {"O", *(f"{part}-{type_}" for type_ in ENTITY_TYPES for part in "BI")}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_packed(path: Path, records: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("".join(json.dumps(record) + "\n" for record in records).encode()))


def column(text: str, separator: str = "\t") -> str:
    """A line a token; words carry their tag behind a slash."""
    return "".join(separator.join(token.rsplit("/", 1) if "/" in token else (token, "O")) + "\n" for token in text.split()) + "\n"


def shown(example: Example) -> str:
    """The words with their labels, if any but "O"; a question mark where nothing is said."""
    assert example.entities is not None
    assert len(example.words) == len(example.sentences) == len(example.quoted) == len(example.entities)
    assert all(label is None or (label and label <= TAGS) for label in example.entities)
    return " ".join(
        word if label == OUTSIDE else f"{word}<{'?' if label is None else ' '.join(sorted(label))}>"
        for word, label in zip(example.words, example.entities, strict=True)
    )


def labels(words: str, class_: str) -> list[str]:
    """What re3d's mention of that class says of its words."""
    found = re3d_names.READINGS[class_](words.split())
    return ["?" if label is None else " ".join(sorted(label)) for label in found]


class TestWikigold:
    def test_page_is_one_example(self, tmp_path: Path) -> None:
        page = column("Anna/I-PER Kovalenko/I-PER lives in Poland/I-LOC .", " ") + column("She paints .", " ")
        write(tmp_path / wikigold.FILE, page + "-DOCSTART- O\n\n" + column("Rain fell .", " "))
        first, second = wikigold.examples(tmp_path)
        assert shown(first) == "Anna<B-PERSON> Kovalenko<I-PERSON> lives in Poland<B-PLACE> . She paints ."
        assert first.sentences == (0, 0, 0, 0, 0, 0, 1, 1, 1)
        assert second.words == ("Rain", "fell", ".")

    def test_location_is_place_or_facility_as_the_tables_say(self, tmp_path: Path) -> None:
        write(tmp_path / wikigold.FILE, column("From Marsfield/I-LOC Bridge/I-LOC to Qwyzzorp/I-LOC .", " "))
        (example,) = wikigold.examples(tmp_path)
        assert shown(example) == "From Marsfield<B-FACILITY> Bridge<I-FACILITY> to Qwyzzorp<B-FACILITY B-PLACE> ."

    def test_misc_is_a_people_a_weapon_or_open(self, tmp_path: Path) -> None:
        write(tmp_path / wikigold.FILE, column("A Polish/I-MISC pilot flew the F-16/I-MISC Falcon/I-MISC at Dawnfest/I-MISC .", " "))
        (example,) = wikigold.examples(tmp_path)
        assert shown(example) == (
            "A Polish<B-NATIONALITY> pilot flew the F-16<B-WEAPON> Falcon<I-WEAPON>"
            " at Dawnfest<B-NATIONALITY B-WEAPON I-NATIONALITY I-WEAPON O> ."
        )

    def test_hyphened_token_becomes_the_words_of_run_time(self, tmp_path: Path) -> None:
        write(tmp_path / wikigold.FILE, column("The Polish-built boat sank .", " "))
        (example,) = wikigold.examples(tmp_path)
        assert shown(example) == "The Polish<B-NATIONALITY> - built boat<B-WEAPON I-WEAPON O> sank ."

    def test_quotation_is_marked(self, tmp_path: Path) -> None:
        write(tmp_path / wikigold.FILE, column('He said " we won " and left .', " "))
        (example,) = wikigold.examples(tmp_path)
        assert [word for word, quoted in zip(example.words, example.quoted, strict=True) if quoted] == ["we", "won"]


class TestCrossner:
    def test_classes_become_types(self, tmp_path: Path) -> None:
        line = "Marta/B-politician Ruiz/I-politician of the Blue/B-politicalparty Party/I-politicalparty left Spain/B-country ."
        write(tmp_path / crossner.FOLDER / "train.txt", column(line))
        (example,) = crossner.examples(tmp_path)
        assert shown(example) == "Marta<B-PERSON> Ruiz<I-PERSON> of the Blue<B-ORGANISATION> Party<I-ORGANISATION> left Spain<B-PLACE> ."

    def test_event_is_no_name_but_may_hold_one(self, tmp_path: Path) -> None:
        write(tmp_path / crossner.FOLDER / "dev.txt", column("The 1931/B-event Spanish/I-event revolt/I-event failed ."))
        (example,) = crossner.examples(tmp_path, "dev")
        assert shown(example) == "The 1931 Spanish<B-NATIONALITY O> revolt failed ."


class TestWnut:
    def test_post_is_one_example(self, tmp_path: Path) -> None:
        posts = column("see #Oslo/B-location &amp; the Zappers/B-group") + column("my new Blinkphone/B-product")
        write(tmp_path / wnut.FILES["train"], posts)
        first, second = wnut.examples(tmp_path)
        assert shown(first) == "see # Oslo<B-PLACE> & the Zappers<B-ORGANISATION>"
        assert shown(second) == "my new Blinkphone<B-WEAPON I-WEAPON O>"


class TestUner:
    def test_sentences_of_a_text_stand_together(self, tmp_path: Path) -> None:
        rows = ["# newdoc id = note-1", "# sent_id = note-1-0001", "# text = Ada called .", "1\tAda\tB-PER\t-\tx", "2\tcalled\tO\t-\t-"]
        rows += [
            "",
            "# sent_id = note-1-0002",
            "1\tFrom\tO\t-\t-",
            "2\tFrance\tB-LOC\t-\tx",
            "",
            "# sent_id = note-2-0001",
            "1\tBye\tO\t-\t-",
        ]
        write(tmp_path / uner.FILE, "\n".join(rows) + "\n")
        first, second = uner.examples(tmp_path)
        assert shown(first) == "Ada<B-PERSON> called From France<B-PLACE>"
        assert first.sentences == (0, 0, 1, 1)
        assert second.words == ("Bye",)


class TestRe3dMentions:
    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("the Blue Crescent Society", ["O", "B-ORGANISATION", "I-ORGANISATION", "I-ORGANISATION"]),
            ("they", ["O"]),
            ("some mourners", ["O", "B-ORGANISATION I-ORGANISATION O"]),
            ("the Syrians", ["O", "B-NATIONALITY"]),
            ("France", ["B-ORGANISATION B-PLACE"]),
        ],
    )
    def test_organisation(self, words: str, expected: list[str]) -> None:
        assert labels(words, "Organisation") == expected

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("Foreign Secretary Jane Doe", ["O", "O", "B-PERSON", "I-PERSON"]),
            ("French President Luc Bastien", ["B-NATIONALITY", "O", "B-PERSON", "I-PERSON"]),
            ("He", ["O"]),
            ("a soldier", ["O", "O"]),
            ("the head of Zorbek Command", ["O", "O", "O", "?", "?"]),
        ],
    )
    def test_person(self, words: str, expected: list[str]) -> None:
        assert labels(words, "Person") == expected

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("the city of Mosul", ["O", "B-FACILITY B-PLACE I-FACILITY I-PLACE O", "O", "B-PLACE"]),
            ("Aleppo , Syria", ["B-PLACE", "O", "B-PLACE"]),
            ("Zorb Dam", ["B-FACILITY", "I-FACILITY"]),
            ("33 ° N", ["O", "O", "O"]),
        ],
    )
    def test_location(self, words: str, expected: list[str]) -> None:
        assert labels(words, "Location") == expected

    def test_weapon_is_named_by_its_designation(self) -> None:
        assert labels("two F-16 jets", "MilitaryPlatform") == ["O", "B-WEAPON", "I-WEAPON"]
        assert labels("a rifle", "Weapon") == ["O", "B-WEAPON I-WEAPON O"]


class TestRe3d:
    SHARED = "The/O convoy/O reached/O the/O old/O mill/O"
    SCORED = "Ada Doe spoke in Oslo. The convoy reached the old mill."

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        learnt = column("Ada/B-Person Doe/I-Person left F/B-MilitaryPlatform -/I-MilitaryPlatform 16/I-MilitaryPlatform jets .")
        held_out = column("Bo/B-Person Roe/I-Person waited there .")
        source = tmp_path / re3d.DOCUMENTS / "Source"
        write(source / "AAA.conll", learnt + column(self.SHARED) + held_out)
        write(source / "BBB.conll", column("Ada/B-Person Doe/I-Person spoke in Oslo/B-Location ."))
        write(
            tmp_path / re3d.TRAINING_SENTENCES,
            learnt + column(self.SHARED) + column("Ada/B-Person Doe/I-Person spoke in Oslo/B-Location ."),
        )
        write(tmp_path / re3d.DOCUMENTS / "BBC_Online" / "CCC.conll", learnt)
        document = {"_id": "BBB", "text": self.SCORED}
        spans = [("Person", 0, 7, 1.0), ("Person", 0, 3, 0.9), ("Location", 17, 21, 0.8), ("Organisation", 27, 33, 0.1)]
        entities = [{"documentId": "BBB", "type": t, "begin": b, "end": e, "confidence": c} for t, b, e, c in spans]
        write(tmp_path / re3d.SCORED / "Source" / "documents.json", json.dumps(document) + "\n")
        write(tmp_path / re3d.SCORED / "Source" / "entities.json", "".join(json.dumps(entity) + "\n" for entity in entities))
        return tmp_path

    def test_scored_and_unfree_texts_are_not_trained_on(self, folder: Path) -> None:
        (example,) = re3d.examples(folder)
        assert shown(example) == (
            "Ada<B-PERSON> Doe<I-PERSON> left F-16<B-WEAPON> jets<B-WEAPON I-WEAPON O> ."
            " The<?> convoy<?> reached<?> the<?> old<?> mill<?> Bo<?> Roe<?> waited<?> there<?> .<?>"
        )

    def test_scored_text_keeps_the_surest_and_longest_mentions(self, folder: Path) -> None:
        (example,) = re3d.examples(folder, "open")
        assert shown(example) == "Ada<B-PERSON> Doe<I-PERSON> spoke in Oslo<B-PLACE> . The convoy reached the old mill ."


class TestGum:
    @staticmethod
    def read(*rows: str) -> str:
        """`rows`: word, part of speech, head, relation, brackets."""
        lines = []
        for number, row in enumerate(rows, start=1):
            word, upos, head, relation, *brackets = row.split()
            misc = f"Entity={brackets[0]}" if brackets else "_"
            lines.append("\t".join([str(number), word, word, upos, "NNP", "_", head, relation, "_", misc]))
        found = gum_entities.entities([*lines, ""])
        words = [row.split()[0] for row in rows]
        return shown(Example("gum", tuple(words), (0,) * len(words), (False,) * len(words), entities=found))

    def test_outermost_name_is_kept(self) -> None:
        assert self.read(
            "the DET 2 det (1-organization-new-c", "University PROPN 5 nsubj", "of ADP 4 case", "Zorbek PROPN 2 nmod (2-place-new-c)1)",
            "closed VERB 0 root",
        ) == "the University<B-ORGANISATION> of<I-ORGANISATION> Zorbek<I-ORGANISATION> closed"  # fmt: skip

    def test_title_and_adjective_stay_outside_the_person(self) -> None:
        assert self.read(
            "Danish ADJ 2 amod (1-person-new-c", "President PROPN 3 nmod:desc", "Ada PROPN 5 nsubj",
            "Doe PROPN 3 flat 1)", "left VERB 0 root",
        ) == "Danish<B-NATIONALITY> President Ada<B-PERSON> Doe<I-PERSON> left"  # fmt: skip

    def test_common_noun_heads_no_name(self) -> None:
        assert self.read("the DET 2 det (1-person-new-c", "critics NOUN 3 nsubj 1)", "left VERB 0 root") == "the critics left"

    def test_proper_noun_without_a_mention_is_left_open(self) -> None:
        assert self.read("Zorbek PROPN 2 compound", "rules NOUN 0 root") == "Zorbek<?> rules"


class TestSilver:
    def test_only_what_is_certain_is_labelled(self, tmp_path: Path) -> None:
        text = "Ukrainian forces fired Kalibr cruise missiles at Zorbek near Kharkiv. President Maria Kovach thanked Poland on Monday."
        write_packed(tmp_path / silver.EVENTS, [{"text": text}])
        for path in silver.RELEASES:
            write_packed(tmp_path / path, [])
        (example,) = silver.examples(tmp_path)
        seen = shown(example)
        assert "Ukrainian<B-NATIONALITY> forces fired Kalibr<B-WEAPON> cruise<I-WEAPON> missiles<I-WEAPON> at Zorbek<?> near" in seen
        assert "President Maria<B-PERSON> Kovach<I-PERSON> thanked Poland<B-PLACE> on" in seen
