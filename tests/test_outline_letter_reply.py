"""The reply to a letter before claim: point by point, and nothing that could turn out otherwise."""

from __future__ import annotations

from dataclasses import replace

from aiclaims.outline import plain_text
from aiclaims.outline.model import Paragraph
from aiclaims.reasoning import Answer
from aiclaims.reasoning.records import Allegation
from tests.letters import blanks, facts_of, letter, letter_of, said, under
from tests.outlines import matter, with_answer


def test_reply_answers_each_point_by_its_number() -> None:
    section = letter("china_six_allegations").sections[0]
    answers = [plain_text(b.text) for b in under(section, "Our answers") if isinstance(b, Paragraph)]
    assert answers[0] == "Your paragraph 1. This is admitted."
    assert answers[2].startswith("Your paragraph 3. This is denied. A filter has refused")
    assert answers[3].startswith("Your paragraph 4. This is outside our client’s knowledge")
    assert answers[4] == "Your paragraph 5. This is not admitted; it is for you to prove."
    assert answers[5] == "Your paragraph 6. Our client answers as follows."
    assert "Our answer" in blanks(letter("china_six_allegations"))


def test_reply_leaves_the_reason_of_a_bare_denial_to_be_filled_in() -> None:
    bare = replace(matter("guangzhou_defence"), allegations=(Allegation("A1", "It copies.", response="deny"),))
    of = letter_of(bare)
    assert "You say: “It copies.” This is denied." in facts_of(of)
    assert "Why it is denied" in blanks(of)


def test_reply_leaves_alone_what_is_alleged_against_others() -> None:
    two = (*matter("aippi_guardrails").parties,)
    accused, other = next(p for p in two if set(p.does) - {"owns_work", "made_work"}), two[0]
    alleged = Allegation("A1", "They did it.", number="1", party=other.id, response="deny", because="Nobody did.")
    changed = replace(matter("aippi_guardrails"), aim="infringement_defence", client=accused.id, allegations=(alleged,))
    assert "Nobody did" not in said(letter_of(changed))


def test_reply_that_denies_part_of_it_does_not_tell_which_part_stands() -> None:
    assert "No liability is admitted." in facts_of(letter("guangzhou_defence"))
    assert not [line for line in facts_of(letter("guangzhou_defence")) if line.startswith("Our client denies")]


def test_reply_does_not_say_that_nothing_comes_out_any_more_where_our_steps_work_in_part() -> None:
    ended = "Our client’s service can no longer produce the work or something close to it."
    measures = "Our client has taken measures against the output complained of and will show how they work."
    assert measures in facts_of(letter("guangzhou_defence")) and ended not in facts_of(letter("guangzhou_defence"))
    fully = with_answer("guangzhou_defence", Answer("service.steps_after_suit", "platform", "fully", "fully"))
    assert ended in facts_of(letter_of(fully))


def test_reply_asserts_nothing_of_its_own_on_weak_evidence_alone() -> None:
    ended = "Our client’s service can no longer produce the work or something close to it."
    weak = matter("china_six_allegations")
    assert ended not in facts_of(letter_of(weak))
    strong = replace(weak, exhibits=tuple(replace(e, strength="strong") for e in weak.exhibits))
    assert ended in facts_of(letter_of(strong))
