"""The words of a rulebook in other languages: beside the English, never instead of it, and never part of a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from aiclaims.reasoning.model import Framework, Issue, Question, Remedy, Rulebook, Translation
from aiclaims.reasoning.table import Table

LANGUAGES = ("ja", "zh-Hans")
"""The languages besides English in which a rulebook may word its questions and titles."""

QUESTION = ("ask", "help", "why")
ISSUE = ("title",)
FRAMEWORK = ("title", "short")
"""The keys that can be translated of each."""

PARTY = "{party}"


Translated = TypeVar("Translated", bound=Question | Issue | Remedy | Framework)


def speaks(thing: Question | Issue | Remedy | Framework, language: str) -> bool:
    """Whether it can be worded in this language: "en" always."""
    return language == "en" or any(t.language == language for t in thing.translations)


def translated(thing: Translated, language: str) -> Translated:
    """The same thing worded in this language; itself where nobody has translated it."""
    found = next((t for t in thing.translations if t.language == language), None)
    if found is None:
        return thing
    words: dict[str, Any] = dict(found.texts)
    if found.options and isinstance(thing, Question):
        labels = dict(found.options)
        words["options"] = tuple(replace(o, label=labels[o.id]) for o in thing.options)
    return replace(thing, **words)


def read_translations(t: Table, keys: tuple[str, ...], options: tuple[str, ...] = ()) -> tuple[Translation, ...]:
    """The tables `[….ja]` and `[….zh-Hans]` of one row: these keys, and a label for each of these options."""
    t.taken.update(LANGUAGES)  # known keys, also where neither is there
    return tuple(_translation(t, language, keys, options) for language in LANGUAGES if language in t.data)


def _translation(t: Table, language: str, keys: tuple[str, ...], options: tuple[str, ...]) -> Translation:
    row = Table(t.take(language, dict, {}), f"{t.where}, {language}", t.problems)
    texts = _texts(row, keys)
    labels = Table(row.take("options", dict, {}), f"{row.where}, options", t.problems) if options else None
    found = Translation(language, texts, _texts(labels, options) if labels else ())
    if labels:
        labels.done()
    row.done()
    return found


def _texts(t: Table, keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Those of the keys that are there, none of them empty."""
    found = [(key, t.text(key, "")) for key in keys]
    given = [(key, text) for key, text in found if key in t.data]
    t.problems += [f"{t.where}: '{key}' is empty; translate it." for key, text in given if not text]
    return tuple(given)


def translation_problems(rulebook: Rulebook) -> Iterator[str]:
    """A translation says all that the English says and no more, and names the party where the English does."""
    for question in rulebook.questions.values():
        where = f"{question.framework}: question '{question.id}'"
        yield from _text_problems(where, question, QUESTION)
        yield from _option_problems(where, question)
    for framework in rulebook.frameworks.values():
        yield from _text_problems(f"{framework.id}/framework.toml", framework, FRAMEWORK)
        for issue in framework.issues.values():
            yield from _text_problems(f"{framework.id}: '{issue.id}'", issue, ISSUE)


def _text_problems(where: str, thing: Question | Issue | Framework, keys: tuple[str, ...]) -> Iterator[str]:
    english = {key: getattr(thing, key) for key in keys if getattr(thing, key)}
    for each in thing.translations:
        texts, here = dict(each.texts), f"{where}, {each.language}"
        yield from (f"{here}: '{key}' is missing; translate it." for key in english if key not in texts)
        yield from (f"{here}: the English has no '{key}'; take it out." for key in texts if key not in english)
        for key, text in texts.items():
            if key in english and (PARTY in text) is not (PARTY in english[key]):
                does = "names" if PARTY in english[key] else "does not name"
                yield f"{here}: the English of '{key}' {does} {PARTY}; do the same."


def _option_problems(where: str, question: Question) -> Iterator[str]:
    for each in question.translations:
        labels = dict(each.options)
        if labels or question.kind != "yes_no":  # Yes and No are words of the program
            yield from (
                f"{where}, {each.language}: the option '{o.id}' is missing; translate it."
                for o in question.options
                if o.id not in labels
            )
