"""Who gives a figure, as of when, and where: read from the statements, times and places already found."""

from onrecord.extract.figures.extractor import Figures
from onrecord.language import analyse
from onrecord.model import Document, Facts, Figure, Place, Span, Statement, Time, document_id, text_sha256

DOCUMENT = "d0123456789abcdef"


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(text=part, start=start, end=start + len(part))


def statement(text: str, content: str, speaker: str | None, *, ident: str = "S1", name: str | None = None) -> Statement:
    return Statement(
        id=ident,
        document=DOCUMENT,
        speaker=span(text, speaker) if speaker else None,
        speaker_name=name or speaker,
        content=(span(text, content),),
        manner="indirect",
        stance="asserts",
    )


def place(text: str, name: str, country: str, *, lat: float = 10.0, lon: float = 10.0) -> Place:
    where = span(text, name)
    return Place(
        id=f"P{where.start}", document=DOCUMENT, text=name, start=where.start, end=where.end, canonical=name, country=country,
        lat=lat, lon=lon, place_kind="city",
    )  # fmt: skip


def time(text: str, wording: str, first: str, last: str | None = None) -> Time:
    when = span(text, wording)
    return Time(
        id=f"T{when.start}", document=DOCUMENT, text=wording, start=when.start, end=when.end, first=first, last=last or first,
        precision="day" if last is None else "month", basis="explicit",
    )  # fmt: skip


def figures(text: str, **found: tuple[object, ...]) -> list[Figure]:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    return [draft for draft in Figures().extract(analyse(document), Facts(**found)) if isinstance(draft, Figure)]  # type: ignore[arg-type]


def test_speaker_is_that_of_the_statement_that_holds_the_count() -> None:
    text = "The governor said 14 people were killed. Another 20 people were wounded."
    said, told = figures(text, statements=(statement(text, "14 people were killed", "The governor"),))
    assert (said.speaker_name, said.statement) == ("The governor", "S1")
    assert said.speaker is not None
    assert said.speaker.text == "The governor"
    assert (told.speaker, told.speaker_name, told.statement) == (None, None, None)


def test_innermost_statement_gives_the_speaker() -> None:
    text = "The minister said the army reported 30 soldiers were missing."
    outer = statement(text, "the army reported 30 soldiers were missing", "The minister", ident="S1")
    inner = statement(text, "30 soldiers were missing", "the army", ident="S2")
    assert figures(text, statements=(outer, inner))[0].speaker_name == "the army"


def test_own_losses_that_a_side_admits_are_its_own() -> None:
    text = "Azerbaijan admitted that 50 soldiers were killed."
    (figure,) = figures(text, statements=(statement(text, "50 soldiers were killed", "Azerbaijan"),))
    assert figure.party == "Azerbaijan"


def test_place_and_day_come_from_the_clause_of_the_count() -> None:
    text = "Shelling killed four people in Omdurman on Monday and wounded nine in Nyala on Tuesday."
    killed, wounded = figures(
        text,
        places=(place(text, "Omdurman", "SD"), place(text, "Nyala", "SD")),
        times=(time(text, "Monday", "2024-05-06"), time(text, "Tuesday", "2024-05-07")),
    )
    assert (killed.place, killed.as_of, killed.since) == ("Omdurman", "2024-05-06", None)
    assert (wounded.place, wounded.as_of) == ("Nyala", "2024-05-07")
    assert wounded.place_id == f"P{text.index('Nyala')}"


def test_month_gives_both_ends_and_since_only_the_first() -> None:
    text = "In June, 80 drones were shot down. Since June 2023, 90 people have been killed."
    june, since = figures(
        text, times=(time(text, "June", "2023-06-01", "2023-06-30"), time(text, "Since June 2023", "2023-06-01", "2023-06-30"))
    )
    assert (june.since, june.as_of) == ("2023-06-01", "2023-06-30")
    assert (since.since, since.as_of, since.scope) == ("2023-06-01", None, "cumulative")


def test_day_on_which_it_was_said_does_not_date_the_count() -> None:
    text = "Some 700 people have been killed, the ministry said on Sunday."
    said = statement(text, "Some 700 people have been killed", "the ministry")
    assert figures(text, statements=(said,), times=(time(text, "Sunday", "2024-01-14"),))[0].as_of is None


def test_civilians_hurt_at_a_place_are_of_its_country() -> None:
    text = "A shell killed six people in Mekelle."
    assert figures(text, places=(place(text, "Mekelle", "ET"),))[0].party == "Ethiopia"


def test_people_on_contested_ground_have_no_party() -> None:
    text = "A shell killed six people in Srinagar."
    assert figures(text, places=(place(text, "Srinagar", "IN", lat=34.09, lon=74.8),))[0].party is None


def test_soldiers_killed_at_a_place_have_no_party_for_that() -> None:
    text = "An ambush killed six soldiers in Mekelle."
    assert figures(text, places=(place(text, "Mekelle", "ET"),))[0].party is None


def test_count_that_leaves_out_its_noun_shares_the_party() -> None:
    text = "Four Iraqi policemen were killed and 11 wounded."
    assert [figure.party for figure in figures(text)] == ["Iraq", "Iraq"]


def test_date_is_not_a_count() -> None:
    text = "On 12 May people were killed."
    assert figures(text, times=(time(text, "12 May", "2024-05-12"),)) == []
