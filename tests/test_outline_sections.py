"""What single sections of the outline say: the story, the weak points, pleas, remedies, authorities, comparison."""

from __future__ import annotations

import re

from aiclaims.outline import plain_text
from aiclaims.outline.model import Bullets, Ref
from aiclaims.reasoning import Answer
from tests.outlines import (
    NAMES,
    lines,
    outline,
    outline_of,
    over,
    paragraphs,
    rows,
    rulebook,
    section,
    texts,
    with_answer,
)

GUANGZHOU, BEIJING, DEFENCE = "guangzhou_claim", "beijing_authorship_claim", "guangzhou_defence"


@over(NAMES)
def test_case_theory_tells_a_story_without_a_question_in_it(name: str) -> None:
    story = next(iter(lines(outline(name), "theory")), "")  # none where nothing chosen decides
    assert "?" not in story and not [q.id for q in rulebook().questions.values() if q.ask.rstrip("?") in story]


def test_case_theory_of_a_claim_says_who_holds_what_was_done_and_what_we_ask() -> None:
    assert lines(outline(GUANGZHOU), "theory")[0].startswith(
        "Exclusive licensee holds the rights in a widely known picture as exclusive licensee. Platform runs the service"
        " and exploits the system commercially, for pay. The output is not the same, but close enough to take over the"
        " work’s original expression. There was no channel for complaints, no warning of the risk of infringing and no"
        " clear mark that its results are made by AI."
    )


def test_weak_points_leave_out_training_where_training_is_not_complained_of() -> None:
    weak = [plain_text(text) for text in texts(outline(GUANGZHOU), "theory")][2:]
    assert weak and "training" not in " ".join(weak)


@over(NAMES)
def test_two_facts_hurt_most_and_no_bare_finding(name: str) -> None:
    lists = [b for b in section(outline(name), "theory").blocks if isinstance(b, Bullets) and b.style == "numbers"]
    hurts = [plain_text(item) for b in lists for item in b.items]
    assert len(hurts) <= 2
    assert not [h for h in hurts if re.match(r"^(Liability|The)[^.;]*: [a-z ]+ \(§\d+\)\.$", h)]


def test_claim_tells_what_they_plead_and_what_they_could_disprove() -> None:
    told = [plain_text(text) for text in texts(outline(GUANGZHOU), "theory")]
    assert any(t.startswith("They plead: it had stopped") and "can still produce the work" in t for t in told)
    assert any(t.startswith("They could disprove that there was no channel for complaints") for t in told)


def test_story_of_a_defence_starts_from_the_version_that_decides_and_leaves_idle_pleas_last() -> None:
    story = lines(outline(DEFENCE), "theory")[0]
    assert "can no longer produce the work" in story and "another firm" not in story
    assert story.index("can no longer produce") < story.index("until it is shown that the work was used in training")


def test_weak_point_leads_to_the_paragraph_of_its_fact() -> None:
    weak = next(t for t in texts(outline(GUANGZHOU), "theory") if plain_text(t).startswith("Steps taken after"))
    number = next(part.number for part in weak if isinstance(part, Ref))
    told = next(p for p in paragraphs(outline(GUANGZHOU), "acts") if p.number == number)
    assert plain_text(told.text).startswith("Once it was sued, Platform took steps against further infringing output")


def test_each_plea_has_a_paragraph_with_what_the_report_says_of_it() -> None:
    told = [p for p in paragraphs(outline(GUANGZHOU), "defences") if p.lead.startswith("They plead")]
    assert [[c.id for c in p.cites] for p in told] == [
        ["CN-GZ-25", "CN-GZ-20"],
        ["CN-GZ-08"],
        ["CN-GZ-10"],
        ["CN-GZ-26"],
    ]


def test_plea_of_an_authorship_case_is_met_with_the_facts_held() -> None:
    told = next(line for line in lines(outline(BEIJING), "defences") if "found on the internet" in line)
    assert "Against it: Account that posted the picture took off the maker's name, signature or watermark" in told


