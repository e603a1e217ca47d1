"""The rules on plain invented cases, with the shipped reader: what changed is found, what is said otherwise is left."""

from collections.abc import Sequence
from functools import cache

import pytest

from twosource.check import RULES
from twosource.flow import LazyReader, analyse_article, check_draft
from twosource.model import Article, ArticleId, Checked, Draft
from twosource.text import digest

pytestmark = pytest.mark.models

SOURCES = (
    "The ferry left Kelby on Tuesday with 340 passengers on board. Some of the guests had not been invited to the "
    "harbour. The Harbour Board said on Monday that the talks could resume in May.\n\n"
    '"The plan is unfair to the islanders and the crews," Ann Gray, the secretary of the union, told reporters. '
    "The police have not opened an investigation into the accident, a spokesman said on Wednesday.\n\n"
    "Critics say that the company recklessly ignored the faulty pump. The boy was flown to Harbour Hospital in Kelby. "
    "Tolvane Lines won the contract for the new bridge in 2021.\n",
    "The storm damaged at least 60 houses in Kelby and closed 12 roads.\n\n"
    "Ben Lund, the mayor of Kelby, said that the new bridge would cost 12 million crowns. The works will take nine "
    "months. Orrow Lines denied that the ship was unsafe.\n",
)
CHANGED = (
    ("number-changed", "The ferry left Kelby on Tuesday with 430 passengers on board."),
    ("number-changed", "The new bridge would cost 21 million crowns, Ben Lund said."),
    ("number-changed", "The storm damaged 60 houses in Kelby."),
    ("time-changed", "The ferry left Kelby on Friday with 340 passengers on board."),
    ("time-changed", "The works will take seven months."),
    ("time-changed", "Tolvane Lines won the contract for the new bridge in 2019."),
    ("entity-swapped", "Corran Works won the contract for the new bridge in 2021."),
    ("entity-swapped", "The ferry left Tarnmouth on Tuesday with 340 passengers on board."),
    ("attribution-swapped", "Ben Lund said that the plan is unfair to the islanders and the crews."),
    ("negation-flipped", "The police have opened an investigation into the accident, a spokesman said."),
    ("negation-flipped", "Orrow Lines admitted that the ship was unsafe."),
    ("hedge-dropped", "The talks will resume in May, the Harbour Board said."),
    ("attribution-dropped", "The company recklessly ignored the faulty pump."),
    ("overgeneralised", "The guests had not been invited to the harbour."),
    ("quote-altered", '"The plan is cruel to the islanders and the crews," Ann Gray told reporters.'),
    ("unsupported", "Snow fell on the vineyards of the southern valleys."),
)
FINE = (
    "The ferry left Kelby on Tuesday with 340 passengers.",
    "On Tuesday about 340 passengers left Kelby on board the ferry.",
    "The talks could resume in May, according to the Harbour Board.",
    "The boy was flown to Harbour Hospital.",
    "The storm damaged 60 or more houses in Kelby.",
    "The storm closed 12 roads in Kelby.",
    "Ann Gray called the plan unfair to the islanders.",
    "No investigation into the accident has been opened by the police, a spokesman said.",
    "The union's secretary, Ann Gray, told reporters: “The plan is unfair to the islanders and the crews.”",
    "Some guests had not been invited to the harbour.",
    "Critics accuse the company of ignoring the faulty pump.",
)


@cache
def reader() -> LazyReader:
    return LazyReader(1)


def article(text: str, name: str) -> Article:
    return Article(ArticleId(digest("article", text)), name, text)


def checked(sentences: Sequence[str], sources: Sequence[str] = SOURCES) -> Checked:
    """The sentences as one draft, a paragraph each, checked against the sources."""
    draft = article("\n\n".join(sentences) + "\n", "draft.txt")
    read = [analyse_article(article(text, f"{n}.txt"), reader()) for n, text in enumerate(sources)]
    return check_draft(Draft(draft, draft.id), analyse_article(draft, reader()), read)


@cache
def of_all() -> Checked:
    return checked([*(text for _, text in CHANGED), *FINE])


def codes(sentence: str) -> set[str]:
    text = of_all().draft.article.text
    return {
        f.code
        for s in of_all().sentences
        for f in s.findings
        if s.span.of(text) in sentence or sentence in s.span.of(text)
    }


