"""What befell the counted, and whose they are, where the tree says it and no word beside the count does."""

from __future__ import annotations

import pytest

from onrecord.extract.figures.doers import Named
from onrecord.extract.figures.grammar import Grammar
from onrecord.extract.figures.sides import Side
from onrecord.extract.figures.wording import Words
from onrecord.language.decoders import ROOT, Tree
from onrecord.language.reading import Reading
from onrecord.language.tokens import tokenise
from onrecord.language.words import split_words
from onrecord.model import Document, Figure, document_id, text_sha256
from onrecord.pipeline import extract_document


def figures(text: str) -> list[Figure]:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    return list(extract_document(document).facts.figures)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two farmers from a village near Taiz died when a mine exploded.", [(2, "killed")]),
        ("Three guards at the mill outside El Obeid were shot and killed.", [(3, "killed")]),
        ("Sixty villagers are believed to have drowned.", [(60, "killed")]),
        ("One sailor sustained a head injury.", [(1, "wounded")]),
        ("The war has forced 90,000 people to flee their homes.", [(90000, "displaced")]),
        ("Dozens of nurses are among the more than 130 people killed in a week of fighting.", [(24, "killed"), (130, "killed")]),
        ("At least 82 people have died in Chad and 38 in Niger.", [(82, "killed"), (38, "killed")]),
        ("The ambush left 18 troops dead along with dozens of villagers.", [(18, "killed"), (24, "killed")]),
        ("Eleven fighters accused of mutiny were hanged in Mogadishu.", [(11, "killed")]),
        ("Rebels were able to destroy two tanks near Hama.", [(2, "destroyed")]),
        ("About 2,200 Kenyan troops are in Haiti.", [(2200, "deployed")]),
        ("Four and a half thousand soldiers have been killed.", [(4500, "killed")]),
        ("Clinics received 41 bodies and 120 wounded.", [(41, "killed"), (120, "wounded")]),
    ],
)
def test_fate_is_read_from_the_clause_that_holds_the_count(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(f.value, f.measure) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two gunmen shot and killed nine guards of the mosque.", [(9, "killed")]),
        ("The minister claimed on five TV shows that three envoys were killed by a mob.", [(3, "killed")]),
        ("The militia attacked two convoys on the road on which a driver later died.", [(2, "affected"), (1, "killed")]),
    ],
)
def test_fate_of_others_is_not_that_of_the_count(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(f.value, f.measure) for f in figures(text)] == expected


def test_count_is_of_the_noun_that_the_number_is_of() -> None:
    assert [(f.text, f.population) for f in figures("Five Upemba National Park security guards were killed.")] == [
        ("Five Upemba National Park security guards", "military")
    ]
    assert figures("Seven people died when a passenger jeepney hit a mine.")[-1].value == 7


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The army blamed Hamas for firing 40 rockets.", "Hamas"),
        ("The raid prompted the Pentagon to send 300 marines.", "United States"),
        ("Iran tracked the ship by radar and fired two missiles.", "Iran"),
        ("Syrian activists reported nine airstrikes on Raqqa.", None),
        ("By noon Israel had launched 20 airstrikes at Gaza.", "Israel"),
        ("Seven missiles were fired by the Houthis at the port.", "Houthis"),
        ("The mayor of a town in Sudan said that drones had dropped 12 bombs.", None),
        ("Armenia handed over 15 Azerbaijani soldiers.", "Azerbaijan"),
        ("Iran was accused by Israel of launching 20 drones.", "Iran"),
        ("The Houthis, whom Saudi Arabia accused of firing nine rockets, denied it.", "Houthis"),
        ("Ethiopia, which accused Eritrea of firing six rockets, said nothing.", "Eritrea"),
        ("Belarus was used by Russia to launch 20 missiles.", "Russia"),
        ("Iran used Iraq to launch 30 drones.", "Iran"),
        ("Uganda was blamed by Congo for sending 900 soldiers.", "Uganda"),
        ("Israel was attacked by Hezbollah and fired 40 missiles.", "Israel"),
    ],
)
def test_party_is_who_acts_in_the_clause(text: str, party: str | None) -> None:
    assert [f.party for f in figures(text)] == [party]