def test_own_version_that_is_not_known_is_a_refusal_to_admit() -> None:
    assert any(
        line.startswith("They say: the service of Platform runs on another firm's model")
        and "we do not admit it" in line
        for line in lines(outline(GUANGZHOU), "acts")
    )


def test_binding_measures_stand_beside_the_case_that_applied_them() -> None:
    rule = next(line for line in lines(outline(GUANGZHOU), "analysis") if "reasonable care" in line and "Rule." in line)
    assert rule.endswith(
        "Weight: Interim Measures for the Management of Generative AI Services (binding) and A court in Guangzhou"
        " (persuasive)."
    )


def test_frameworks_are_compared_by_what_answers_the_same_question() -> None:
    told = {
        row[0]: [re.sub(r" \(§\d+\)", "", cell) for cell in row[1:]] for row in rows(outline(GUANGZHOU), "comparison")
    }
    assert told["The claimant holds the right"] == ["likely", "likely", "same"]
    assert told["Remedy: money"] == ["available", "only if", "differs"]


def test_single_framework_is_not_named_again_and_again() -> None:
    said = " ".join(plain_text(text) for text in texts(outline(BEIJING)))
    assert "(China)" not in said and "China:" not in said


def test_naming_right_and_infringement_stand_on_lines_of_their_own() -> None:
    assert [row[0] for row in rows(outline(BEIJING), "liability")] == [
        "The right to be named is infringed",
        "The copy infringes",
        "Liability to stop the infringement",
        "Liability to compensate",
    ]


def test_defence_is_not_told_to_raise_what_harms_it() -> None:
    offered = [plain_text(text) for text in texts(outline(DEFENCE), "threshold")]
    assert "Did Platform have permission for this output?" in offered
    assert not [line for line in offered if "keep or show copies" in line]


def test_story_tells_what_the_output_took_once_and_each_act_of_its_user() -> None:
    story = lines(outline("cross_private_user_and_seller"), "theory")[0]
    assert story.count("takes over a part of the work’s original expression") == 1
    assert "Print shop sold copies of the output." in story


def test_point_lost_on_a_burden_says_whose_it_is() -> None:
    reasons = {row[0]: row[2] for row in rows(outline("japan_licences_on_the_market_twin"), "liability")}
    told = reasons["Liability for the training or the store"]
    assert told.startswith("Not shown, and we bear the burden: the owner's interests")


def test_party_tables_leave_out_what_nobody_raises() -> None:
    told = [row for row in rows(outline("japan_user_had_access"), "liability") if row[1].startswith("refuted")]
    assert [row[2] for row in told if "Nobody has raised" in row[2]] == []


def test_comparison_keeps_what_two_frameworks_answer() -> None:
    cells = [row[1:-1] for row in rows(outline("cross_private_user_and_seller"), "comparison")]
    assert cells and all(len([c for c in row if c != "no such finding"]) > 1 for row in cells)


@over([n for n in NAMES if n.startswith(("cross_", "japan_"))])
def test_no_fact_or_defence_is_told_twice_in_a_paragraph(name: str) -> None:
    told = [line for s in ("analysis", "defences") for line in lines(outline(name), s)]
    blocks = (
        section(outline(name), "defences").blocks if any(s.id == "defences" for s in outline(name).sections) else ()
    )
    points = [[plain_text(item) for item in b.items] for b in blocks if isinstance(b, Bullets)]
    assert [p for p in points if len(p) != len(set(p))] == []
    facts = [re.findall(r"[^.]+ \(§\d+\)\.", line) for line in told if line.startswith("Application")]
    assert [f for f in facts if len(f) != len(set(f))] == []


def test_what_nobody_knows_yet_is_printed_with_whom_to_ask() -> None:
    asked = Answer("training.authorised", "lab", "unknown", "unknown", whom="Ms Lane, head of data")
    found = outline_of(with_answer("aippi_all_trainers_named_twin", asked))
    assert [row[2] for row in rows(found, "open") if "Ms Lane" in row[2]] == ["“Ms Lane, head of data”"]
    assert [row[1] for row in rows(found, "annex") if "ask:" in row[1]] == [
        "not known yet; ask: “Ms Lane, head of data”"
    ]
