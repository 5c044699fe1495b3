"""What a rulebook must not say: one broken rulebook for each check, with the exact sentence it gets."""
# long: one small case for each check, best read in one place

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reasoning.small import factor, issue, problems, problems_of, proposition, question, remedy, rule, write, yes

SOUND = (question("a"), question("b"), issue("x"), rule("r", "x", f"{yes('a')}, {yes('b')}"))
PARTY = (question("p", scope='"party"'), issue("each", scope='"party"', of='["prompts"]'), rule("e", "each", yes("p")))
BY_A = ', burden = "defendant", burden_is = "assumed"}]'
WANTED = question(
    "claim.wants",
    kind='"several_of"',
    options='[{id = "stop", label = "Stop"}, {id = "money", label = "Money"}]',
    use='"outline"',
)
PLEAS = question(
    "pleas", kind='"several_of"', use='"outline"', cites='["TOY-1"]',
    options='[{id = "gone", label = "Gone", %s}, {id = "none", label = "None"}]',
)  # fmt: skip
LATE = '[{answer = "b", is = "yes"' + BY_A


def test_sound_rulebook_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, *SOUND, *PARTY, remedy("fix"), rule("f", "fix", '{issue = "toy.each"}')) == []


READS = {
    "question": (
        rule("s", "x", yes("aa")),
        "toy: rule 's' reads the question 'aa', which does not exist; did you mean 'a'?",
    ),
    "question unlike any": (
        rule("s", "x", yes("quite other")),
        "toy: rule 's' reads the question 'quite other', which does not exist; define it or mend the name.",
    ),
    "option": (
        rule("s", "x", '{answer = "a", is = "yess"}'),
        "toy: rule 's' tests 'a' for 'yess', which is no option of it; did you mean 'yes'?",
    ),
    "bool for an option": (
        rule("s", "x", '{answer = "a", is = true}'),
        "toy: rule 's' tests 'a' for 'True', which is no option of it; choose one of: yes, no.",
    ),
    "issue": (
        rule("s", "x", '{issue = "toy.xx"}'),
        "toy: rule 's' needs the issue 'toy.xx', which does not exist; did you mean 'toy.x'?",
    ),
    "conclusion": (
        rule("s", "xx", yes("a")),
        "toy: rule 's' concludes 'toy.xx', an unknown issue; did you mean 'toy.x'?",
    ),
    "weighed issue": (
        factor("s", "xx", "for", yes("a")),
        "toy: factor 's' weighs 'toy.xx', an unknown issue; did you mean 'toy.x'?",
    ),
    "factor": (
        issue("w", weighed="true") + factor("s", "w", "for", yes("aa")),
        "toy: factor 's' reads the question 'aa', which does not exist; did you mean 'a'?",
    ),
    "some over a matter issue": (
        rule("s", "x", '{some = "toy.x"}'),
        "toy: rule 's' asks whether some party meets 'toy.x', which is about the matter; write issue = …",
    ),
    "party issue in a matter rule": (
        rule("s", "x", '{issue = "toy.each"}'),
        "toy: rule 's' is about the matter but needs 'toy.each' of 'the party'; write some = …",
    ),
    "party question in a matter rule": (
        rule("s", "x", yes("p")),
        "toy: rule 's' is about the matter but reads 'p', asked of each party; go through an issue with some = …",
    ),
    "does in a matter rule": (
        rule("s", "x", '{does = "prompts"}'),
        "toy: rule 's' is about the matter and cannot test what 'the party' does; use some = …",
    ),
    "unknown function": (
        rule("s", "each", '{does = "prompt"}'),
        "toy: rule 's' tests what a party does by 'prompt'; did you mean 'prompts'?",
    ),
    "function unlike any": (
        rule("s", "each", '{does = "invests"}'),
        "toy: rule 's' tests what a party does by 'invests'; choose one of: develops, trains, markets, runs_service, "
        "exploits_system, exploits_output, prompts, copies, owns_work, made_work.",
    ),
    "quick look at an exceptional question": (
        question("c", unless_raised='"no"', quick="3") + rule("s", "x", yes("c")),
        "toy: question 'c' is for a quick look but is exceptional or only printed; take 'quick' out.",
    ),
    "question that is only printed": (
        question("o", use='"outline"') + rule("s", "x", yes("o")),
        "toy: rule 's' reads 'o', which is only printed; take use = \"outline\" out of the question, or read another.",
    ),
    "comparing a yes/no": (
        rule("s", "x", '{answer = "a", at_least = 3}'),
        "toy: rule 's' compares 'a' by at_least, but it is yes_no; only numbers, amounts and dates compare.",
    ),
    "unexplained silence": (
        rule("s", "x", '{silent = "toy.hush"}'),
        "toy: rule 's' names the silence 'toy.hush', which no [[silence]] explains; add it.",
    ),
    "comparable": (
        '[[comparable]]\nremedy = "toy.fixx"\ntext = "Ten."\n' + remedy("fix") + rule("f", "fix", '{does = "prompts"}'),
        "toy: a comparable names 'toy.fixx', an unknown remedy; did you mean 'toy.fix'?",
    ),
    "consideration": (
        remedy("fix")
        + '[[remedy.consideration]]\nside = "for"\ntext = "So."\nwhen = [{answer = "c", is = "yes"}]\n'
        + rule("f", "fix", '{does = "prompts"}'),
        "toy: remedy 'toy.fix' reads the question 'c', which does not exist; define it or mend the name.",
    ),
}


