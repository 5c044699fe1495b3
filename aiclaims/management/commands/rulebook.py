"""`manage.py rulebook check|coverage|law|list|diff|prove`: are the rules sound, what of the sources do they use, what
do they say, what can a matter say, what does a new edition move, what holds in every matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from aiclaims.management.commands import _law
from aiclaims.management.commands._catalogue import catalogue
from aiclaims.management.commands._diff import as_text, diff
from aiclaims.management.commands._lawbook import lawbook
from aiclaims.management.commands._listing import listing
from aiclaims.management.commands._report import heading, told
from aiclaims.management.commands._worded import wording_problems
from aiclaims.reasoning import Rulebook
from aiclaims.reasoning.coverage import Covered, coverage, coverage_json
from aiclaims.reasoning.exercise import Exercise, exercise, exercise_json


class Command(_law.Plainly):
    help = (
        "Check the rulebooks, count what of the sources they use, print the law as a page (Markdown), list every id a "
        "matter file can name, say what a new edition moves (diff), or prove what holds in every matter there can be "
        "(prove; with --mutants also that every wrong rule is noticed)."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("check", "coverage", "law", "list", "diff", "prove"))
        parser.add_argument("editions", nargs="*", metavar="OLD NEW", help="diff: two folders, or digests kept here")
        _law.add_format(parser)
        _law.add_rulebooks(parser)
        parser.add_argument("--framework", metavar="ID", help="coverage: of this framework alone")
        parser.add_argument("--mutants", action="store_true", help="prove: also whether every wrong rule is noticed")
        parser.add_argument(
            "--matters", type=Path, metavar="FOLDER", help="coverage, diff, prove: other worked matters"
        )

    def handle(self, *_: Any, **options: Any) -> str:
        as_json, matters = options["format"] == "json", options["matters"] or settings.BASE_DIR / "fixtures"
        if (options["what"] == "diff") is not (len(options["editions"]) == 2):
            raise _law.broken("rulebook diff takes two editions, OLD and NEW; the other commands take none.")
        if options["what"] == "diff":
            old, new = options["editions"]
            found = diff(old, new, matters)
            return _law.as_json(found) if as_json else _law.plain("\n".join(as_text(found)))
        if options["what"] == "check":
            return _checked(options["rulebooks"], as_json, self)
        rulebook = _law.law(options["rulebooks"])
        if (only := options["framework"]) not in (None, *rulebook.frameworks):
            raise _law.broken(f"--framework: '{only}' is none; choose from: {', '.join(rulebook.frameworks)}.")
        if options["what"] == "law":
            return lawbook(rulebook)
        if options["what"] == "list":
            data = catalogue(rulebook)
            return _law.as_json(data) if as_json else "\n".join(listing(data))
        worked = _worked(matters, rulebook)
        if options["what"] == "prove":
            return self._proved(options["rulebooks"], worked if options["mutants"] else None, as_json)
        covered = {id: rows for id, rows in coverage(rulebook, worked).items() if only in (None, id)}
        exercised = {id: rows for id, rows in exercise(rulebook, worked).items() if only in (None, id)}
        if as_json:
            data = coverage_json(covered)
            for id, rules in exercised.items():
                data["frameworks"][id] |= exercise_json(rules)
            return _law.as_json(data)
        return "\n".join([*_told(covered), *_idle(exercised)])

    def _proved(self, folder: Path | None, worked: dict[str, Any] | None, as_json: bool) -> str:
        """What is proved. Exit code 1 if something does not hold."""
        from aiclaims.management.commands import _prove

        data = _prove.proved(folder, worked)
        self.stdout.write(_law.as_json(data) if as_json else _law.plain("\n".join(_prove.as_text(data))))
        if not data["hold"]:
            raise CommandError("Not everything holds; see above.", returncode=1)
        return ""


def _checked(folder: Path | None, as_json: bool, command: BaseCommand) -> str:
    """What the rulebooks hold, a line each. Raises CommandError for mistakes (which JSON prints too)."""
    try:
        rulebook = _law.law(folder)
        if unworded := list(wording_problems(rulebook)):
            raise _law.broken(*unworded)
    except CommandError as error:
        if as_json:
            command.stdout.write(_law.as_json({"sound": False, "problems": str(error).split("\n"), "frameworks": {}}))
        raise
    sizes = dict(_sizes(rulebook))
    if as_json:
        return _law.as_json({"sound": True, "problems": [], "frameworks": sizes})
    return "\n".join(f"{id}: sound; {', '.join(_law.counted(*s) for s in _nouns(size))}" for id, size in sizes.items())


def _sizes(rulebook: Rulebook) -> Iterator[tuple[str, dict[str, Any]]]:
    for f in rulebook.frameworks.values():
        yield (
            f.id,
            {
                "edition": f.digest,
                "version": f.version,
                "propositions": len(f.propositions),
                "questions": sum(q.framework == f.id for q in rulebook.questions.values()),
                "issues": len(f.issues) - len(f.remedies),
                "rules": len(f.rules),
                "remedies": len(f.remedies),
                "measures": len(f.measures),
            },
        )
    yield "common", {"edition": rulebook.common_digest, "questions": len(rulebook.questions)}


def _nouns(size: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    nouns = {"issues": "issue", "rules": "rule", "remedies": "remedy", "measures": "measure"}
    nouns |= {"propositions": "proposition", "questions": "question"}
    yield from ((size[key], noun) for key, noun in nouns.items() if size.get(key))


def _worked(folder: Path, rulebook: Rulebook) -> dict[str, Any]:
    return {p.name: _law.matter_in(p, rulebook) for p in _law.worked(folder)}


def _told(found: Mapping[str, tuple[Covered, ...]]) -> Iterator[str]:
    for id, rows in found.items():
        yield from heading(f"{id}: {sum(r.covered for r in rows)} of {len(rows)} propositions covered")
        yield from (line for row in rows for line in _proposition(row))
    yield from heading("Uncovered")
    missing = [row for rows in found.values() for row in rows if not row.covered]
    yield from (f"  {row.proposition.id} ({row.proposition.kind}): {_lacking(row)}" for row in missing)
    if not missing:
        yield "  none"


def _proposition(row: Covered) -> Iterator[str]:
    yield f"  {row.proposition.id} ({row.proposition.kind}){'' if row.covered else ': UNCOVERED'}"
    yield from told(", ".join(map(str, row.cited_by)) or "nothing", 6, "cited by: ")
    some, more = row.exercised_by[:4], len(row.exercised_by) - 4
    tail = f" and {_law.counted(more, 'other')}" if more > 0 else ""
    yield from told(_law.names(some) + tail, 6, "exercised by: ")


def _idle(found: Mapping[str, Mapping[str, Exercise]]) -> Iterator[str]:
    """The rules that no worked matter shows at work, or at their limit."""
    rules = [(f"{id}:{rule}", e) for id, rows in found.items() for rule, e in rows.items()]
    for title, idle in (
        ("Rules that decide no worked matter", [name for name, e in rules if not e.decides]),
        ("Rules that no worked matter tempts", [name for name, e in rules if not e.tempts]),
    ):
        yield from heading(title)
        yield from (f"  {name}" for name in idle or ["none"])


def _lacking(row: Covered) -> str:
    return "no worked matter exercises what cites it" if row.cited_by else "nothing cites it"
