"""The readers of event corpora, on small files of our own in each format."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from training.corpora import cameo, event_location, muc4, rams, silver_events, wikievents
from training.corpora.event_types import event_type
from training.corpora.fillers import widened, without_marks
from training.corpora.token_words import token_words
from training.corpora.trigger_words import could_be_triggers, stem, types_of
from training.corpora.triggers import content
from training.example import EVENT_TYPES, NONE, Example, Link


def _named(example: Example, link: Link) -> tuple[str, dict[str, str]]:
    words = example.words
    return words[link.anchor], {role: " ".join(words[n] for n in sorted(filler)) for role, filler in link.roles.items()}


def _links(example: Example) -> list[tuple[str, dict[str, str]]]:
    return [_named(example, link) for link in example.arguments or ()]


def _event(example: Example, word: str) -> set[str] | None:
    allowed = (example.events or ())[example.words.index(word)]
    return None if allowed is None else set(allowed)


def _lines(path: Path, records: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(record) + "\n" for record in records)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


def _located(text: str, verb: str, *places: str, **more: Any) -> dict[str, Any]:
    spans = [{"start": text.index(w), "end": text.index(w) + len(w), "label": "VERB" if w == verb else "LOCATION"} for w in (verb, *places)]
    return {"text": text, "spans": spans, "tokens": [], **more}


def test_event_location_joins_the_verbs_of_a_text_and_marks_missing_places_as_none(tmp_path: Path) -> None:
    text = "Soldiers stormed a farm near Melka-Sar, and nobody protested."
    records = [_located(text, "stormed", "Melka-Sar,"), _located(text, "protested", answer="accept")]
    _lines(tmp_path / "event_location" / "open.jsonl.gz", [*records, _located("They left.", "left", answer="reject")])
    (example,) = event_location.examples(tmp_path)
    assert _links(example) == [("stormed", {"place": "Melka - Sar"}), ("protested", {"place": ""})]
    assert _event(example, "stormed") == {"ASSAULT", NONE}
    assert _event(example, "farm") is None


def test_event_location_reads_spans_that_count_tokens(tmp_path: Path) -> None:
    text = "Gunmen raided Dry Creek."
    tokens = [{"text": w, "start": text.index(w), "end": text.index(w) + len(w)} for w in ("Gunmen", "raided", "Dry", "Creek", ".")]
    record = _located(text, "raided") | {"tokens": tokens}
    record["spans"].append({"start": 2, "end": 3, "text": "Dry Creek", "label": "LOCATION"})
    elsewhere = _located("Gunmen raided Wet Creek.", "raided")
    elsewhere["spans"].append({"start": 0, "end": 0, "text": "Wet Creek", "label": "LOCATION"})
    _lines(tmp_path / "event_location" / "open.jsonl.gz", [record, elsewhere | {"tokens": tokens}])
    (example,) = event_location.examples(tmp_path)
    assert _links(example) == [("raided", {"place": "Dry Creek"})]


def _rams(sentences: list[str], kind: str, trigger: tuple[int, int], *links: tuple[int, int, str]) -> dict[str, Any]:
    return {
        "sentences": [sentence.split() for sentence in sentences],
        "evt_triggers": [[*trigger, [[kind, 1.0]]]],
        "gold_evt_links": [[list(trigger), [first, last], f"evt007arg0{n}{role}"] for n, (first, last, role) in enumerate(links, start=1)],
    }


def test_rams_gives_the_roles_that_its_type_has_and_nothing_of_other_words(tmp_path: Path) -> None:
    kind = "conflict.attack.bombing"
    full = _rams(
        ["The army bombed three small farms .", "It was dark ."], kind, (2, 2), (1, 1, "attacker"), (5, 5, "target"), (9, 9, "place")
    )
    bare = _rams(["Somebody bombed it ."], kind, (1, 1))
    other = _rams(["He resigned ."], "personnel.endposition.quitretire", (1, 1), (0, 0, "employee"))
    _lines(tmp_path / "rams" / "dev.jsonlines", [full, bare, other])
    first, second, third = rams.examples(tmp_path)
    assert _links(first) == [("bombed", {"actor": "The army", "target": "three small farms", "place": "dark"})]
    assert _links(second) == [("bombed", {"actor": "", "target": "", "place": ""})]
    assert (_event(first, "bombed"), _event(first, "dark")) == ({"ASSAULT"}, None)
    assert first.sentences == (0,) * 7 + (1,) * 4
    assert (_event(third, "resigned"), _links(third)) == ({NONE}, [])


def test_rams_leaves_out_an_instrument_that_is_the_trigger(tmp_path: Path) -> None:
    record = _rams(["The airstrikes went on ."], "conflict.attack.airstrikemissilestrike", (1, 1), (1, 1, "instrument"))
    _lines(tmp_path / "rams" / "dev.jsonlines", [record])
    (example,) = rams.examples(tmp_path)
    assert _links(example) == [("airstrikes", {"instrument": ""})]


def test_wikievents_finds_its_tokens_in_the_text_and_leaves_unknown_what_kairos_lacks(tmp_path: Path) -> None:
    sentences = ["Blast in Orna", "A bomb killed a guard ’s son .", "Troops withdrew ."]
    told = ["Blast in Orna", "A bomb killed a guard’s son.", "Troops withdrew."]
    tokens = [[[token, 0, 0] for token in sentence.split()] for sentence in sentences]
    article = {
        "text": "",
        "sentences": [list(pair) for pair in zip(tokens, told, strict=True)],
        "entity_mentions": [{"id": "T1", "start": 2, "end": 3}, {"id": "T2", "start": 9, "end": 10}, {"id": "T3", "start": 4, "end": 5}],
        "event_mentions": [
            {
                "event_type": "Conflict.Attack.DetonateExplode",
                "trigger": {"start": 0, "end": 1},
                "arguments": [{"entity_id": "T1", "role": "Place"}, {"entity_id": "T3", "role": "ExplosiveDevice"}],
            },
            {
                "event_type": "Life.Die.Unspecified",
                "trigger": {"start": 5, "end": 6},
                "arguments": [{"entity_id": "T2", "role": "Victim"}],
            },
        ],
    }
    _lines(tmp_path / "wikievents" / "dev.jsonl", [article])
    (example,) = wikievents.examples(tmp_path)
    assert _links(example) == [("Blast", {"place": "Orna", "instrument": "bomb"}), ("killed", {"target": "son"})]
    assert [_event(example, word) for word in ("Blast", "killed", "guard", "withdrew")] == [{"ASSAULT"}, {"ASSAULT"}, {NONE}, None]


def _cameo(folder: Path, *sentences: tuple[str, str]) -> None:
    """Sentences with quad classes; source and target in the form word/S and word/T."""
    (folder / "cameo").mkdir()
    rows, classes, last = [], [], "O"
    for text, quad in sentences:
        for token in text.split():
            word, _, tag = token.partition("/")
            rows.append(f"{word} {('I-' if tag == last else 'B-') + tag if tag else 'O'}")
            last = tag or "O"
        rows.append("")
        classes.append(" ".join(token.partition("/")[0] for token in text.split()) + f"\t{quad}")
    (folder / "cameo" / "ner_train.txt").write_text("\n".join(rows), encoding="utf-8")
    (folder / "cameo" / "class_train.tsv").write_text("\n".join(classes), encoding="utf-8")


def test_cameo_hangs_source_and_target_on_the_word_between_them(tmp_path: Path) -> None:
    _cameo(
        tmp_path,
        ("Orna/S ’/S s/S army/S has attacked two/T farms/T .", "4"),
        ("A/T trader/T was freed by police/S .", "2"),
        ("Orna/S rejected a plan .", "3"),
        ("Orna/S freed nobody .", "4"),
        ("Rebels/S surrendered in/T Mora/T .", "2"),
    )
    attacked, freed, surrendered = cameo.examples(tmp_path)
    assert _links(attacked) == [("attacked", {"actor": "Orna ’s army", "target": "two farms"})]
    assert _links(freed) == [("freed", {"target": "A trader", "actor": "police"})]
    assert _links(surrendered) == [("surrendered", {"actor": "Rebels"})]
    assert "ASSAULT" in (_event(attacked, "attacked") or ()) and "AID" not in (_event(attacked, "attacked") or ())


def _template(kind: str, **slots: list[str]) -> dict[str, list[str]]:
    names = (
        "PERP: INDIVIDUAL ID",
        "PERP: ORGANIZATION ID",
        "HUM TGT: NAME",
        "HUM TGT: DESCRIPTION",
        "PHYS TGT: ID",
        "INCIDENT: INSTRUMENT ID",
    )
    return {"INCIDENT: TYPE": [kind]} | {name: slots.get(name.split(": ")[1].replace(" ", "_"), ["-"]) for name in names}


def test_muc4_finds_the_fillers_around_the_word_for_the_incident(tmp_path: Path) -> None:
    text = "ORNA, 2 MAY 88 -- TWO ARMED MEN ATTACKED THE\nNORTH MILL.  NOBODY WAS SEEN.\n\nTHE POLICE CAME. A MILLER WAS KIDNAPPED."
    attack = _template("BOMBING", INDIVIDUAL_ID=['? "ARMED MEN" / "MEN"'], ORGANIZATION_ID=['"POLICE"'])
    attack["PHYS TGT: ID"] = ['"NORTH MILL" / "MILL"']
    kidnapping = _template("KIDNAPPING", DESCRIPTION=['"MILLER": "JON ORR"', '"MILLER"'])
    _lines(tmp_path / "muc4" / "full_dev.jsonl", [{"text": text, "templates": [attack, kidnapping]}])
    first, second = muc4.examples(tmp_path)
    assert _links(first) == [("ATTACKED", {"actor": "TWO ARMED MEN", "target": "THE NORTH MILL"})]
    assert _links(second) == [("KIDNAPPED", {"target": "A MILLER"})]
    assert (_event(first, "ATTACKED"), _event(second, "KIDNAPPED"), _event(first, "MEN")) == ({"ASSAULT"}, {"COERCE"}, None)


def test_silver_events_teach_what_the_rules_read_and_leave_the_rest_open(tmp_path: Path) -> None:
    text = "Russian forces shelled Kharkiv on Monday. Ukrainian officials called the attack a crime against the people of the city."
    record = {"category": "Armed conflicts and attacks", "text": text}
    _lines(tmp_path / "wiki_current_events" / "cep_linked.dev.jsonl.gz", [record])
    for side in ("zelenskyy", "putin"):
        _lines(tmp_path / "press_releases" / f"{side}.jsonl.gz", [{"text": ""}])
    (example,) = silver_events.examples(tmp_path)
    ((trigger, roles),) = [link for link in _links(example) if link[0] == "shelled"]
    assert (trigger, roles["place"]) == ("shelled", "Kharkiv")
    assert "Russian" in roles["actor"]
    assert (_event(example, "shelled"), _event(example, "people")) == ({"ASSAULT"}, {NONE})


def test_event_types_take_the_longest_beginning_and_know_our_labels_only() -> None:
    assert event_type("Justice.ArrestJailDetain.Unspecified").labels == {"COERCE"}
    assert event_type("justice.investigate.investigatecrime").labels == {NONE}
    assert event_type("no.such.type").labels == frozenset()
    for name in ("life.die", "transaction.transaction.embargosanction", "movement.transportation.evacuation", "conflict.yield"):
        assert event_type(name).labels <= {NONE, *EVENT_TYPES}
        assert set(event_type(name).roles.values()) <= {"actor", "target", "place", "instrument"}


def test_event_types_rule_out_no_event_where_somebody_caused_a_death() -> None:
    die = event_type("Life.Die.Unspecified")
    assert die.narrowed(["perished"], frozenset({"target"})) == {NONE, "ASSAULT"}
    assert die.narrowed(["perished"], frozenset({"actor"})) == {"ASSAULT"}
    assert die.narrowed(["murdered"], frozenset()) == {"ASSAULT"}


def test_content_leaves_out_articles_and_keeps_particles() -> None:
    assert content(("the", "attacks", "on"), frozenset({0, 1})) == {1}
    assert content(("was", "shot", "down"), frozenset({1, 2})) == {1, 2}
    assert content(("it",), frozenset({0})) == {0}


def test_fillers_are_cut_and_widened() -> None:
    words = ("They", "killed", "three", "local", "guards", ",", "at", "night")
    assert without_marks(words, frozenset({4, 5})) == {4}
    assert widened(words, frozenset({4})) == {2, 3, 4}
    assert widened(words, frozenset({7})) == {7}
    assert widened(("starving", "people"), frozenset({1})) == {1}


def test_trigger_words_know_forms_and_inflections() -> None:
    assert types_of("shelled") == {"ASSAULT"}
    assert types_of("died") == frozenset()
    assert stem("seized") == stem("seizing") == stem("seize")
    assert could_be_triggers(("He", "besieges", "a", "phone", "call", "farm")) == {1, 3, 4}


def test_token_words_split_and_join_as_the_model_will() -> None:
    split = token_words(["pro-Orna", "rebels", "’", "s", "-LRB-", "ca", "n't"])
    assert split.words == ("pro", "-", "Orna", "rebels", "’s", "(", "ca", "n't")
    assert [set(split.of(0, 1)), set(split.of(2, 4))] == [{0, 1, 2}, {4}]
