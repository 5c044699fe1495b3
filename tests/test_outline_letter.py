"""The letter that goes out: what it asserts is ours to assert, and nothing meant for our own side is in it."""

from __future__ import annotations

import re
from dataclasses import replace

from aiclaims.outline import plain_text
from aiclaims.outline.case import open_case
from aiclaims.outline.letter.data import letter_words
from aiclaims.outline.letter.facts import to_you, you_do
from aiclaims.outline.letter.law import relied_on
from aiclaims.outline.model import Bullets, Ref, Span, Terms
from aiclaims.outline.pleading import pleaded, stated
from aiclaims.reasoning import Matter
from aiclaims.reasoning.matter import UNKNOWN
from aiclaims.reasoning.records import Event, Exhibit
from aiclaims.reasoning.vocabulary import FUNCTIONS
from tests.letters import SEAMS, VERDICTS, facts_of, letter_of, letters, letters_of, said, under
from tests.outlines import NAMES, assessed, matter, over, paragraphs, parts, rulebook

GUANGZHOU = "guangzhou_claim"
SECRET = "FOR OUR EYES ONLY"


@over(NAMES)
def test_letter_uses_no_word_of_a_finding_or_a_doubt(name: str) -> None:
    assert [VERDICTS.findall(said(of)) for of in letters(name)] == [[] for _ in letters(name)]


@over(NAMES)
def test_letter_reads_without_seams_in_whole_sentences(name: str) -> None:
    for p in (p for of in letters(name) for p in paragraphs(of)):
        text = plain_text(p.text)
        assert not SEAMS.search(text), text
        assert text[0].isupper() or text[0] == "“", text
        assert text.rstrip()[-1] in ".)”:", text


@over(NAMES)
def test_letter_refers_to_nothing_and_carries_no_findings(name: str) -> None:
    for of in letters(name):
        assert not [part for part in parts(of) if isinstance(part, Ref)]
        assert (of.kind, of.state, of.findings, of.open_questions, of.editions) == ("letter", "DRAFT", (), (), ())
        assert of.confidentiality == "Draft letter: not sent"
        numbers = [p.number for p in paragraphs(of)]
        assert numbers == list(range(1, len(numbers) + 1))


def marked(of: Matter) -> Matter:
    """The same matter with a secret in everything that is for our own side."""
    answers = tuple(replace(a, note=f"{SECRET} note", whom=f"{SECRET} whom") for a in of.answers)
    event = Event("C9", f"{SECRET} event", source=f"{SECRET} source", other_version=f"{SECRET} version")
    item = Exhibit("E9", f"{SECRET} item", holder=f"{SECRET} holder", captured=SECRET, because=SECRET, strength="weak")
    allegations = tuple(replace(a, because="", text=SECRET) if a.number else a for a in of.allegations)
    return replace(of, title=SECRET, answers=answers, events=(event,), exhibits=(item,), allegations=allegations)


@over(NAMES)
def test_letter_holds_nothing_recorded_for_our_own_side(name: str) -> None:
    for of in letters_of(marked(matter(name))):
        assert SECRET not in said(of) + str(of)


@over(NAMES)
def test_letter_tells_nobody_about_anybody_else(name: str) -> None:
    parties = matter(name).parties
    for of in letters(name):
        text = said(of)
        heads = [b for s in of.sections for b in s.blocks if isinstance(b, Terms)]
        to = next((plain_text(v) for b in heads for label, v in b.items if label == "To"), "")
        others = [p for p in parties if p.id != matter(name).client and p.name and p.name != to]
        assert [
            p.name for p in others if re.search(rf"(?<!\w){re.escape(p.name)}(?!\w)", text) and p.name not in to
        ] == []


@over(NAMES)
def test_letter_says_nothing_that_we_do_not_know_and_nothing_that_only_they_say(name: str) -> None:
    case = open_case(rulebook(), assessed(name))
    told = [fact for of in letters(name) for fact in facts_of(of)]
    for answer in matter(name).answers:
        q, ours = rulebook().questions[answer.question], answer.claimant if case.claim else answer.defendant
        theirs = answer.defendant if case.claim else answer.claimant
        silent = ["yes", "no"] if ours in (None, UNKNOWN) else [theirs] if answer.disputed else []
        for value in silent:
            words = stated(q, value == "yes") or pleaded(q, value)
            if words and q.scope == "matter":
                assert to_you(words) + "." not in told


