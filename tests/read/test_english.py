"""English is read, everything else is set aside by name."""

from __future__ import annotations

import pytest

from onrecord.errors import UnsupportedLanguage
from onrecord.read.english import language_of

ENGLISH = "The rebels said on Sunday that they had taken the airport of Goma, which the government has denied."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Russian", "Войска обстреляли город в ночь на вторник, погибли по меньшей мере семь человек, сообщил губернатор."),
        ("Ukrainian", "Війська обстріляли місто в ніч на вівторок, загинули щонайменше семеро людей, повідомив голова області."),
        ("Arabic", "قصفت الطائرات الحربية مدينة الخرطوم صباح الثلاثاء وقتل سبعة مدنيين على الأقل بحسب وزارة الصحة."),
        ("Burmese", "စစ်ကောင်စီတပ်များက ရွာတစ်ရွာကို အင်္ဂါနေ့က ဗုံးကြဲတိုက်ခိုက်ခဲ့ပြီး အရပ်သား ခုနစ်ဦး သေဆုံးခဲ့သည်။"),
        ("French", "L'armée a bombardé la ville dans la nuit de mardi, tuant au moins sept personnes, selon le gouverneur."),
        ("Spanish", "Las fuerzas bombardearon la ciudad en la madrugada del martes y mataron al menos a siete personas."),
        ("Amharic", "የመንግሥት ኃይሎች ማክሰኞ ዕለት በመቀሌ ከተማ ላይ የአየር ጥቃት ፈጽመው ቢያንስ ሰባት ሰዎች ተገድለዋል።"),
        ("Indonesian", "Pasukan pemberontak membombardir kota itu pada Selasa malam, menewaskan sedikitnya tujuh orang, kata gubernur."),
    ],
)
def test_other_languages_are_named(name: str, text: str) -> None:
    with pytest.raises(UnsupportedLanguage, match=f"reads as {name} "):
        language_of(text)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Army shelling did Goma city in night, peoples seven dies minimum governor tells. Attack heavy was weeks from.",
        "M23 rebels seize Rutshuru, Kiwanja; FARDC retreats toward Rumangabo; MONUSCO helicopters strike Chanzu, Runyonyi",
        "Hodeidah: Houthi drones strike Marib, Taiz; Ansar Allah denies",
    ],
)
def test_english_however_odd_is_read(text: str) -> None:
    assert language_of(text) == "en"


def test_the_majority_decides_on_a_mixed_page() -> None:
    foreign = "Обстрел города продолжался всю ночь, сообщил губернатор."
    assert language_of(f"{ENGLISH} {ENGLISH} {foreign}") == "en"
    with pytest.raises(UnsupportedLanguage):
        language_of(f"{foreign} {foreign} {foreign} {foreign} {ENGLISH}")


def test_short_texts_are_not_judged() -> None:
    assert language_of("Гома пала") is None
    assert language_of("Goma falls", hint="en-GB") == "en"


def test_what_the_record_says_of_itself_is_believed() -> None:
    assert language_of("Войска обстреляли город в ночь на вторник, сообщил губернатор.", claimed="en-US") == "en"
    with pytest.raises(UnsupportedLanguage, match="marked as Ukrainian"):
        language_of(ENGLISH, claimed="uk")
    with pytest.raises(UnsupportedLanguage, match="Klingon"):
        language_of(ENGLISH, claimed="Klingon")
