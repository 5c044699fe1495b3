"""A rulebook in other languages: beside the English, saying all of it and no more, and part of no verdict."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from aiclaims.reasoning import Rulebook, load_rulebook
from aiclaims.reasoning.translation import LANGUAGES, speaks, translated
from tests.reasoning.small import issue, problems, problems_of, question, remedy, rule, rulebook, yes

PICK = question(
    "p", ask='"What did {party} do?"', kind='"one_of"', help='"Think."', scope='"party"',
    options='[{id = "a", label = "This"}, {id = "b", label = "That"}]',
)  # fmt: skip
JA = '[question.ja]\nask = "{party}は何をしましたか。"\nhelp = "考えてください。"\n'
LABELS = '[question.ja.options]\na = "これ"\nb = "あれ"\n'
REST = (
    question("q"),
    issue("x"),
    rule("r", "x", yes("q")),
    issue("y", scope='"party"', of='["prompts"]'),
    rule("s", "y", '{answer = "p", is = "a"}'),
)


def test_words_stand_beside_the_english(tmp_path: Path) -> None:
    titled = issue("z") + '[issue.zh-Hans]\ntitle = "标题"\n'
    book = rulebook(tmp_path, PICK + JA + LABELS, *REST, titled, rule("t", "z", yes("q")))
    asked = book.questions["p"]
    assert (asked.ask, [o.label for o in asked.options]) == ("What did {party} do?", ["This", "That"])
    there = translated(asked, "ja")
    assert (there.ask, there.help) == ("{party}は何をしましたか。", "考えてください。")
    assert [(o.id, o.label) for o in there.options] == [("a", "これ"), ("b", "あれ")]
    assert translated(there, "ja") == there
    assert (translated(asked, "zh-Hans"), speaks(asked, "zh-Hans"), speaks(asked, "en")) == (asked, False, True)
    assert translated(book.issue("toy.z"), "zh-Hans").title == "标题"


def test_remedy_has_one_title_as_remedy_and_as_issue(tmp_path: Path) -> None:
    parts = (remedy("stop") + '[remedy.ja]\ntitle = "差止め"\n', rule("u", "stop", yes("q")))
    book = rulebook(tmp_path, PICK, *REST, *parts)
    assert translated(book.issue("toy.stop"), "ja").title == "差止め"
    assert translated(book.frameworks["toy"].remedies["toy.stop"], "ja").title == "差止め"


WRONG = {
    "unknown language": (PICK + '[question.fr]\nask = "{party} ?"\n', "nobody reads the key 'fr'"),
    "language as an interface writes it": (PICK + '[question.zh-hans]\nask = "{party}"\n', "did you mean 'zh-Hans'?"),
    "unknown key": (PICK + JA + 'why_not = "何故"\n' + LABELS, "p', ja: nobody reads the key 'why_not'"),
    "unknown option": (PICK + JA + LABELS + 'c = "それ"\n', "ja, options: nobody reads the key 'c'"),
    "option left out": (
        PICK + JA + '[question.ja.options]\na = "これ"\n',
        "ja: the option 'b' is missing; translate it.",
    ),
    "options left out": (PICK + JA, "ja: the option 'a' is missing; translate it."),
    "empty option": (PICK + JA + LABELS.replace("あれ", " "), "ja, options: 'b' is empty; translate it."),
    "empty text": (PICK + JA.replace("考えてください。", "") + LABELS, "ja: 'help' is empty; translate it."),
    "text left out": (PICK + '[question.ja]\nask = "{party}？"\n' + LABELS, "ja: 'help' is missing; translate it."),
    "text too much": (PICK + JA + 'why = "なぜ"\n' + LABELS, "ja: the English has no 'why'; take it out."),
    "party left out": (PICK + JA.replace("{party}", "彼") + LABELS, "the English of 'ask' names {party}; do the same."),
    "party too much": (
        PICK + JA.replace("考え", "{party}を考え") + LABELS,
        "the English of 'help' does not name {party}; do the same.",
    ),
    "not a table": (question("p2", ja='"なに"'), "'ja' is 'なに'; write a table."),
    "list of tables": (issue("v") + '[[issue.ja]]\ntitle = "題"\n', "'ja' is one table, not a list"),
    "number for a text": (issue("v") + "[issue.ja]\ntitle = 5\n", "'title' is 5; write text."),
    "one of yes and no": (
        question("w") + '[question.ja]\nask = "？"\n[question.ja.options]\nyes = "はい"\n',
        "question 'w', ja: the option 'no' is missing; translate it.",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_a_translation_must_not_be(tmp_path: Path, case: str) -> None:
    part, said = WRONG[case]
    assert [p for p in problems(tmp_path, *REST, part if part.startswith(PICK) else PICK + part) if said in p]


def test_framework_is_named_in_both_or_not_at_all(tmp_path: Path) -> None:
    rulebook(tmp_path, PICK, *REST)
    path = tmp_path / "toy" / "framework.toml"
    english = path.read_text()
    path.write_text(english + '[ja]\ntitle = "玩具法"\nshort = "玩具"\n')
    assert translated(load_rulebook(tmp_path).frameworks["toy"], "ja").short == "玩具"
    path.write_text(english + '[ja]\ntitle = "玩具法"\n')
    assert problems_of(tmp_path) == ["toy/framework.toml, ja: 'short' is missing; translate it."]


@pytest.fixture(scope="module")
def shipped() -> Rulebook:
    return load_rulebook()


@pytest.mark.parametrize("language", LANGUAGES)
def test_shipped_rulebooks_are_worded_whole(shipped: Rulebook, language: str) -> None:
    things = [*shipped.questions.values(), *shipped.frameworks.values()]
    things += [i for f in shipped.frameworks.values() for i in f.issues.values()]
    assert [t.id for t in things if not speaks(t, language)] == []


ENGLISH = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]+){3}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_is_left_in_a_translation(shipped: Rulebook, language: str) -> None:
    """Names stay ("retrieval-augmented generation" in brackets is three words); a sentence of four does not."""
    left = []
    for q in shipped.questions.values():
        there = translated(q, language)
        texts = [there.ask, there.help, there.why, *(o.label for o in there.options if q.kind != "yes_no")]
        left += [(q.id, m.group()) for text in texts for m in ENGLISH.finditer(text)]
    assert left == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_of_one_question_are_told_apart(shipped: Rulebook, language: str) -> None:
    same = []
    for q in shipped.questions.values():
        labels = [o.label for o in translated(q, language).options]
        same += [q.id] if len(set(labels)) < len(labels) else []
    assert same == []


def test_a_translation_changes_words_and_nothing_else(shipped: Rulebook) -> None:
    for q in shipped.questions.values():
        there = translated(q, "ja")
        assert [o.id for o in there.options] == [o.id for o in q.options]
        assert replace(there, ask=q.ask, help=q.help, why=q.why, options=q.options) == q
