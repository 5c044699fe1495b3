"""Remedies and money: each remedy argued whole, up or down the ladder, and no figure without its source."""

from __future__ import annotations

import re
from dataclasses import replace

from aiclaims.outline import plain_text
from aiclaims.outline.model import Heading, Ref, Terms
from aiclaims.reasoning import Answer
from tests.outlines import (
    NAMES,
    assessed,
    lines,
    matter,
    outline,
    outline_of,
    over,
    paragraphs,
    rows,
    rulebook,
    section,
    with_answer,
)

GUANGZHOU, DEFENCE, BEIJING = "guangzhou_claim", "guangzhou_defence", "beijing_authorship_claim"
SPEAKING = [n for n in NAMES if not n.startswith("wipo")]


def test_remedy_that_waits_names_its_conditions_and_the_tie_to_training() -> None:
    tied = [
        n
        for n in terms(GUANGZHOU, "Proof needed")
        if n.startswith("Liability for an infringement related to a work used in training: open")
    ]
    waits = [line for line in lines(outline(GUANGZHOU), "remedies") if line.startswith("Conditions still open")]
    assert len(tied) == 2 and all("liability for the output" in line for line in waits)


def test_remedies_nobody_asked_for_stand_apart_one_by_one() -> None:
    told = {row[0]: row[1] for row in rows(outline(GUANGZHOU), "remedies")}
    assert told["Destruction (China)"] == "open, silent" and told["Recall from trade (AIPPI)"] == "only if"


def test_money_joins_sum_and_currency_and_counts_expenses_once() -> None:
    told = lines(outline(GUANGZHOU), "money")
    assert told[1].startswith("The claimant asks for this sum as loss: 300,000 yuan.")
    assert "The expenses stand within the sum claimed, so they are not added to it a second time." in told
    assert "The claimant asks for this sum as loss: 5,000 yuan." in lines(outline(BEIJING), "money")


def test_defence_offers_gentler_steps_without_admission() -> None:
    offers = terms(DEFENCE, "To offer instead")
    assert offers and all(o.endswith("Offered without any admission.") for o in offers)


def terms(name: str, label: str) -> list[str]:
    blocks = section(outline(name), "remedies").blocks
    return [plain_text(t) for b in blocks if isinstance(b, Terms) for said, t in b.items if said.startswith(label)]


def test_claim_says_why_less_will_not_do_and_defence_why_it_will() -> None:
    (claim,) = terms(GUANGZHOU, "Instead: further measures")
    (defence,) = terms(DEFENCE, "Instead: further measures")
    assert claim.startswith("We say: The work still comes out of the service.")
    assert defence.startswith("We say: Measures that catch every way to the work")
    assert "They may say: Measures that catch every way to the work" in claim
    assert defence.strip().endswith("could go on (drafting aid, not authority).")


def remedies(name: str) -> list[tuple[str, dict[str, str]]]:
    """Each remedy that is argued: its heading, and its labelled lines."""
    found: list[tuple[str, dict[str, str]]] = []
    for block in section(outline(name), "remedies").blocks:
        if isinstance(block, Heading):
            found.append((plain_text(block.text), {}))
        elif isinstance(block, Terms):
            found[-1][1].update({label: plain_text(text) for label, text in block.items})
    return found


@over(SPEAKING)
def test_each_remedy_says_against_whom_for_what_harm_on_what_proof_and_in_which_words(name: str) -> None:
    claim = outline(name).side == "claim"
    wanted = ["Against", "Harm it answers", "Form of order"] if claim else ["Against", "Harm they name"]
    gentler = ("Less intrusive option considered", "What would be less", "To offer instead")
    for heading, told in remedies(name):
        assert set(wanted) <= set(told) and any(label in told for label in gentler), heading
        assert "Proof needed" in told, heading


@over(SPEAKING)
def test_facts_on_proportion_are_told_once_and_then_referred_to(name: str) -> None:
    told = [text for _, items in remedies(name) for text in items.values() if "Recorded: " in text]
    facts = [fact for text in told for fact in re.findall(r"([^;:]+ \(§\d+\))", text.split("Recorded: ")[1])]
    assert len(facts) == len(set(facts))


def test_points_of_proportion_are_answered_from_this_matter() -> None:
    first, told = remedies(GUANGZHOU)[0]  # the gentlest; the facts are told with it
    assert first.startswith("Further measures against close copies (China): available")
    assert told["Seriousness and scale"].startswith("Recorded: the work is widely known (§")
    assert "did not have a channel for complaints (§" in told["Fault and notice"]
    assert told["Third parties and the public"].startswith("Recorded: people pay to use the service of Platform (§")
    assert "another firm's model or interface is in dispute (§" in told["Cost and feasibility"]
    assert told["Money instead"] == "The finding on compensation is “available”."
    assert "Still to be filled in" not in told


