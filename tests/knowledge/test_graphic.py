from __future__ import annotations

import pytest

from onrecord.knowledge.graphic import graphic


@pytest.mark.parametrize(
    "sentence",
    [
        "Villagers found the charred bodies of two men by the road.",
        "Witnesses said that their throats had been slit.",
        "She told investigators that she was raped by soldiers.",
        "Prisoners were tortured with electric shocks.",
        "One of the heads was severed, and a severed human head lay there.",
        "Rescuers collected BODY PARTS from the yard.",
    ],
)
def test_passage_of_mutilation_or_torture_is_graphic(sentence: str) -> None:
    assert graphic(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Shelling killed nine people and wounded 20.",
        "Rapeseed fields burned near Kherson.",
        "The two bodies signed an agreement.",
        "The minister was grilled by parliament.",
    ],
)
def test_plain_report_of_killing_is_not_folded(sentence: str) -> None:
    assert not graphic(sentence)
