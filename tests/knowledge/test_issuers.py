"""Which reports are the word of one body from end to end, and whose."""

from __future__ import annotations

import pytest

from onrecord.knowledge.issuers import issuer_of

NEWS = "Shells fell on Karari on Tuesday, residents said."


@pytest.mark.parametrize(
    ("publisher", "issuer"),
    [
        ("Ministry of Defence of Armenia", "Ministry of Defence of Armenia"),
        ("Press Service of the Eritrean Ministry of Information", "Eritrean Ministry of Information"),
        ("Rapid Support Forces", "Rapid Support Forces"),
        ("IDF Spokesperson's Unit", "Israel Defense Forces"),
        ("Houthi Media Center", "Houthis"),
        ("Office of the President of Kenya", "Office of the President of Kenya"),
        ("Reuters", None), ("TASS", None), ("Military Times", None), ("Army Observer", None), ("Juba Monitor", None),
        ("Institute for the Study of War", None), ("Salvation Army", None), ("en.kremlin.ru", None),
    ],
)  # fmt: skip
def test_publisher_that_is_a_party_issues_its_releases(publisher: str, issuer: str | None) -> None:
    assert issuer_of(publisher, None, NEWS) == issuer


def test_title_or_signature_names_the_issuer_of_a_text_from_nowhere() -> None:
    assert issuer_of(None, "Statement by the Ministry of Defence of Chad", NEWS) == "Ministry of Defence of Chad"
    assert issuer_of(None, None, f"{NEWS}\n\nThe spokesman of the Rapid Support Forces\n") == "Rapid Support Forces"
    assert issuer_of("Sahel Weekly", None, f"{NEWS}\n\nSpokesperson of the Armed Forces of Mali") == "Armed Forces of Mali"


def test_body_that_says_we_at_the_head_of_a_text_issues_it() -> None:
    text = "The Arakan Army strongly condemns the raid on Ponnagyun. Our forces hold the town."
    assert issuer_of(None, None, text) == "Arakan Army"
    assert issuer_of(None, None, text.replace("Our forces hold the town", "“Our forces hold the town,” it added")) is None
    assert issuer_of("The Guardian", None, text) is None


def test_agency_that_signs_a_text_makes_it_news() -> None:
    assert issuer_of(None, "Statement by the Ministry of Defence of Chad", f"N'DJAMENA (Reuters) - {NEWS}") is None
