"""The letter before claim: to whom one goes, what it asserts, asks for and leaves to be filled in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from aiclaims.outline import build_letter, letters_to, plain_text
from aiclaims.outline.model import Heading, Paragraph, Terms
from aiclaims.reasoning import Answer
from tests.letters import blanks, facts_of, letter, letter_of, letters, said, under
from tests.outlines import DAY, NAMES, assessed, matter, over, paragraphs, rulebook, with_answer

GUANGZHOU = "guangzhou_claim"


def test_claim_letter_reads_from_the_right_to_the_signature() -> None:
    section = letter(GUANGZHOU).sections[0]
    assert [plain_text(b.text) for b in section.blocks if isinstance(b, Heading)] == [
        "For whom we write", "The work, and our client’s right", "What our client complains of",
        "The law on which our client relies", "What our client requires", "The sum claimed", "Your answer", "Evidence",
        "Reservation of rights",
    ]  # fmt: skip
    acts = [plain_text(b.text) for b in under(section, "What our client complains of") if isinstance(b, Paragraph)]
    assert acts == [
        "You run the service and exploit the system commercially.",
        "The output is close enough to take over the work’s original expression.",
        "The output came from your system or service.",
        "Your service can still produce the work or something close to it.",
        "Your service did not have a channel for complaints.",
        "Your service did not warn users of the risk of infringing.",
        "Your service did not mark its results clearly as made by AI.",
    ]


def test_claim_letter_states_the_sum_as_recorded_and_leaves_its_working_to_be_filled_in() -> None:
    section = letter(GUANGZHOU).sections[0]
    (figures, lines) = under(section, "The sum claimed")
    assert isinstance(figures, Terms)
    assert [(label, plain_text(text)) for label, text in figures.items] == [
        ("Sum claimed for loss", "300,000 yuan, our client’s outlay of 1,705.70 yuan included")
    ]  # fmt: skip
    assert isinstance(lines, Terms)
    assert [label for label, _ in lines.items] == ["How the sum is worked out"]


def test_outlay_is_asked_for_once_and_where_nobody_says_whether_it_is_in_the_sum_that_is_left_to_be_filled_in() -> None:
    outlay = "That you reimburse our client's reasonable expenses"
    assert f"{outlay}, which are part of the sum claimed." in said(letter(GUANGZHOU))
    apart = letter_of(with_answer(GUANGZHOU, Answer("claim.loss", None, 300000, 300000, note="Yuan.")))
    assert f"{outlay}." in said(apart) and "1,705.70 yuan" in said(apart)
    assert "Whether the outlay is part of that sum" in blanks(apart)


def test_day_of_answer_is_never_made_up() -> None:
    assert all("Day by which we expect your answer" in blanks(of) for name in NAMES for of in letters(name))


def test_resolution_is_called_a_resolution_and_the_law_of_the_country_is_left_to_be_filled_in() -> None:
    of = letter("aippi_trained_by_one_used_by_three")
    leads = {p.lead for p in paragraphs(of) if p.lead}
    assert leads == {"The resolution of AIPPI on AI and copyright, Yokohama 2025, as digested"}
    assert {"The national law relied on", "AIPPI resolution: the paragraphs of its text"} <= set(blanks(of))


def test_judgment_is_named_as_a_judgment_and_its_number_is_left_to_be_filled_in() -> None:
    text = said(letter(GUANGZHOU))
    assert "The judgment of a court in Guangzhou" in text and "report" not in text
    assert "Guangzhou judgment: court, number, date, passages" in blanks(letter(GUANGZHOU))


def test_licensee_relies_on_a_licensee_that_sued_and_an_owner_does_not() -> None:
    succeeded = "An exclusive licensee that could sue alone succeeded."
    assert succeeded in said(letter(GUANGZHOU)) and "The licence, and its clause on suing" in blanks(letter(GUANGZHOU))
    owner = letter_of(with_answer(GUANGZHOU, Answer("work.title_held", None, "owner", "owner")))
    assert succeeded not in said(owner) and "The licence, and its clause on suing" not in blanks(owner)


def test_owner_is_said_to_own_the_work() -> None:
    of = letter("both_everybody_named")
    assert "Our client owns the rights in the work." in facts_of(of)
    assert "The right our client holds" not in blanks(of)


def test_two_defendants_get_a_letter_each_about_their_own_acts() -> None:
    firm, user = letters("reader_one_firm_all_hats")
    assert "came from your system or service" in said(firm)
    assert "You posted the output" not in said(firm)
    assert "You posted the output" in said(user)


def test_letter_to_somebody_to_whom_none_goes_is_refused() -> None:
    for to in ("", "licensee", "nobody"):
        with pytest.raises(ValueError, match="letters_to"):
            build_letter(rulebook(), assessed(GUANGZHOU), generated=DAY, to=to)


def test_nobody_is_written_to_of_whom_nothing_is_said() -> None:
    assert letters_to(rulebook(), assessed("both_everybody_named")) == ("student",)


@over([n for n in NAMES if matter(n).aim.endswith("_claim")])
def test_every_letter_to_somebody_says_what_is_complained_of(name: str) -> None:
    for of in letters(name) if letters_to(rulebook(), assessed(name)) else ():
        found = [b for b in under(of.sections[0], "What our client complains of") if isinstance(b, Paragraph)]
        assert [b for b in found if not re.match(r"You (develop|train|put|run|exploit|prompt) ", plain_text(b.text))]


def test_fault_is_told_to_nobody_against_whom_no_liability_is_put_forward() -> None:
    assert "You wanted an infringing result." not in facts_of(letter("both_everybody_named"))
    assert "You wanted an infringing result." in facts_of(letters("aippi_malicious_user")[1])


def test_what_infringes_is_asserted_and_what_is_owed_only_where_it_is_asked_for() -> None:
    assert "Our client says that you infringe the copyright in the work through the output, and that you owe it what" \
        " is required below." in facts_of(letter(GUANGZHOU))  # fmt: skip
    asked_nothing = letter("japan_access_sold_by_maker_and_operator")
    assert "Our client says that you infringe the copyright in the work through the output." in facts_of(asked_nothing)


def test_absence_of_a_defence_nobody_raised_or_of_what_weighs_only_for_them_is_not_told() -> None:
    told = [fact for name in NAMES if matter(name).aim.endswith("_claim") for of in letters(name)
            for fact in facts_of(of)]  # fmt: skip
    assert not [fact for fact in told if "privately" in fact or "did not use the work" in fact]
    measures = "You did not have measures against infringing output in place when the output was made."
    assert measures not in facts_of(letter("japan_access_sold_by_maker_and_operator"))


def test_evidence_is_asked_for_as_its_holder_is_likely_to_hold_it() -> None:
    (poster,) = letters("beijing_authorship_claim")
    assert "the copy, its source and the pages that showed it" in said(poster)
    assert "training" not in said(poster) and "filter" not in said(poster)


def test_fact_that_hurts_us_is_not_told() -> None:
    permitted = with_answer(GUANGZHOU, Answer("output.permitted", "platform", "yes", "yes"))
    assert "permission" not in said(letter_of(permitted))
    channel = with_answer(GUANGZHOU, Answer("service.complaint_channel", "platform", "yes", "yes"))
    assert "channel for complaints" not in said(letter_of(channel))


def test_act_is_told_though_a_defence_starts_from_it_too() -> None:
    """Copying for analysis is where article 30-4 begins, and what our client complains of."""
    told = facts_of(letter("japan_fine_tuning"))
    assert "You used the work to train the system." in told


def test_way_the_work_was_made_is_told_only_where_the_claim_turns_on_it() -> None:
    made = with_answer(GUANGZHOU, Answer("work.made_with_ai", None, "yes", "yes"))
    assert "The work in suit was itself made with AI." not in facts_of(letter_of(made))
    assert "Our client made the work with an AI tool." in facts_of(letter("beijing_authorship_claim"))


def test_person_who_made_the_work_is_called_our_client_and_its_mark_is_told_before_it_was_taken_off() -> None:
    told = facts_of(letter("beijing_authorship_claim"))
    assert "Our client shaped how the result came out." in told
    mark, removed = (told.index(f"{begins} our client’s name, signature or watermark{ends}.") for begins, ends in
                     (("The work carried", ""), ("You took off", " without permission")))  # fmt: skip
    assert mark < removed
    assert not [fact for fact in told if "the thing" in fact or "people" in fact.partition("People")[0][:20]]
    unmarked = with_answer("beijing_authorship_claim", Answer("making.name_mark", None, "unknown", "unknown"))
    assert not [fact for fact in facts_of(letter_of(unmarked)) if fact.startswith("The work carried")]


def test_disputed_fact_is_told_as_we_tell_it() -> None:
    denied = with_answer(GUANGZHOU, Answer("output.from_system", "platform", "yes", "no"))
    assert "The output came from your system or service." in facts_of(letter_of(denied))


def test_claim_without_basis_is_a_skeleton() -> None:
    alone = replace(matter(GUANGZHOU), frameworks=("wipo",), client="", parties=())
    alone = replace(alone, answers=tuple(a for a in alone.answers if a.party is None))
    of = letter_of(alone)
    wanted = {"To", "Our client", "The right our client holds", "What was done, when and where"}
    assert wanted | {"The basis of the claim in law", "What our client requires of you"} <= set(blanks(of))
    assert "asserts against you" not in said(of)
