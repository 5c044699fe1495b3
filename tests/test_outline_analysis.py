"""The analysis reads as a memo: every block whole and in order, soft law said first, nothing said twice."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby

from aiclaims.outline import plain_text
from aiclaims.outline.case import Case, open_case
from aiclaims.outline.groups import Group, grouped, in_contest
from aiclaims.outline.model import Heading, Outline, Paragraph, Span
from aiclaims.reasoning import Answer
from aiclaims.reasoning.records import Allegation
from tests.outlines import (
    NAMES,
    assessed,
    lines,
    matter,
    outline,
    outline_of,
    over,
    paragraphs,
    renamed,
    rows,
    rulebook,
    section,
    texts,
    with_answer,
)

GUANGZHOU = "guangzhou_claim"
LEADS = ["Question", "Short answer", "Rule", "Application", "Counter-argument", "Conclusion"]
SOFTLY = "This rests on soft law alone, which binds no court. "
Block = list[Paragraph]


def blocks(of: Outline) -> list[Block]:
    """The memo blocks, one for each issue in contest."""
    if not any(s.id == "analysis" for s in of.sections):
        return []
    found: list[tuple[str, Paragraph]] = []
    heading = ""
    for block in section(of, "analysis").blocks:
        heading = block.id if isinstance(block, Heading) else heading
        if isinstance(block, Paragraph) and heading.startswith("issue-"):
            found.append((heading, block))
    return [[p for _, p in held] for _, held in groupby(found, key=lambda row: row[0])]


def contested(name: str) -> tuple[Case, list[Group]]:
    case = open_case(rulebook(), assessed(name))
    return case, [g for f in case.frameworks for g in grouped(case, f.id) if in_contest(case, g)]


def told(name: str) -> list[tuple[Case, Group, Block]]:
    case, groups = contested(name)
    return [(case, g, block) for g, block in zip(groups, blocks(outline(name)), strict=True)]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+(?=[A-Z“])", text)


@over(NAMES)
def test_each_contested_issue_has_a_whole_block_in_order(name: str) -> None:
    assert [[p.lead for p in block] for _, _, block in told(name)] == [LEADS] * len(contested(name)[1])
    assert all(plain_text(p.text).strip() for _, _, block in told(name) for p in block)


@over(NAMES)
def test_short_answer_gives_the_verdict_and_says_soft_law_first(name: str) -> None:
    for case, group, block in told(name):
        answer = plain_text(block[1].text)
        softly = case.light(case.cites(group.first)) == "soft law"
        assert answer.startswith(SOFTLY) is softly
        assert answer.removeprefix(SOFTLY).removeprefix("This rests on").lower().find(group.first.verdict) >= 0


@over(NAMES)
def test_every_rule_that_decided_is_told_with_its_authority(name: str) -> None:
    for case, group, block in told(name):
        wanted = {c for rule in case.deciding(group.first) for c in rule.cites if case.place(c)}
        assert wanted <= {cite.id for cite in block[2].cites}, group.issue.id


@over(NAMES)
def test_no_paragraph_says_a_thing_twice(name: str) -> None:
    for line in lines(outline(name), "analysis"):
        said = Counter(s.strip(" .") for s in sentences(line) if len(s.split()) > 4)
        assert [s for s, times in said.items() if times > 1] == []


@over(NAMES)
def test_no_sentence_of_the_whole_outline_runs_on(name: str) -> None:
    """Lists of rule ids, for whoever checks the outline, are no sentences."""
    for text in texts(outline(name)):
        said = tuple(part for part in text if not (isinstance(part, Span) and part.kind == "code"))
        assert [s for s in sentences(plain_text(said)) if len(s.split()) > 60] == []


@over(NAMES)
def test_names_keep_their_capitals_inside_a_sentence(name: str) -> None:
    names = [p.name for p in matter(name).parties if p.name[:1].isupper()]
    text = " ".join(lines(outline(name), "analysis"))
    lowered = [f"{before} {n[0].lower()}{n[1:]} " for n in names for before in ("because", "whether")]
    assert [found for found in lowered if found in text] == []


@over(NAMES)
def test_contested_findings_are_explained_by_what_they_turn_on(name: str) -> None:
    for _, group, block in told(name):
        if group.first.verdict == "contested":
            answer = plain_text(block[1].text)
            assert "does not choose" not in answer
            disputed = any(g.kind == "dispute" for g in group.first.rests_on)
            assert ("in dispute" in answer) is disputed, group.issue.id


def test_other_side_argues_its_own_version_of_a_disputed_fact_and_what_follows() -> None:
    block = next(b for _, g, b in told("japan_access_disputed") if g.issue.id == "japan.liability.user")
    assert plain_text(block[4].text).startswith(
        "On their version, Card seller did not have access to the work before making the output ("
    )
    assert "; if that is found, the finding becomes refuted." in plain_text(block[4].text)


def test_side_that_has_to_make_a_point_out_argues_back_where_it_fails() -> None:
    block = next(b for _, g, b in told("japan_licences_on_the_market_twin") if g.first.verdict == "fails on the record")
    assert "We may still show that the owner's interests are unreasonably prejudiced; the burden of that is ours." in (
        plain_text(block[4].text)
    )


def test_facts_that_point_the_other_way_are_met() -> None:
    block = next(b for _, g, b in told("china_one_tool_missing_twin") if g.issue.id == "china.fault")
    assert "They will point out that the service of Drawing service warned users of the risk of infringing (" in (
        plain_text(block[4].text)
    )


def test_burden_not_met_is_told_as_a_sentence_and_an_assumption_as_one() -> None:
    conclusion = next(line for line in lines(outline(GUANGZHOU), "analysis") if line.startswith("Conclusion. Prima"))
    assert (
        "It is for them to show that measures, abuse by a user or licensed training, which the digest does not weigh,"
        " speak for the provider or exploiter, and they have not. No source places that burden; we assume it."
        in conclusion
    )


def test_denied_allegation_is_named_where_it_goes() -> None:
    denied = Allegation("A7", "The service still yields it.", "", "service", "deny", "No.", ("china.output.infringes",))
    found = outline_of(replace(matter("china_six_allegations"), allegations=(denied,)))
    held = [b for b in blocks(found) if "A7 (denied)" in plain_text(b[3].text)]
    assert [plain_text(b[0].text).startswith("Does the service of") for b in held] == [True]


def test_question_that_is_no_yes_or_no_is_told_and_not_quoted() -> None:
    unknown = outline_of(with_answer(GUANGZHOU, Answer("output.match", None, "unknown", "unknown")))
    text = " ".join(lines(unknown, "analysis"))
    assert "what the output shares with the work" in text and "“What does the output share" not in text


def test_name_that_looks_like_a_word_is_left_as_it_is() -> None:
    text = " ".join(lines(outline_of(renamed(GUANGZHOU, "platform", "Output firm")), "analysis"))
    assert "because Output firm had no complaint channel" in text


def test_light_law_is_said_first_of_points_that_are_not_in_contest() -> None:
    told = lines(outline(GUANGZHOU), "points-aippi")
    assert any(
        line.startswith("The output infringes: likely, on soft law alone, which binds no court. ") for line in told
    )
    assert any(line.startswith("Established because undisputed. This rests on soft law alone") for line in told)
    assert paragraphs(outline(GUANGZHOU), "points-aippi")


def test_fact_read_by_a_defence_that_fails_is_not_held_out_as_one_against_us() -> None:
    block = next(b for _, g, b in told("reader_one_act_licensed_one_pleaded") if g.issue.id == "aippi.liability.output")
    assert "point out that Developer used the work" not in plain_text(block[4].text)
    assert "but on what has been said that fails." in plain_text(block[4].text)


def test_sum_of_liabilities_gives_the_reason_that_carries_it_and_says_what_is_still_undecided() -> None:
    told = next(
        line for line in lines(outline("guangzhou_defence"), "analysis") if "Liability for the infringement:" in line
    )
    assert "likely. It follows from the liability of Platform to compensate." in told
    assert "Liability to stop the infringement is contested (§" in told


def test_answer_that_would_only_open_a_finding_is_not_said_to_settle_it() -> None:
    told = next(line for line in lines(outline(GUANGZHOU), "analysis") if line.startswith("Conclusion. Prima"))
    assert "If Platform had measures against infringing output in place when the output was made, that does not" in told
    assert "It would be settled by knowing whether Platform had measures" not in told


def test_no_remedy_is_refused_for_want_of_training_use_where_somebody_trained_on_the_work() -> None:
    told = " ".join(" ".join(row) for row in rows(outline("both_everybody_named"), "remedies"))
    assert "where the work was not so used" not in told
    assert "Laboratory is not" not in told


def test_weighing_is_told_by_its_circumstances_and_each_firm_may_answer() -> None:
    told = lines(outline("japan_access_sold_by_maker_and_operator"), "analysis")
    assert any("because the system often puts out infringing results. Nothing recorded weighs" in line for line in told)
    assert any("Rule. Many circumstances bear on liability. Frequent infringing results" in line for line in told)
    assert "Application. The system often puts out infringing results (§" in " ".join(told)
    assert any(
        "Counter-argument" in line and "Developer did not" in line and "Operator did not" in line for line in told
    )


def test_who_is_not_recorded_in_a_role_is_told_of_every_way_into_it() -> None:
    told = " ".join(lines(outline(GUANGZHOU), "analysis"))
    assert "is not recorded as one who develops the system or puts the system on the market" in told


def test_element_of_ours_is_not_their_counter_argument() -> None:
    told = [
        line for line in lines(outline("beijing_authorship_claim"), "analysis") if line.startswith("Counter-argument")
    ]
    assert not any("will point out that the claimant, a person" in line for line in told)
    assert any("put to proof" in line and "took off the maker's name" in line for line in told)
    assert not any("nothing to argue" in line or "can only deny" in line for line in told)
