"""The letter that goes out: what it asserts is ours to assert, and nothing meant for our own side is in it."""

from __future__ import annotations

import re
from dataclasses import replace

from aiclaims.outline import plain_text
from aiclaims.outline.case import open_case
from aiclaims.outline.letter.facts import to_you, you_do
from aiclaims.outline.letter.law import relied_on
from aiclaims.outline.model import Bullets, Heading, Paragraph, Ref, Span, Terms
from aiclaims.outline.pleading import pleaded, stated
from aiclaims.reasoning import Answer, Matter
from aiclaims.reasoning.matter import UNKNOWN
from aiclaims.reasoning.model import FUNCTIONS
from aiclaims.reasoning.records import Allegation, Event, Exhibit
from tests.letters import SEAMS, VERDICTS, blanks, facts_of, letter, letter_of, said, under
from tests.outlines import NAMES, assessed, matter, over, paragraphs, parts, rulebook, with_answer

GUANGZHOU = "guangzhou_claim"
SECRET = "FOR OUR EYES ONLY"


@over(NAMES)
def test_letter_uses_no_word_of_a_finding_or_a_doubt(name: str) -> None:
    assert VERDICTS.findall(said(letter(name))) == []


@over(NAMES)
def test_letter_reads_without_seams_in_whole_sentences(name: str) -> None:
    for p in paragraphs(letter(name)):
        text = plain_text(p.text)
        assert not SEAMS.search(text), text
        assert text[0].isupper() or text[0] == "“", text
        assert text.rstrip()[-1] in ".)”:", text


@over(NAMES)
def test_letter_refers_to_nothing_and_carries_no_findings(name: str) -> None:
    of = letter(name)
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
    of = letter_of(marked(matter(name)))
    assert SECRET not in said(of) + str(of)


@over(NAMES)
def test_letter_tells_nobody_about_anybody_else(name: str) -> None:
    parties = matter(name).parties
    for section in letter(name).sections:
        text = said(letter(name), section)
        heads = [b for b in section.blocks if isinstance(b, Terms)]
        to = next((plain_text(v) for b in heads for label, v in b.items if label == "To"), "")
        others = [p for p in parties if p.id != matter(name).client and p.name and p.name != to]
        assert [
            p.name for p in others if re.search(rf"(?<!\w){re.escape(p.name)}(?!\w)", text) and p.name not in to
        ] == []


@over(NAMES)
def test_letter_says_nothing_that_we_do_not_know_and_nothing_that_only_they_say(name: str) -> None:
    case = open_case(rulebook(), assessed(name))
    told = facts_of(letter(name))
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
    demands = [plain_text(i) for s in letter(name).sections for b in under(s, "What our client requires")
               if isinstance(b, Bullets) for i in b.items]  # fmt: skip
    assert {d.removesuffix(".").removesuffix(", if proceedings have to be brought").lower() for d in demands} <= orders


@over(NAMES)
def test_every_figure_is_on_record(name: str) -> None:
    amounts = [a.claimant for a in matter(name).answers if isinstance(a.claimant, int | float)]
    recorded = {f"{n:,.2f}" for n in amounts} | {f"{n:,.0f}" for n in amounts}
    sums = [b for s in letter(name).sections for b in under(s, "The sum claimed") if isinstance(b, Terms)]
    told = {figure for b in sums for _, text in b.items for figure in re.findall(r"\d[\d,.]*\d|\d", plain_text(text))}
    assert told <= recorded


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
        ("Sum claimed for loss", "300,000 yuan"), ("Spent on pursuing the matter", "1,705.70 yuan")
    ]  # fmt: skip
    assert isinstance(lines, Terms)
    assert [label for label, _ in lines.items] == [
        "How the sum is worked out",
        "Whether the outlay is part of that sum",
    ]


def test_day_of_answer_is_never_made_up() -> None:
    assert all("Day by which we expect your answer" in blanks(letter(name)) for name in NAMES)


def test_soft_law_is_called_soft_law_and_asks_for_the_law_that_binds() -> None:
    of = letter("aippi_trained_by_one_used_by_three")
    leads = {p.lead for p in paragraphs(of) if p.lead}
    assert leads == {"Soft law, which binds no court"}
    assert "The national law relied on" in blanks(of)


def test_two_defendants_get_a_letter_each_about_their_own_acts() -> None:
    of = letter("reader_one_firm_all_hats")
    firm, user = of.sections
    assert "came from your system or service" in said(of, firm)
    assert "You posted the output" not in said(of, firm)
    assert "You posted the output" in said(of, user)
    assert {label: plain_text(t) for label, t in of.header}["Holds"] == "2 letters, each to go to its addressee alone"


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
    assert "Our client, a person, made the thing with the AI tool." in facts_of(letter("beijing_authorship_claim"))


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