def test_party_of_one_count_does_not_run_over_to_the_next() -> None:
    text = "The war killed 453 soldiers from the United Kingdom and 675 from other nations."
    assert [(f.value, f.party) for f in figures(text)] == [(453, "United Kingdom"), (675, None)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Ethiopia lost 12 tanks and Eritrea nine.", ["Ethiopia", "Eritrea"]),
        ("Israel killed 12 people in Gaza on Monday and nine on Tuesday.", ["Palestinians", "Palestinians"]),
        ("A mine killed two Kenyan soldiers and two civilians working for the British army.", ["Kenya", None]),
    ],
)
def test_party_of_a_count_that_shares_a_verb_is_its_own(text: str, parties: list[str | None]) -> None:
    assert [f.party for f in figures(text)] == parties


def test_soldiers_whose_death_their_own_army_reports_are_its_own() -> None:
    assert [f.party for f in figures("Mali's army said nine soldiers were killed in an ambush.")] == ["Mali"]
    assert [f.party for f in figures("Niger said 17 soldiers died when gunmen attacked their convoy near Tillaberi.")] == ["Niger"]


@pytest.mark.parametrize(
    "text",
    [
        "Mali's army said it had killed nine soldiers.",
        "Russia's Defense Ministry said 300 soldiers were killed in a missile strike on a barracks in Kharkiv.",
        "Russia said 50 troops were killed when its forces struck a command post near Kramatorsk.",
        "Ukraine said 300 soldiers were killed in a missile strike on a barracks in Makiivka.",
        "Israel's military said three soldiers were killed in fighting near Tyre.",
        "Pakistan said 11 soldiers were killed in its raid on a post near Quetta.",
        "Ethiopia said 200 soldiers were killed when it retook Mekelle.",
    ],
)
def test_soldiers_whom_the_speaker_may_have_killed_have_no_party(text: str) -> None:
    assert [(f.measure, f.party) for f in figures(text)] == [("killed", None)]


def test_part_names_its_whole() -> None:
    whole, jets, drones = figures("Ukraine shot down 10 Russian aircraft, including five jets and two drones.")
    assert (whole.part_of, jets.part_of, drones.part_of) == (None, whole.id, whole.id)


@pytest.mark.parametrize("label", ["amod", "acl:relcl", "conj"])
def test_words_of_a_compound_that_hang_apart_make_no_circle(label: str) -> None:
    tokens = tuple(tokenise("Pro-Kurdish fighters fled"))
    words = tuple(split_words(tokens))
    heads = {"Pro": 3, "-": 0, "Kurdish": ROOT, "fighters": 2, "fled": 3}
    tree = Tree(("NOUN",) * 5, tuple(heads[word.text] for word in words), (label,) * 5)
    sentence = Words.of(tokens)
    grammar = Grammar.of(sentence, Reading(words, (0,) * 5, tree, (), (), ()))
    assert grammar.heads == (ROOT, 0, 1)
    assert Named(sentence, grammar, [Side(0, 11, "Kurds")], None).party(1) is None
    assert all(len(list(grammar.holds(at))) < 20 for at in range(3))


def test_tree_that_goes_round_is_cut() -> None:
    tokens = tuple(tokenise("army shelled town"))
    words = tuple(split_words(tokens))
    tree = Tree(("NOUN", "VERB", "NOUN"), (1, 2, 0), ("nsubj", "conj", "obj"))
    assert Grammar.of(Words.of(tokens), Reading(words, (0, 0, 0), tree, (), (), ())).heads == (ROOT, ROOT, ROOT)


def test_verb_behind_who_says_it_holds_the_count_though_the_tree_gives_it_another_subject() -> None:
    tokens = tuple(tokenise("smoke that officials said 90 miners remained trapped"))
    heads = (6, 3, 3, 0, 5, 3, ROOT, 6)
    labels = ("nsubj", "mark", "nsubj", "acl:relcl", "nummod", "obj", "ccomp", "xcomp")
    tree = Tree(("NOUN", "SCONJ", "NOUN", "VERB", "NUM", "NOUN", "VERB", "VERB"), heads, labels)
    words = tuple(split_words(tokens))
    grammar = Grammar.of(Words.of(tokens), Reading(words, (0,) * 8, tree, (), (), ()))
    assert {hold.word for hold in grammar.holds(5) if hold.frame == "state"} == {6, 7}