@pytest.mark.parametrize(("code", "sentence"), CHANGED)
def test_what_was_changed_is_found(code: str, sentence: str) -> None:
    assert code in codes(sentence)


@pytest.mark.parametrize("sentence", FINE)
def test_what_is_said_in_other_words_is_left_alone(sentence: str) -> None:
    assert codes(sentence) == set()


def test_evidence_is_words_of_its_source_and_findings_are_words_of_the_draft() -> None:
    found = of_all()
    texts = {a.analysis.article.id: a.analysis.article.text for a in found.sources}
    text = found.draft.article.text
    places = 0
    for sentence in found.sentences:
        for finding in (*sentence.findings, *sentence.notes):
            assert text[finding.span.start : finding.span.end].strip()
            assert sentence.span.overlaps(finding.span)
            for place in (*finding.evidence, *([finding.other] if finding.other else [])):
                places += 1
                assert texts[place.article][place.span.start : place.span.end].strip()
        for place in sentence.evidence:
            assert 0 <= place.span.start < place.span.end <= len(texts[place.article])
    assert places > len(CHANGED)


def test_the_order_of_the_sources_changes_nothing() -> None:
    sentences = [text for _, text in CHANGED[:6]]
    assert checked(sentences, SOURCES).sentences == checked(sentences, SOURCES[::-1]).sentences


def test_a_text_does_not_support_itself() -> None:
    draft = "The ferry sank off Kelby on Sunday.\n"
    found = checked([draft.strip()], [draft, SOURCES[1]])
    assert len(found.sources) == 1


def test_two_sides_of_a_number_are_a_note() -> None:
    sides = ("Five people were killed in the crash at Kelby.\n", "Seven people were killed in the crash at Kelby.\n")
    found = checked(["In the crash at Kelby five people were killed."], sides)
    assert {n.code for s in found.sentences for n in s.notes} >= {"disputed"}


def test_a_name_in_the_place_of_another_is_swapped() -> None:
    found = checked(["The boy was flown to Mill Hospital in Kelby."])
    assert [f.code for s in found.sentences for f in s.findings] == ["entity-swapped"]


def test_each_rule_says_what_it_finds_and_why_with_an_example() -> None:
    for rule in RULES:
        text = rule.__doc__ or ""
        assert all(part in text for part in ("What it finds:", "Why:", "Example:")), rule.__name__


LEFT_ALONE = (
    ("a call to the reader", "The ferry left Kelby on Tuesday.", "CLICK HERE for all the latest ferry news."),
    (
        "a call to the reader",
        "The ferry left Kelby on Tuesday.",
        "READ: Winemakers of the southern valleys hope for snow.",
    ),
    (
        "a sum",
        "Ann Gray was found guilty of 21 counts of fraud and six of theft.",
        "Ann Gray was found guilty of 27 counts.",
    ),
    (
        "another sum of money",
        "Kelby Town made a bid of £21 million for the injured defender Ben Lund.",
        "A keen supporter sent the manager a long list of wishes worth £90 million before the derby against Kelby.",
    ),
    (
        "since and last",
        "Ben Lund last scored for Kelby Town on December 20.",
        "Ben Lund has not scored for Kelby Town since December 20.",
    ),
    (
        "a thing claimed",
        "Ann Gray led from the start, claiming her fourth victory in the Kelby Cup.",
        "Ann Gray won the Kelby Cup from the start, a fourth victory.",
    ),
    (
        "any is all",
        "Kelby Town will resist any offers for Ben Lund.",
        "Kelby Town will resist all offers for Ben Lund.",
    ),
    (
        "all of what no source counts",
        "Ben Lund scored his 300th goal for Kelby Town on Monday.",
        "Ben Lund scored his 300th goal for Kelby Town in all competitions on Monday.",
    ),
    (
        "a label",
        "For the photographer, the paintings on the wall give a human link to the past, Ann Gray said.",
        "Photographer: The paintings on the wall give a human link to the past.",
    ),
    (
        "cited right before",
        "The union said that the pump was faulty. The union also said that 40 sailors recklessly ignored the alarm.",
        "The union says the pump was faulty. Some 40 sailors recklessly ignored the alarm.",
    ),
    (
        "he says of himself",
        "He said that he had hired a security firm and a lawyer to look into the matter.",
        "He hired a security firm and a lawyer to look into the matter.",
    ),
    (
        "a body's plain fact",
        "The Harbour Board said that 40 sailors live in the old barracks.",
        "Some 40 sailors live in the old barracks.",
    ),
    (
        "a part of the name",
        "Ben Lund was taken to hospital in Kelby after the match.",
        "Ben Lund was taken to Kelby Park hospital after the match.",
    ),
    ("a shortened name", "Ben Lund scored for Manchester United on Monday.", "Ben Lund scored for Man Utd on Monday."),
    (
        "where a town lies",
        "The boy was flown to a hospital in Boston.",
        "The boy was flown to a hospital in Boston, England.",
    ),
    (
        "whose day it is",
        "Ben Lund gave an interview in Kelby about Saturday's opponents.",
        "Ben Lund gave an interview in Kelby on Wednesday about the opponents.",
    ),
    (
        "the press tells what he said",
        "Kelby TV reports that Ben Lund denied the charges on Monday.",
        "Ben Lund has denied the charges.",
    ),
)