def test_what_is_said_of_a_remedy_stands_with_its_own_facts_and_its_own_side() -> None:
    fault = dict(remedies(GUANGZHOU))["Compensation (China): available"]["Fault and notice"]
    ours, theirs = fault.split(" They may say: ")
    steps = next(p.number for p in paragraphs(outline(GUANGZHOU), "acts") if "took steps against" in plain_text(p.text))
    lacks = [p.number for p in paragraphs(outline(GUANGZHOU), "acts") if " did not " in plain_text(p.text)]
    assert ours == "We say: what stands at §{}, §{} and §{}.".format(*lacks)
    assert theirs.startswith("Steps taken after the suit") and theirs.endswith(f" See §{steps}.")


def test_points_nothing_speaks_to_are_left_to_be_filled_in() -> None:
    blank = replace(matter(GUANGZHOU), answers=tuple(a for a in matter(GUANGZHOU).answers if a.question not in (
        "service.paid", "service.third_party_model", "work.recognised")))  # fmt: skip
    blocks = section(outline_of(blank), "remedies").blocks
    told = [plain_text(t) for b in blocks if isinstance(b, Terms) for label, t in b.items if "filled" in label]
    assert told == ["Who else would feel the order."]


def test_training_facts_weigh_nothing_where_training_is_not_complained_of() -> None:
    trained = Answer("training.purpose", "platform", "research", "research")
    said = [t for items in _terms_of(GUANGZHOU, trained) for t in items if "research" in t]
    assert said == []


def _terms_of(name: str, answer: Answer) -> list[list[str]]:
    blocks = section(outline_of(with_answer(name, answer)), "remedies").blocks
    return [[plain_text(text) for _, text in b.items] for b in blocks if isinstance(b, Terms)]


def test_rule_of_proportion_is_cited_where_a_source_has_one() -> None:
    cited = {c.id for p in paragraphs(outline(GUANGZHOU), "remedies") if p.text for c in p.cites}
    rule = [line for line in lines(outline(GUANGZHOU), "remedies") if line.startswith("AIPPI: Every remedy")]
    assert len(rule) == 1 and {"AIPPI-31", "AIPPI-32", "CN-GZ-23"} <= cited


def test_claim_climbs_the_ladder_and_defence_comes_down() -> None:
    def rungs(name: str) -> list[int]:
        titles = {r.title: r.rung for f in rulebook().frameworks.values() for r in f.remedies.values()}
        heads = [head.split(" (")[0].split(":")[0] for head, _ in remedies(name) if head.endswith(": available")]
        return [titles[h] for h in heads if titles[h]]

    claims = [rungs(n) for n in SPEAKING if outline(n).side == "claim"]
    defences = [rungs(n) for n in SPEAKING if outline(n).side == "defence"]
    assert any(len(set(r)) > 1 for r in claims) and all(r == sorted(r) for r in claims)
    assert all(r == sorted(r, reverse=True) for r in defences)


def test_heads_of_money_name_the_figures_held_and_missing() -> None:
    heads = {row[0]: row[1:] for row in rows(outline(GUANGZHOU), "money")}
    method, held, missing = heads["Compensation (China)"]
    assert method.startswith("The kind of work, what a fair fee") and re.search(r"300,000 yuan \(§\d+\)", held)
    assert "What would a licence for such a use usually cost?" in missing
    assert re.fullmatch(r"What is the court fee\? \(§\d+\)", heads["Court fee (China)"][2])


@over(NAMES)
def test_no_figure_of_money_stands_without_where_it_comes_from(name: str) -> None:
    """An amount is an answer with its own paragraph, or a reported sum that is cited."""
    for row in rows(outline(name), "money"):
        assert not re.search(r"\d", re.sub(r"§\d+", "", row[2])) or "§" in row[2]
    for p in paragraphs(outline(name), "money"):
        said = plain_text(tuple(part for part in p.text if not isinstance(part, Ref)))
        answered = any(a.question.startswith(("claim.", "harm.")) for a in assessed(name).matter.answers)
        assert not re.search(r"\d{3}", said) or p.cites or answered


def test_sum_without_a_currency_is_asked_for_one() -> None:
    bare = outline_of(with_answer(GUANGZHOU, Answer("claim.loss", None, 300000, 300000)))
    assert any(line.startswith("Say in which currency: none is recorded at §") for line in lines(bare, "money"))
    assert not any("currency" in line for line in lines(outline(GUANGZHOU), "money"))


def test_matter_without_a_sum_states_none() -> None:
    assert "No sum has been entered, so none is stated. Loss, a fair fee and outlay on proof are wanted." in lines(
        outline("aippi_guardrails"), "money"
    )
