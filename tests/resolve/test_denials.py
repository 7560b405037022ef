"""Denials and what they deny, over constructed facts of one report."""

from __future__ import annotations

from onrecord.model import Document, Event, Facts, Figure, Span, Statement, document_id, identified, text_sha256
from onrecord.model.vocabulary import EventType, Modality, Stance
from onrecord.pipeline import extract_document
from onrecord.resolve.denials import link_denials


class Report:
    """A text and the facts told of it; spans are given by their words."""

    def __init__(self, text: str) -> None:
        self.document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
        self.facts = Facts()

    def span(self, words: str) -> Span:
        start = self.document.text.index(words)
        return Span(text=words, start=start, end=start + len(words))

    def says(self, name: str | None, cue: str, content: str, stance: Stance) -> str:
        span = self.span(content)
        start = self.document.text.rfind(". ", 0, span.start) + 1
        evidence = Span.of(self.document.text, max(start, self.document.text.rfind("\n", 0, span.start)), span.end)
        statement = Statement(
            document=self.document.id, speaker=self.span(name) if name else None, speaker_name=name, cue=self.span(cue),
            content=(span,), manner="indirect", stance=stance, evidence=(evidence,),
        )  # fmt: skip
        return self.add(statement)

    def event(self, trigger: str, type: EventType, modality: Modality = "actual") -> str:
        return self.add(Event(document=self.document.id, type=type, trigger=self.span(trigger), modality=modality))

    def add(self, fact: Statement | Event | Figure) -> str:
        known = identified(fact)
        self.facts = self.facts.plus([known])
        return known.id

    def about(self, statement: str) -> tuple[str, ...]:
        linked = link_denials(self.document, self.facts)
        assert {fact.id for fact in linked} == {fact.id for fact in self.facts}
        return next(fact.about for fact in linked.statements if fact.id == statement)


def test_these_allegations_point_to_the_accusation_before() -> None:
    report = Report("Rights groups accused the army of burning Kutum. The army denied the allegations.")
    accusation = report.says("Rights groups", "accused", "burning Kutum", "accuses")
    denial = report.says("The army", "denied", "the allegations", "denies")
    assert report.about(denial) == (accusation,)


def test_everything_is_staged_points_back_too() -> None:
    report = Report("Survivors blamed the militia for the massacre. Its chief said everything was staged and that his men had left.")
    accusation = report.says("Survivors", "blamed", "the militia for the massacre", "accuses")
    massacre = report.event("massacre", "ASSAULT")
    denial = report.says("Its chief", "said", "everything was staged and that his men had left", "denies")
    assert report.about(denial) == (accusation, massacre)


def test_denied_event_in_the_denial_itself_is_linked() -> None:
    report = Report("The ministry denied that its jets had bombed a clinic in Taiz, killing nine people.")
    denial = report.says("The ministry", "denied", "its jets had bombed a clinic in Taiz, killing nine people", "denies")
    bombed = report.event("bombed", "ASSAULT", "denied")
    figure = report.add(
        Figure(
            document=report.document.id,
            **report.span("nine people").model_dump(),
            value=9,
            bound="exact",
            measure="killed",
            population="people",
        )
    )
    assert set(report.about(denial)) == {bombed, figure}


def test_said_it_was_fake_does_not_deny_what_the_speaker_tells_besides() -> None:
    report = Report("The colonel said the photographs were fake and that his unit had withdrawn from Sake.")
    denial = report.says("The colonel", "said", "the photographs were fake and that his unit had withdrawn from Sake", "denies")
    report.event("withdrawn", "RETREAT")
    assert report.about(denial) == ()


def test_claim_with_the_same_telling_words_is_linked() -> None:
    report = Report(
        "Islamabad said Indian gunners had shelled a wedding in Chakothi.\n\nDelhi denied that a wedding in Chakothi had been shelled."
    )
    claim = report.says("Islamabad", "said", "Indian gunners had shelled a wedding in Chakothi", "asserts")
    denial = report.says("Delhi", "denied", "a wedding in Chakothi had been shelled", "denies")
    assert report.about(denial) == (claim,)


def test_definite_noun_takes_up_what_was_denied() -> None:
    report = Report("Damascus disputed that it had struck a bakery in Ariha, amid accusations that the strike was a war crime.")
    accusation = report.says(None, "accusations", "the strike was a war crime", "accuses")
    denial = report.says("Damascus", "disputed", "it had struck a bakery in Ariha", "denies")
    assert report.about(denial) == (accusation,)


def test_own_words_are_not_denied() -> None:
    report = Report("Baku said its guns were silent in Shusha. Baku denied that its guns had fired on Shusha.")
    report.says("Baku", "said", "its guns were silent in Shusha", "asserts")
    denial = report.says("Baku", "denied", "its guns had fired on Shusha", "denies")
    assert report.about(denial) == ()


def test_nothing_near_gives_no_link() -> None:
    report = Report("Grain left the port of Berbera on Monday.\n\nThe market was quiet.\n\nAsmara denied any involvement.")
    denial = report.says("Asmara", "denied", "any involvement", "denies")
    report.event("left", "MOVE")
    assert report.about(denial) == ()


def test_unverified_claims_point_to_the_claim() -> None:
    report = Report("The group said it had seized Wad Madani. The claim could not be verified.")
    claim = report.says("The group", "said", "it had seized Wad Madani", "asserts")
    doubt = report.says(None, "could not be verified", "The claim", "cannot_verify")
    assert report.about(doubt) == (claim,)


def read(text: str) -> Facts:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    return extract_document(document).facts