@pytest.mark.parametrize("name", READS)
def test_condition_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    part, message = READS[name]
    assert problems(tmp_path, *SOUND, *PARTY, part) == [message]


CITES = {
    "rule without": (
        rule("s", "x", yes("a"), cites="[]"),
        "rule 's' cites nothing; no authority, no rule: add 'cites'.",
    ),
    "rule": (
        rule("s", "x", yes("a"), cites='["TOY-11"]'),
        "rule 's' cites 'TOY-11', which no register holds; did you mean 'TOY-1'?",
    ),
    "factor without": (
        issue("w", weighed="true") + factor("s", "w", "for", yes("a")).replace('["TOY-1"]', "[]"),
        "factor 's' cites nothing; no authority, no rule: add 'cites'.",
    ),
    "remedy without": (
        remedy("fix", cites="[]") + rule("f", "fix", '{does = "prompts"}'),
        "remedy 'toy.fix' cites nothing; no authority, no rule: add 'cites'.",
    ),
    "note": (
        '[[note]]\ntext = "Mind."\ncites = ["OTHER"]\n',
        "a note cites 'OTHER', which no register holds; define it or mend the name.",
    ),
    "question": (
        question("c", use='"outline"', cites='["TOY-2"]'),
        "question 'c' cites 'TOY-2', which no register holds; did you mean 'TOY-1'?",
    ),
    "proposition": (
        '[[proposition]]\nid = "TOY-2"\nat = "p2"\nkind = "rule"\nstage = "output"\nparties = []\nhedge = "certain"\n'
        'says = "So."\nauthority = "toy.low"\n',
        "proposition 'TOY-2' names the authority 'toy.low'; did you mean 'toy.law'?",
    ),
}


@pytest.mark.parametrize("name", CITES)
def test_citation_that_is_missing_or_unknown_is_refused(tmp_path: Path, name: str) -> None:
    part, message = CITES[name]
    assert problems(tmp_path, *SOUND, part) == [f"toy: {message}"]


def test_rule_may_cite_an_authority_as_a_whole(tmp_path: Path) -> None:
    assert problems(tmp_path, *SOUND, rule("s", "x", yes("a"), cites='["toy.law"]')) == []


