"""Parts and wholes, shares, multiplications: how the numbers of one sentence belong together."""

from __future__ import annotations

import pytest

from onrecord.model import Document, Figure, Published, document_id, text_sha256
from onrecord.pipeline import extract_document


def figures(text: str) -> list[Figure]:
    day = Published(first="2024-05-10", last="2024-05-10", precision="day", basis="metadata")
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=day)
    return list(extract_document(document).facts.figures)


def parts(text: str) -> list[tuple[float, str, float | None]]:
    """(value, measure, value of the whole)."""
    found = figures(text)
    values = {figure.id: figure.value for figure in found}
    return [(f.value, f.measure, values[f.part_of] if f.part_of else None) for f in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The UN counted 3,527 civilian casualties: 1,430 killed and 2,097 injured.",
            [(3527, "casualties", None), (1430, "killed", 3527), (2097, "wounded", 3527)],
        ),
        (
            "Of the 3,527 casualties recorded, 1,430 were killed and 2,097 injured.",
            [(3527, "casualties", None), (1430, "killed", 3527), (2097, "wounded", 3527)],
        ),
        (
            "The monitors counted 512 casualties in May, including 174 killed and 338 wounded.",
            [(512, "casualties", None), (174, "killed", 512), (338, "wounded", 512)],
        ),
        ("The strike killed 12 people, including four children.", [(12, "killed", None), (4, "killed", 12)]),
        ("Nine people died, among them two medics.", [(9, "killed", None), (2, "killed", 9)]),
        ("At least 40 people, 13 of them children, were killed.", [(40, "killed", None), (13, "killed", 40)]),
        ("Twelve civilians, seven of whom were women, were killed.", [(12, "killed", None), (7, "killed", 12)]),
        ("The raids killed five people: two in Taiz and three in Marib.", [(5, "killed", None), (2, "killed", 5), (3, "killed", 5)]),
        (
            "The blast killed 22 people: 10 men, seven women and five children.",
            [(22, "killed", None), (10, "killed", 22), (7, "killed", 22), (5, "killed", 22)],
        ),
        ("The raid killed 40 people. Of those, 12 were children.", [(40, "killed", None), (12, "killed", 40)]),
        ("The raid killed 40 people. Among the dead were six nurses.", [(40, "killed", None), (6, "killed", 40)]),
        (
            "The raid killed 40 people. Of those killed, 12 were children and nine women.",
            [(40, "killed", None), (12, "killed", 40), (9, "killed", 40)],
        ),
        ("The raid wounded 40 people. Among them are six journalists.", [(40, "wounded", None), (6, "wounded", 40)]),
        ("The raid killed 40 people. They included a nurse.", [(40, "killed", None), (1, "killed", 40)]),
        ("The army fired 40 drones. Of those, 36 were shot down.", [(40, "launched", None), (36, "intercepted", 40)]),
        ("The raid killed 40 people. Of 60 homes, 12 were destroyed.", [(40, "killed", None), (12, "destroyed", None)]),
        (
            "Storms killed six people, including two in Belgium, two in France, and two in Spain.",
            [(6, "killed", None), (2, "killed", 6), (2, "killed", 6), (2, "killed", 6)],
        ),
        ("Twenty people were killed in Kharkiv, including a family of four.", [(20, "killed", None), (4, "killed", 20)]),
        ("The raid killed 40 people. Gunmen killed six nurses in Goma.", [(40, "killed", None), (6, "killed", None)]),
        ("Two people were killed in Myawaddy and three in Loikaw.", [(2, "killed", None), (3, "killed", None)]),
        (
            "Six people were killed and 10 wounded, three of them seriously.",
            [(6, "killed", None), (10, "wounded", None), (3, "wounded", 10)],
        ),
    ],
)
def test_part_knows_its_whole(sentence: str, expected: list[tuple[float, str, float | None]]) -> None:
    assert parts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gunners shot down 21 of 24 drones overnight.", [(21, "intercepted", 24), (24, "launched", None)]),
        ("Gunners shot down three out of five drones over Port Sudan.", [(3, "intercepted", 5), (5, "launched", None)]),
        ("15 of the 20 drones were downed.", [(15, "intercepted", 20), (20, "launched", None)]),
        ("The army launched 24 drones overnight; 21 were shot down.", [(24, "launched", None), (21, "intercepted", 24)]),
        ("Militants fired 18 rockets, 15 of which were intercepted.", [(18, "launched", None), (15, "intercepted", 18)]),
        (
            "The army fired 17 missiles and 45 drones: 12 missiles and 40 drones were shot down.",
            [(17, "launched", None), (45, "launched", None), (12, "intercepted", 17), (40, "intercepted", 45)],
        ),
        ("Three women were among the eight dead.", [(3, "killed", 8), (8, "killed", None)]),
        ("Four of the seven crew members were killed.", [(4, "killed", 7), (7, "affected", None)]),
    ],
)
def test_what_was_shot_down_is_a_part_of_what_was_launched(sentence: str, expected: list[tuple[float, str, float | None]]) -> None:
    assert parts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A third of the homes in the village were destroyed.", [(33.3, "about", "destroyed", "buildings", "%")]),
        ("About 60 percent of the homes have been destroyed.", [(60, "about", "destroyed", "buildings", "%")]),
        ("Two-thirds of the population has been displaced.", [(66.7, "about", "displaced", "people", "%")]),
        ("More than 60% of those killed were women.", [(60, "more_than", "killed", "women", "%")]),
        ("One in four homes in the city has been damaged.", [(25, "about", "affected", "buildings", "%")]),
        (
            "Half of the 300 residents were evacuated.",
            [(50, "about", "evacuated", "civilians", "%"), (300, "exact", "affected", "civilians", None)],
        ),
        (
            "The raid killed 13 people, a third of them children.",
            [(13, "exact", "killed", "people", None), (33.3, "about", "killed", "children", "%")],
        ),
        ("Nine in ten people in the camp are displaced.", [(90, "about", "displaced", "people", "%")]),
        (
            "The army fired 40 drones, 90% of which were intercepted.",
            [(40, "exact", "launched", "drones", None), (90, "exact", "intercepted", "drones", "%")],
        ),
        ("Turnout was 40 percent of the electorate.", []),
        ("Bread costs 45% more.", []),
        ("The blockade destroyed 95% of the town's trade.", []),
    ],
)
def test_share_is_logged_in_percent_where_it_tells_a_fate(sentence: str, expected: list[tuple[float, str, str, str, str | None]]) -> None:
    assert [(f.value, f.bound, f.measure, f.population, f.unit) for f in figures(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The two sides exchanged prisoners 75 for 75.", [(75, "exchanged"), (75, "exchanged")]),
        ("They exchanged 40 soldiers for 30 fighters.", [(40, "exchanged"), (30, "exchanged")]),
        ("Kyiv received 56 soldiers in the latest swap.", [(56, "exchanged")]),
        ("A young family of five was killed.", [(5, "killed")]),
        ("Twelve of the 13 people killed in the flood died in cars.", [(12, "killed"), (13, "killed")]),
        ("The death toll rose by three to 45.", [(45, "killed")]),
        ("The death toll rose from 20 to 34.", [(34, "killed")]),
        ("The blast killed nine, bringing the death toll to 45.", [(9, "killed"), (45, "killed")]),
        ("Three people died in each of four villages.", [(3, "killed")]),
        ("Another 15 were injured.", [(15, "wounded")]),
        ("Two more people were killed.", [(2, "killed")]),
        ("There were no casualties.", [(0, "casualties")]),
        ("No one was hurt.", [(0, "wounded")]),
    ],
)
def test_count_is_kept_as_worded(sentence: str, expected: list[tuple[float, str]]) -> None:
    assert [(f.value, f.measure) for f in figures(sentence)] == expected