def told_of(facts: Facts, denial: str) -> list[str]:
    ids = next(s.about for s in facts.statements if s.stance == "denies" and s.content[0].text.startswith(denial))
    return [f.content[0].text for f in facts.statements if f.id in ids] + [f.trigger.text for f in facts.events if f.id in ids]


def test_denial_answers_the_claim_of_the_one_it_names() -> None:
    facts = read("The Houthis said on Friday that they had captured the port of Mocha. The army denied that the Houthis had taken it.")
    assert "they had captured the port of Mocha" in told_of(facts, "the Houthis had taken")


def test_denial_answers_what_was_said_of_the_denier() -> None:
    facts = read("Tunisia said the boat was sunk by a shell fired by Hezbollah.\nHezbollah denied that any shell of its had been used.")
    assert told_of(facts, "any shell")[0].startswith("the boat was sunk")


def test_harm_that_a_denier_disowns_stays_actual() -> None:
    facts = read("Nine patients died in an air strike on the clinic in Marib, the ministry said.\nRiyadh has denied striking the clinic.")
    about = {key for s in facts.statements if s.stance == "denies" for key in s.about}
    harm = [event for event in facts.events if event.id in about and event.trigger.start < 60]
    assert harm and all(event.modality == "actual" for event in harm)


def test_denial_is_no_answer_to_the_statement_that_tells_of_it() -> None:
    facts = read(
        "“General Omar Rahal lives in his own reality,” governor Talal Barazi said. "
        "“In our talks, General Rahal told me that the pictures of the burnt clinic are fake.”"
    )
    assert told_of(facts, "the pictures") == []


def test_report_of_countless_denials_links_the_first_of_them() -> None:
    text = " ".join(f"Asmara denied that it had shelled camp {number}." for number in range(150))
    report = Report(text)
    for number in range(150):
        report.event(f"shelled camp {number}", "ASSAULT", "denied")
        report.says(None, "denied", f"it had shelled camp {number}.", "denies")
    linked = link_denials(report.document, report.facts).statements
    assert all(statement.about for statement in linked[:100])
    assert not any(statement.about for statement in linked[100:])


def test_what_a_denied_sides_friends_did_is_not_denied() -> None:
    text = "Rwanda denies backing rebels who captured Goma."
    report = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    (capture,) = [event for event in extract_document(report).facts.events if event.trigger.text == "captured"]
    assert capture.modality == "actual"


def test_qualified_allegation_points_to_no_deed_of_another_kind() -> None:
    report = Report("The two armies clashed on the border. The company denied the snooping allegations.")
    report.event("clashed", "ASSAULT")
    assert report.about(report.says("The company", "denied", "the snooping allegations", "denies")) == ()


def test_denied_part_in_one_attack_points_to_no_other() -> None:
    report = Report("A strike on the palace was planned. The regime denied being behind the chemical attack.")
    report.event("strike", "ASSAULT")
    assert report.about(report.says("The regime", "denied", "being behind the chemical attack", "denies")) == ()


def test_claims_that_are_called_false_are_denied_and_not_the_deed_that_all_tell() -> None:
    report = Report(
        "Explosions were heard in Kyiv.\nThe ministry said the strikes destroyed tanks.\nThe railways' chief said the claims were false."
    )
    report.event("Explosions", "ASSAULT")
    report.event("strikes", "ASSAULT")
    said = report.says("The ministry", "said the strikes"[:4], "the strikes destroyed tanks", "asserts")
    assert report.about(report.says("The railways' chief", "said the claims"[:4], "the claims were false", "denies")) == (said,)


def test_deed_that_the_denial_takes_as_known_is_not_denied() -> None:
    report = Report("The minister denied that Russia's invasion of Ukraine was to blame for the hunger.")
    report.event("invasion", "ASSAULT")
    assert report.about(report.says("The minister", "denied", "Russia's invasion of Ukraine was to blame for the hunger", "denies")) == ()


def test_a_lie_to_justify_a_massacre_denies_no_massacre() -> None:
    report = Report('Bashir called the claim "a lie to justify a massacre".')
    massacre = report.event("massacre", "ASSAULT", "possible")
    denial = report.says("Bashir", "called", 'the claim "a lie to justify a massacre', "denies")
    assert massacre not in report.about(denial)


def test_strikes_said_to_have_killed_no_civilians_were_flown() -> None:
    report = Report("The command said these strikes did not kill any civilians.")
    strikes = report.event("strikes", "ASSAULT")
    denial = report.says("The command", "said", "these strikes did not kill any civilians", "denies")
    linked = link_denials(report.document, report.facts)
    assert report.about(denial) == (strikes,)
    assert [event.modality for event in linked.events] == ["actual"]


def test_no_harm_done_is_said_of_the_deed_told_before_which_stays_told() -> None:
    report = Report(
        "A missile hit a house in Kobo, the governor said. A rebel said that the "
        "missile had struck a depot and that no civilian had been harmed."
    )
    hit = report.event("hit", "ASSAULT")
    report.says("the governor", "said", "A missile hit a house in Kobo", "asserts")
    denial = report.says("A rebel", "said that", "the missile had struck a depot and that no civilian had been harmed", "denies")
    linked = link_denials(report.document, report.facts)
    assert hit in report.about(denial)
    assert [event.modality for event in linked.events] == ["actual"]


def test_school_said_to_have_been_hit_is_no_answer_to_who_was_in_it() -> None:
    report = Report("A strike on a school in Jabalia killed 23, rescuers said. Hamas denied that its men were in the school that was hit.")
    said = report.says("rescuers", "said", "A strike on a school in Jabalia killed 23", "asserts")
    denial = report.says("Hamas", "denied", "its men were in the school that was hit", "denies")
    assert said not in report.about(denial)