QUESTIONS = {
    "one option": (
        question("c", use='"outline"', kind='"one_of"', options='[{id = "o", label = "O"}]'),
        "question 'c' offers fewer than two options; add options or make it yes_no.",
    ),
    "option twice": (
        question("c", use='"outline"', kind='"one_of"', options='[{id="o", label="O"}, {id="o", label="P"}]'),
        "question 'c' has an option twice; rename one.",
    ),
    "unless_raised": (
        question("c", use='"outline"', unless_raised='"never"'),
        "question 'c': 'unless_raised' is 'never', which is no option of it; choose one of: yes, no.",
    ),
    "party in a matter question": (
        question("c", use='"outline"', ask='"Did {party}?"'),
        "question 'c' is asked of the matter but speaks of a party; set scope = \"party\" or mend it.",
    ),
    "wording without its value": (
        question("c", use='"outline"', kind='"number"', said='{value = "They were many"}'),
        "question 'c': what is said of a value does not name it; write {value} where it stands.",
    ),
    "asked_of": (
        question("c", use='"outline"', scope='"party"', asked_of='["runs_services"]'),
        "question 'c': 'runs_services' in asked_of is nothing a party does; did you mean 'runs_service'?",
    ),
    "gate": (
        question("c", use='"outline"', asked_if='[{answer = "aa", is = "yes"}]'),
        "question 'c' reads the question 'aa', which does not exist; did you mean 'a'?",
    ),
    "unused": (
        question("c"),
        'no rule reads the question \'c\'; use it, set use = "outline" or "evidence", or delete it.',
    ),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_question_that_makes_no_sense_is_refused(tmp_path: Path, name: str) -> None:
    part, message = QUESTIONS[name]
    assert problems(tmp_path, *SOUND, part) == [f"toy: {message}"]


EACH = issue("y", scope='"party"', of='["prompts"]')
ISSUES = {
    "nothing concludes": (
        issue("y"),
        "nothing concludes the issue 'toy.y'; write a rule for it or take it out.",
    ),
    "prefix": (
        issue("y").replace("toy.", "tor.") + rule("s", "y", yes("a")).replace("toy.", "tor."),
        "issue 'tor.y' must start with 'toy.'; rename it.",
    ),
    "of": (
        issue("y", scope='"party"', of='["prompt"]') + rule("s", "y", yes("a")),
        "issue 'toy.y' is about 'prompt', nothing a party does; did you mean 'prompts'?",
    ),
    "about nobody": (
        issue("y", scope='"party"') + rule("s", "y", yes("a")),
        "issue 'toy.y' is about parties; say which in 'of'.",
    ),
    "weighed without factor": (
        issue("y", weighed="true") + factor("f", "y", "against", yes("a")),
        "issue 'toy.y' is weighed but no factor speaks for it; add one or set weighed = false.",
    ),
    "factor on a plain issue": (
        factor("f", "x", "for", yes("a")),
        "issue 'toy.x' has factors but is not weighed; set weighed = true.",
    ),
    "capacity unknown": (
        EACH + rule("s", "y", yes("a"), capacity='"prompt"'),
        "rule 's' has the capacity 'prompt'; did you mean 'prompts'?",
    ),
    "capacity mixed": (
        EACH + rule("s", "y", '{does = "prompts"}, ' + yes("a"), capacity='"prompts"') + rule("t", "y", yes("a")),
        "rule 't' has no capacity but other rules for 'toy.y' do; give it one.",
    ),
    "capacity not asked for": (
        EACH + rule("s", "y", yes("a"), capacity='"prompts"'),
        "rule 's' has the capacity 'prompts' but does not ask for it; add {does = \"prompts\"} to its conditions.",
    ),
    "rebuttal decided by a burden": (
        issue("y")
        + issue("z")
        + rule("s", "y", yes("a"), unless=LATE)
        + rule("t", "z", yes("a"), presumption="true", unless='[{issue = "toy.y"' + BY_A),
        "the presumption 't' is rebutted by 'toy.y', which a burden or a weighing decides; rebut it by facts.",
    ),
    "rebuttal decided by a weighing below": (
        issue("v", weighed="true")
        + factor("f", "v", "for", yes("a"))
        + issue("y")
        + issue("z")
        + rule("s", "y", '{issue = "toy.v"}')
        + rule("t", "z", yes("a"), presumption="true", unless='[{issue = "toy.y"' + BY_A),
        "the presumption 't' is rebutted by 'toy.y', which a burden or a weighing decides; rebut it by facts.",
    ),
    "counter-factor decided by a burden": (
        issue("y")
        + issue("z", weighed="true")
        + rule("s", "y", yes("a"), unless=LATE)
        + factor("f", "z", "for", yes("a"))
        + factor("g", "z", "against", '{issue = "toy.y"}'),
        "the factor 'g' hangs on 'toy.y', which a burden or a weighing decides; use a fact.",
    ),
    "circle": (
        issue("y") + issue("z") + rule("s", "y", '{issue = "toy.z"}') + rule("t", "z", '{issue = "toy.y"}'),
        "these issues form a circle: toy.y → toy.z → toy.y; break it in one rule.",
    ),
    "defeater ring": (
        issue("y")
        + issue("z")
        + rule("s", "y", yes("a"), unless='[{issue = "toy.z"' + BY_A)
        + rule("t", "z", yes("b"), unless='[{issue = "toy.y"' + BY_A),
        "these issues form a ring of defeaters (each stops the next): toy.y → toy.z → toy.y; break it in one rule.",
    ),
    "dates the wrong way round": (
        '[[authority]]\nid = "toy.act"\ntitle = "Act"\nkind = "legislation"\nweight = "binding"\n'
        "in_force_from = 2025-01-01\nin_force_to = 2024-01-01\n",
        "authority 'toy.act' is in force from 2025-01-01 to 2024-01-01; the dates are the wrong way round.",
    ),
    "a judgment in force": (
        '[[authority]]\nid = "toy.case"\ntitle = "Case"\nkind = "judgment"\nweight = "persuasive"\n'
        "in_force_from = 2025-01-01\n",
        "authority 'toy.case' is judgment but has dates in force; only legislation has them: use 'date'.",
    ),
    "a date that is none": (
        '[[authority]]\nid = "toy.case"\ntitle = "Case"\nkind = "judgment"\nweight = "persuasive"\n'
        'made_on = "May 2024"\n',
        "authority 'toy.case': 'made_on' is 'May 2024'; write 2024-05-31, 2024-05 or 2024.",
    ),
    "a date that is about right": (
        '[[authority]]\nid = "toy.case"\ntitle = "Case"\nkind = "judgment"\nweight = "persuasive"\n'
        'made_on = "2024-05~"\n',
        "authority 'toy.case': 'made_on' is '2024-05~'; write 2024-05-31, 2024-05 or 2024.",
    ),
    "a kind of proposition": (
        proposition("TOY-2").replace('"rule"', '"rules"'),
        "proposition 'TOY-2': its kind is 'rules'; did you mean 'rule'?",
    ),
    "a stage of a proposition": (
        proposition("TOY-2").replace('"output"', '"sale"'),
        "proposition 'TOY-2': its stage is 'sale'; "
        "choose one of: all, training, output, copyrightability, enforcement.",
    ),
    "a rung beyond the ladder": (
        remedy("fix", rung="7") + rule("f", "fix", '{does = "prompts"}'),
        "remedy 'toy.fix' stands on rung 7; the ladder has rungs 1 to 6: leave 'rung' out beside it.",
    ),
    "a way to ask for a remedy": (
        WANTED + remedy("fix", asked_as='"stopp"') + rule("f", "fix", '{does = "prompts"}'),
        "remedy 'toy.fix' is asked for as 'stopp', no option of 'claim.wants'; did you mean 'stop'?",
    ),
    "a sum that is none": (
        question("price", kind='"amount"', use='"outline"')
        + remedy("fix", sums='["a"]')
        + rule("f", "fix", '{does = "prompts"}'),
        "remedy 'toy.fix' takes a sum from 'a', which asks for no figure; define it or mend the name.",
    ),
    "a sum in no currency": (
        remedy("fix")
        + rule("f", "fix", '{does = "prompts"}')
        + '[[comparable]]\nremedy = "toy.fix"\ntext = "Ten."\nsum = 10\ncites = ["TOY-1"]\n',
        "a comparable of 'toy.fix' has a sum without a currency, or a currency without a sum; give both or neither.",
    ),
    "a plea met by an unknown question": (
        PLEAS % 'met_by = ["aa"]',
        "question 'pleas': 'gone' is met by 'aa', an unknown question; did you mean 'a'?",
    ),
    "a plea to no complaint": (
        PLEAS % 'complaint = "outputs"',
        "question 'pleas': 'gone' answers 'outputs', no option of 'matter.complaint'; did you mean 'output'?",
    ),
    "a plea on what its question does not cite": (
        PLEAS % 'cites = ["TOY-2"]',
        "question 'pleas': 'gone' cites 'TOY-2', which the question does not; did you mean 'TOY-1'?",
    ),
    "a note on an unknown remedy": (
        '[[authority]]\nid = "toy.case"\ntitle = "Case"\nkind = "judgment"\nweight = "persuasive"\n'
        'note_on = ["toy.fixx"]\n' + remedy("fix") + rule("f", "fix", '{does = "prompts"}'),
        "authority 'toy.case' has a note on 'toy.fixx', an unknown remedy; did you mean 'toy.fix'?",
    ),
    "rules for nobody it is about": (
        EACH + rule("s", "y", '{does = "trains"}') + rule("t", "y", '{does = "copies"}'),
        "'toy.y' is about 'prompts', but every rule for it asks for 'trains' or 'copies'; "
        "make 'of' and the rules agree.",
    ),
    "issue of another party": (
        EACH
        + rule("s", "y", '{does = "prompts"}')
        + issue("z", scope='"party"', of='["markets"]')
        + rule("t", "z", '{does = "markets"}, {issue = "toy.y"}'),
        "rule 't' is about 'markets' but needs 'toy.y' of the same party, which is about 'prompts'; "
        "write some = … if another party is meant.",
    ),
    "question asked of others": (
        question("own", scope='"party"', asked_of='["prompts"]')
        + issue("y", scope='"party"', of='["prompts"]', weighed="true")
        + factor("g", "y", "for", yes("own"))
        + issue("z", scope='"party"', of='["prompts", "markets"]', bottom_line="true")
        + rule("t", "z", '{issue = "toy.y"}'),
        "for 'toy.z' of one who does 'markets', factor 'g' reads 'own', asked of 'prompts' only; "
        "widen its asked_of, or ask by does = … in the rule that leads there.",
    ),
    "an act without a day": (
        question("q", act='"the deed"', use='"outline"'),
        "question 'q' dates an act but is yes_no; set kind = \"date\" or take 'act' out.",
    ),
}


@pytest.mark.parametrize("name", ISSUES)
def test_law_that_does_not_hang_together_is_refused(tmp_path: Path, name: str) -> None:
    part, message = ISSUES[name]
    assert problems(tmp_path, *SOUND, part) == [f"toy: {message}"]


def test_assumed_burden_is_explained(tmp_path: Path) -> None:
    folder = write(tmp_path, *SOUND, rule("s", "x", yes("a"), unless=LATE))
    page = folder / "toy" / "framework.toml"
    page.write_text("".join(x for x in page.read_text().splitlines(True) if "burden_assumption" not in x))
    assert problems_of(folder) == [
        "toy: rule 's' assumes who must show an exception; say why in 'burden_assumption' of framework.toml."
    ]


def test_question_asked_of_the_few_may_be_reached_by_a_rule_about_them(tmp_path: Path) -> None:
    """Also where another rule, an alternative, or a step below says whom it is about."""
    wide = {"scope": '"party"', "of": '["prompts", "markets"]', "bottom_line": "true"}
    parts = (
        question("own", scope='"party"', asked_of='["prompts"]'),
        issue("y", scope='"party"', of='["prompts"]'),
        rule("s", "y", '{does = "prompts"}, ' + yes("own")),
        issue("z", **wide),
    )
    for needs in ('{does = "prompts"}, ' + yes("own"), '{does = "markets", is_not = true}, ' + yes("own")):
        assert problems(tmp_path, *parts, rule("t", "z", needs)) == []
    assert problems(tmp_path, *parts, rule("t", "z", '{issue = "toy.y"}, ' + yes("own"))) == []
    assert problems(tmp_path, *parts, rule("t", "z", yes("own"), one_of='[{does = "prompts"}]')) == []


FIX = rule("f", "fix", '{does = "prompts"}')
GAPS = {
    "silence as a defeater": rule("s", "x", yes("a"), unless='[{silent = "toy.silence"' + BY_A),
    "silence as an alternative": rule("s", "x", yes("a"), one_of='[{silent = "toy.silence"}]'),
    "silence as a factor": issue("w", weighed="true") + factor("s", "w", "for", '{silent = "toy.silence"}'),
    "issue as a gate": question("c", use='"outline"', asked_if='[{issue = "toy.x"}]'),
    "silence as a gate": question("c", use='"outline"', asked_if='[{silent = "toy.silence"}]'),
    "rule without conditions": rule("s", "x", ""),
    "number compared with text": question("n", kind='"number"') + rule("s", "x", '{answer = "n", at_least = "ten"}'),
    "number compared with a date": question("n", kind='"number"')
    + rule("s", "x", '{answer = "n", before = 2024-01-01}'),
    "date compared with a number": question("n", kind='"date"') + rule("s", "x", '{answer = "n", at_least = 2024}'),
    "issue and remedy of one id": remedy("x") + rule("s", "x", '{does = "prompts"}'),
    "unknown key of an option": question(
        "c", use='"outline"', kind='"one_of"', options='[{id = "o", label = "O", lable = "O"}, {id = "p", label = "P"}]'
    ),
    "comparable citing nothing known": remedy("fix")
    + FIX
    + '[[comparable]]\nremedy = "toy.fix"\ntext = "T"\ncites = ["NO"]\n',
    "consideration citing nothing known": remedy("fix")
    + '[[remedy.consideration]]\nside = "for"\ntext = "T"\ncites = ["NO"]\n'
    + FIX,
}


@pytest.mark.parametrize("name", GAPS)
def test_law_that_means_nothing_is_refused(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, *SOUND, GAPS[name])


def test_issue_with_capacities_may_not_rest_on_another(tmp_path: Path) -> None:
    """Also through a step between them; one that merely reads an issue with capacities is sound."""
    party = {"scope": '"party"', "of": '["prompts", "trains"]'}
    does = '{does = "prompts"}'
    parts = (
        question("p", scope='"party"'),
        *(issue(id, **party) for id in ("low", "step", "high")),
        rule("l", "low", f"{does}, {yes('p')}", capacity='"prompts"'),
        rule("s", "step", '{issue = "toy.low"}'),
    )
    assert problems(tmp_path, *parts, rule("h", "high", '{issue = "toy.step"}')) == []
    nested = rule("h", "high", f"{does}, " + '{issue = "toy.step"}', capacity='"prompts"')
    assert problems(tmp_path, *parts, nested) == [
        "toy: rules for 'toy.high' have capacities and rest on 'toy.low', whose rules have them too; "
        "give capacities to one of the two only."
    ]
    twice = (nested, rule("m", "high", '{does = "trains"}, {issue = "toy.low"}', capacity='"trains"'))
    assert len(problems(tmp_path, *parts, *twice)) == 1