@over([n for n in NAMES if matter(n).aim.endswith("_claim")])
def test_every_demand_was_asked_for_and_can_be(name: str) -> None:
    case = open_case(rulebook(), assessed(name))
    answer = case.answer("claim.wants", None)
    wants = answer.claimant if answer and isinstance(answer.claimant, tuple) else ()
    lines = [v for v in assessed(name).remedies if v.verdict != "not available"]
    orders = {
        to_you(case.remedy(v.issue).order).rstrip(".").lower() for v in lines if case.remedy(v.issue).asked_as in wants
    }
    demands = [plain_text(i) for of in letters(name) for s in of.sections for b in under(s, "What our client requires")
               if isinstance(b, Bullets) for i in b.items]  # fmt: skip
    assert {d.removesuffix(".").split(", if ")[0].split(", which ")[0].lower() for d in demands} <= orders


@over(NAMES)
def test_every_figure_is_on_record(name: str) -> None:
    amounts = [a.claimant for a in matter(name).answers if isinstance(a.claimant, int | float)]
    recorded = {f"{n:,.2f}" for n in amounts} | {f"{n:,.0f}" for n in amounts}
    sections = [s for of in letters(name) for s in of.sections]
    sums = [b for s in sections for b in under(s, "The sum claimed") if isinstance(b, Terms)]
    told = {figure for b in sums for _, text in b.items for figure in re.findall(r"\d[\d,.]*\d|\d", plain_text(text))}
    assert told <= recorded


def test_words_of_letters_are_about_what_is_held() -> None:
    words, frameworks = letter_words(), rulebook().frameworks.values()
    assert set(words["named"]) <= {id for f in frameworks for id in f.authorities}
    lines = [i for f in frameworks for i in f.issues.values() if i.bottom_line and i.id not in f.remedies]
    assert {*words["asserted"], "china.liability"} == {i.id for i in lines if i.scope == "party"}
    questions = rulebook().questions
    assert set(words["unpleaded"]) | set(words["before"]) | set(words["before"].values()) <= set(questions)
    own = [*words["by_client"].items(), *words["by_organisation"].items(), *words["instead"].items()]
    for id, said_ in own:
        assert set(said_) <= {"yes", "no", "value", *(o.id for o in questions[id].options)}, id


def test_every_proposition_a_letter_may_rely_on_is_held() -> None:
    held = {id for f in rulebook().frameworks.values() for id in f.propositions}
    assert set(relied_on()) == {"claim", "reply"}
    assert {id for side in relied_on().values() for id in side} <= held
    issues = {id for f in rulebook().frameworks.values() for id in f.issues}
    assert {id for side in relied_on().values() for relied in side.values() for id in relied.through} <= issues


def test_no_word_of_a_letter_on_the_law_is_a_word_of_a_finding() -> None:
    said_ = {p.id: p.says for f in rulebook().frameworks.values() for p in f.propositions.values()}
    texts_ = [relied.says or said_[id] for side in relied_on().values() for id, relied in side.items()]
    assert [text for text in texts_ if VERDICTS.search(text)] == []


def test_every_order_and_statement_can_be_said_to_its_party() -> None:
    orders = [r.order for f in rulebook().frameworks.values() for r in f.remedies.values()]
    asked = [q for q in rulebook().questions.values() if q.scope == "party" and q.kind == "yes_no" and q.of == "fact"]
    statements = [s for q in asked for yes in (True, False) if (s := stated(q, yes))]
    wrong = [to_you(t) for t in (*orders, *statements) if SEAMS.search(to_you(t))]
    assert wrong == []


def test_what_a_party_does_is_said_to_it() -> None:
    assert you_do(["runs_service", "copies"]) == "You run the service and copy AI-assisted content."
    assert all("s " not in you_do([f]).split(" ", 2)[1] + " " or f == "made_work" for f in FUNCTIONS)


def test_names_keep_their_language() -> None:
    parties = tuple(replace(p, name="株式会社みどり絵") if p.id == "platform" else p for p in matter(GUANGZHOU).parties)
    of = letter_of(replace(matter(GUANGZHOU), parties=parties))
    assert Span("株式会社みどり絵", "name", "ja") in list(parts(of))