@pytest.mark.parametrize(("what", "source", "draft"), LEFT_ALONE, ids=[what for what, _, _ in LEFT_ALONE])
def test_what_an_editor_would_not_mark_is_left_alone(what: str, source: str, draft: str) -> None:
    found = [f.code for s in checked([draft], [source]).sentences for f in s.findings]
    assert found == []


def test_a_call_to_the_reader_is_not_checked() -> None:
    (sentence,) = checked(["CLICK HERE for all the latest ferry news."]).sentences
    assert sentence.unchecked == "no statement"


def test_a_name_in_no_source_is_found() -> None:
    (sentence,) = checked(["Ben Lund met Olga Marr in Kelby."], ["Ben Lund was in Kelby on Monday."]).sentences
    assert [f.code for f in sentence.findings] == ["unsupported"]


def test_a_length_of_time_is_held_against_one_of_the_same_thing() -> None:
    source = "Almost three years after nearly leaving Kelby Town, Ben Lund has signed a new contract."
    (sentence,) = checked(["Ben Lund has signed a new five-year contract with Kelby Town."], [source]).sentences
    assert "time-changed" not in {f.code for f in sentence.findings}


@pytest.mark.parametrize(
    ("source", "draft", "found"),
    [
        # a name in the place of another that the sentence names once more, or that is of another kind
        ("If Tolvane fails to act this year, aides of Tolvane said, the works could be delayed until May.",
         "If Norland fails to act this year, aides of Tolvane said, the works could be delayed until May.", True),
        ("The crew of the Maren was paid by Ben Lund for the way it handled the storm in May.",
         "The crew of the Maren was paid by Ann Gray for the way it handled the storm in May.", True),
        # one person, body or country, called otherwise
        ("The crew of the Maren was paid by President Lund for the way it handled the storm in May.",
         "The crew of the Maren was paid by Ben Lund for the way it handled the storm in May.", False),
        ("The crew of the Maren was paid by the European Union for the way it handled the storm in May.",
         "The crew of the Maren was paid by the EU for the way it handled the storm in May.", False),
        ("The crew of the Maren was paid by Britain for the way it handled the storm in May.",
         "The crew of the Maren was paid by the UK for the way it handled the storm in May.", False),
    ],
)  # fmt: skip
def test_a_name_in_the_very_place_of_another_is_found(source: str, draft: str, found: bool) -> None:
    (sentence,) = checked([draft], [source]).sentences
    assert ("entity-swapped" in {f.code for f in sentence.findings}) == found


def test_a_speaker_in_the_very_place_of_another_is_found() -> None:
    source = "Ann Gray ordered the works to be stopped on June 20, and Kelby Council faces new costs."
    (sentence,) = checked(
        ["Ben Lund ordered the works to be stopped on June 20, and Kelby Council faces new costs."], [source]
    ).sentences
    assert {f.code for f in sentence.findings} & {"attribution-swapped", "entity-swapped"}


def test_a_plain_fact_of_one_report_alone_may_go_without_its_source() -> None:
    source = "Ben Lund, who keeps the shelter, said that the cat licks the ears of the strays after surgery."
    (alone,) = checked(["The cat licks the ears of the strays after surgery."], [source]).sentences
    assert [f.code for f in alone.findings] == []
    assert "attribution-dropped" in {f.code for f in alone.notes}
    (beside,) = checked(["The cat licks the ears of the strays after surgery."], [source, SOURCES[0]]).sentences
    assert [f.code for f in beside.findings] == ["attribution-dropped"]
