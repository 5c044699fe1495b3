"""The commands as somebody types them: what they print, what they write, and how they refuse."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import ManagementUtility, call_command
from django.core.management.base import CommandError

from aiclaims.reasoning import UNKNOWN, dump_matter, parse_matter, read_matter
from aiclaims.reasoning.load import RULEBOOKS
from aiclaims.reasoning.vocabulary import AIMS, FUNCTIONS
from tests.commands import data, refused, said, write
from tests.reasoning.shipped import law

ROOT = Path(settings.BASE_DIR)
GUANGZHOU = ROOT / "fixtures" / "guangzhou_claim.toml"


HEAD = '[matter]\naim = "infringement_claim"\nframeworks = ["china"]\n'


# --- assess ---------------------------------------------------------------------------------------------------------


def test_assess_json_gives_the_reported_outcome() -> None:
    found = data("assess", GUANGZHOU)
    verdicts = {(v["issue"], v["party"]): v["verdict"] for v in found["verdicts"]}
    remedies = {(v["remedy"], v["party"]): v["verdict"] for v in found["remedies"]}
    assert verdicts["china.liability.damages", "platform"] == "likely"
    assert verdicts["china.ended.service", "platform"] == "refuted"
    assert remedies["china.remedy.compensation", "platform"] == "available"
    assert remedies["china.remedy.apology", "platform"] == "open"
    assert set(found["editions"]) == {"common", "aippi", "china"}


def test_assess_text_names_verdict_reason_grounds_and_sources() -> None:
    text = said("assess", GUANGZHOU)
    assert "  china.liability.stop, platform (as one who runs the service): LIKELY (probably made out)\n" in text
    block = text.split("  china.fault, platform: ")[1].split("\n\n")[0]
    assert block.startswith("LIKELY")
    assert "because: Platform had no complaint channel" in block
    assert "rests on weighing: " in block
    assert "CN-GZ-15" in block
    for heading in ("Issues:", "Remedies:", "Open questions", "What would change it", "Editions of the rules"):
        assert f"\n{heading}\n" in text


def test_assess_party_leaves_out_the_others(tmp_path: Path) -> None:
    text = HEAD + "".join(f'[[party]]\nid = "{p}"\ndoes = ["runs_service"]\n' for p in ("one", "two"))
    path = write(tmp_path, text)
    whole, cut = data("assess", path), data("assess", path, "--party", "two")
    assert {v["party"] for v in whole["verdicts"]} == {None, "one", "two"}
    for key in ("verdicts", "remedies", "open_questions", "pivots"):
        assert cut[key] == [row for row in whole[key] if row["party"] in (None, "two")]


def test_assess_explain_json_adds_the_tree_of_each_party() -> None:
    (tree,) = data("assess", GUANGZHOU, "--explain", "china.liability.stop")["explained"]
    assert (tree["kind"], tree["id"], tree["party"], tree["state"]) == (
        "issue",
        "china.liability.stop",
        "platform",
        "true",
    )
    assert {s["id"]: s["state"] for s in tree["steps"]}["operator_must_stop"] == "true"


def test_assess_explain_text_opens_what_decides_and_closes_the_rest() -> None:
    lines = said("assess", GUANGZHOU, "--explain", "china.liability.stop", "--party", "platform").splitlines()
    assert lines[0].startswith("+ holds, - does not hold")
    assert lines[2] == "+ issue china.liability.stop: Liability to stop the infringement. [platform]"
    failed = next(n for n, line in enumerate(lines) if line.startswith("  - rule copier_must_stop: "))
    following = next(line for line in lines[failed + 1 :] if line.strip()[:2] in ("+ ", "- ", "? "))
    assert following.startswith("  + rule operator_must_stop: ")
    assert "    + Platform runs the service." in lines


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("--party", "nobody"), "--party: 'nobody' is no party; choose from: licensee, owner, platform."),
        (
            ("--explain", "china.faults"),
            "--explain: no issue or remedy 'china.faults' in this matter; near it: china.fault,",
        ),
        (
            ("--explain", "china.fault", "--party", "owner"),
            "--explain: 'china.fault' is about who does one of: runs_service; that is not 'owner'.",
        ),
    ],
)
def test_assess_refuses_what_is_not_there(args: tuple[str, ...], sentence: str) -> None:
    assert refused("assess", GUANGZHOU, *args).startswith(sentence)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("aim = ", "matter.toml: not valid TOML ("),
        ("[[party]]\n", "matter.toml: The table [matter] is missing; it names aim and frameworks."),
        (
            HEAD + '[[fact]]\nquestion = "output.mach"\nvalue = "same"\n',
            "matter.toml: fact 1 ('output.mach'): no such question; did you mean 'output.match'?",
        ),
        (
            HEAD + '[[expect]]\nissue = "china.works"\nverdict = "open"\n',
            "matter.toml: expect 1 ('china.works'): no such issue or remedy in the frameworks of this matter; did you",
        ),
    ],
)
def test_assess_refuses_a_broken_file(tmp_path: Path, text: str, sentence: str) -> None:
    path = write(tmp_path, text)
    assert refused("assess", path).startswith(sentence)


def test_assess_refuses_a_missing_file(tmp_path: Path) -> None:
    assert refused("assess", tmp_path / "none.json") == (
        "none.json: cannot be read (No such file or directory); check the path."
    )


def test_assess_reads_json_as_it_reads_toml(tmp_path: Path) -> None:
    matter = dump_matter(read_matter(GUANGZHOU, law()))
    assert data("assess", write(tmp_path, json.dumps(matter), "matter.json")) == data("assess", GUANGZHOU)


def test_assess_text_lets_no_control_character_through(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + 'title = "\\u001b[31mred \\u202eback"\n')
    assert said("assess", path).startswith("\ufffd[31mred \ufffdback\n")
    wrong = write(tmp_path, HEAD + '[[fact]]\nquestion = "\\u001b[31m"\n')
    assert "fact 1 ('\ufffd[31m'): no such question" in refused("assess", wrong)


def test_assess_outside_the_aim_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, '[matter]\naim = "authorship_claim"\nframeworks = ["aippi"]\n')
    outside = law().frameworks["aippi"].outside
    found = data("assess", path)
    assert (found["verdicts"], found["remedies"], found["notes"]) == ([], [], [outside])
    assert refused("assess", path, "--explain", "aippi.output.infringes") == f"--explain: {outside}"


# --- rulebook -------------------------------------------------------------------------------------------------------


def test_rulebook_check_counts_what_the_rulebooks_hold() -> None:
    found = data("rulebook", "check")
    assert (found["sound"], found["problems"]) == (True, [])
    assert {f: size["rules"] for f, size in found["frameworks"].items() if f != "common"} == {
        f: len(framework.rules) for f, framework in law().frameworks.items()
    }
    assert said("rulebook", "check").startswith(f"aippi: sound; {len(law().frameworks['aippi'].issues) - 9} issues, ")


def test_rulebook_check_refuses_a_broken_rulebook(tmp_path: Path) -> None:
    (tmp_path / "toy").mkdir()
    write(tmp_path / "toy", "id = \n", "framework.toml")
    problem = refused("rulebook", "check", "--rulebooks", tmp_path)
    assert problem.startswith("toy/framework.toml: not valid TOML (")
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("rulebook", "check", "--rulebooks", str(tmp_path), "--format", "json", stdout=out)
    assert json.loads(out.getvalue()) == {"sound": False, "problems": problem.split("\n"), "frameworks": {}}


def test_rulebook_refuses_a_folder_that_is_not_there(tmp_path: Path) -> None:
    none = tmp_path / "none"
    assert refused("rulebook", "list", "--rulebooks", none) == f"{none}: no such folder of rulebooks; check the path."
    assert refused("rulebook", "coverage", "--matters", tmp_path) == (
        f"{tmp_path}: no worked matters (.toml or .json) there; check the path."
    )


def test_rulebook_coverage_can_be_told_of_one_framework() -> None:
    assert list(data("rulebook", "coverage", "--framework", "wipo")["frameworks"]) == ["wipo"]
    assert refused("rulebook", "coverage", "--framework", "wip") == (
        "--framework: 'wip' is none; choose from: aippi, china, japan, wipo."
    )


UNWORDED = {
    'kind = "yes_no"\nask = "Did grommets flurb?"': 'ask in other words ("Did {party} train …?"), '
    'or give said = { yes = "…", no = "…" }.',
    'kind = "date"\nask = "On which day was it?"': 'ask for an event ("When was the work published?").',
    'kind = "one_of"\nask = "Which?"\noptions = [{ id = "a", label = "A" }, { id = "b", label = "B" }]': (
        'give said = { a = "…" } for each option, or value = "… {value} …" for all.'
    ),
}


@pytest.mark.parametrize("keys", UNWORDED)
def test_rulebook_check_refuses_a_question_that_no_document_could_answer(tmp_path: Path, keys: str) -> None:
    shutil.copytree(RULEBOOKS, tmp_path / "rulebooks")
    row = f'[[question]]\nid = "odd"\n{keys}\nstage = "work"\nuse = "outline"\nwhy = "Odd."\n'
    write(tmp_path / "rulebooks" / "wipo", row, "odd.toml")
    assert refused("rulebook", "check", "--rulebooks", tmp_path / "rulebooks") == (
        f"wipo: the answers to 'odd' cannot be put as statements; {UNWORDED[keys]}"
    )


def test_refusal_is_one_plain_sentence_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        ManagementUtility(["manage.py", "assess", "none.toml"]).execute()
    assert ended.value.code == 2
    assert capsys.readouterr() == ("", "none.toml: cannot be read (No such file or directory); check the path.\n")


def test_rulebook_coverage_names_what_nobody_exercises(tmp_path: Path) -> None:
    write(tmp_path, HEAD + '[[fact]]\nquestion = "output.match"\nvalue = "part"\n')
    found = data("rulebook", "coverage", "--matters", tmp_path)["frameworks"]["china"]
    assert "question output.match" in found["cited_by"]["CN-GZ-09"]
    assert found["exercised_by"]["CN-GZ-09"] == ["matter.toml"]
    assert found["exercised_by"]["CN-BJ-03"] == []
    assert sorted(found["covered"] + found["uncovered"]) == sorted(law().frameworks["china"].propositions)
    uncovered = said("rulebook", "coverage", "--matters", tmp_path).split("\nUncovered\n")[1]
    assert re.search(r"^  CN-BJ-03 \([a-z-]+\): no worked matter exercises what cites it$", uncovered, re.M)


def test_rulebook_list_json_has_the_whole_vocabulary() -> None:
    found = data("rulebook", "list")
    assert [q["id"] for q in found["questions"]] == [q.id for q in law().questions.values() if q.stage != "matter"]
    match = next(q for q in found["questions"] if q["id"] == "output.match")
    assert [o["id"] for o in match["options"]] == ["same", "part", "similar", "style", "none"]
    assert (found["aims"], found["functions"], found["unknown"]) == (AIMS, FUNCTIONS, UNKNOWN)
    for f in found["frameworks"]:
        ids = [i["id"] for i in (*f["issues"], *f["remedies"])]
        assert ids == list(law().frameworks[f["id"]].issues)


def test_rulebook_list_text_names_every_id() -> None:
    text = said("rulebook", "list")
    words = set(re.findall(r"[\w.]+", text))
    questions = [q for q in law().questions.values() if q.stage != "matter"]
    wanted = {q.id for q in questions} | {o.id for q in questions for o in q.options} | set(AIMS) | set(FUNCTIONS)
    for f in law().frameworks.values():
        wanted |= {i for i, issue in f.issues.items() if issue.shown} | set(f.silences)
    assert wanted <= words
    assert max(map(len, text.splitlines())) <= 120


def test_rulebook_list_is_enough_to_answer_every_question() -> None:
    """A matter written from the list alone: every question, by its kind, scope and options."""
    found = data("rulebook", "list")
    party = {"id": "x", "name": "X", "does": list(found["functions"])}
    facts = []
    for q in found["questions"]:
        ids = [o["id"] for o in q["options"]]
        free = {"number": 1, "amount": 1.5, "date": "2025-03-31", "text": "so"}
        value = {"yes_no": "yes", "one_of": ids[:1] and ids[0], "several_of": ids, **free}[q["kind"]]
        facts.append({"question": q["id"], "value": value} | ({"party": "x"} if q["scope"] == "party" else {}))
    head = {"aim": next(iter(found["aims"])), "frameworks": [f["id"] for f in found["frameworks"]]}
    head |= {"complaint": list(found["complaints"]), "national_test": list(found["national_tests"])[-1]}
    matter = parse_matter({"matter": head, "party": [party], "fact": facts}, law())
    assert len(matter.answers) == len(found["questions"])
