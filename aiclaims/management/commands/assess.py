"""`manage.py assess FILE`: every verdict on a matter file, with reasons, gaps and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from aiclaims.management.commands import _law, _report
from aiclaims.reasoning import Assessment, Matter, Rulebook, Step, assess, assessment_json, explain, step_json
from aiclaims.reasoning.expected import expectation_problems


class Command(_law.Plainly):
    help = "Assess a matter file (TOML or JSON; see docs/matter-format.md) under every framework it names."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        _law.add_rulebooks(parser)
        _law.add_format(parser)
        parser.add_argument("--explain", metavar="ISSUE", help="the tree of reasons below one issue or remedy")
        parser.add_argument("--party", metavar="ID", help="only what concerns this party")

    def handle(self, *_: Any, **options: Any) -> str:
        rulebook, matter = _law.opened(options["file"], options["rulebooks"])
        if problems := expectation_problems(rulebook, matter):
            raise _law.broken(*(f"{options['file'].name}: {problem}" for problem in problems))
        issue, party = options["explain"], options["party"]
        if party is not None and party not in {p.id for p in matter.parties}:
            raise _law.broken(
                f"--party: '{party}' is no party; choose from: {_law.names(p.id for p in matter.parties)}."
            )
        steps = tuple(_steps(rulebook, matter, issue, party)) if issue else ()
        if options["format"] == "json":
            data = assessment_json(rulebook, _about(assess(rulebook, matter), party))
            return _law.as_json(data | ({"explained": [step_json(s) for s in steps]} if issue else {}))
        lines = (
            [_report.LEGEND, *(line for s in steps for line in ("", *_report.reasons(s)))]
            if issue
            else _report.assessment(rulebook, _about(assess(rulebook, matter), party))
        )
        return _law.plain("\n".join(lines))


def _about(assessment: Assessment, party: str | None) -> Assessment:
    """The assessment cut down to what concerns one party and the matter as a whole; whole without a party."""
    if party is None:
        return assessment
    whom = (None, party)
    return replace(
        assessment,
        verdicts=tuple(v for v in assessment.verdicts if v.party in whom),
        remedies=tuple(v for v in assessment.remedies if v.party in whom),
        open_questions=tuple(q for q in assessment.open_questions if q.party in whom),
        pivots=tuple(p for p in assessment.pivots if p.party in whom),
    )


def _steps(rulebook: Rulebook, matter: Matter, id: str, party: str | None) -> Iterator[Step]:
    """The reasons for one issue, for one party or each it is about. Raises CommandError where there is no such line."""
    issue = next((f.issues[id] for f in rulebook.frameworks.values() if id in f.issues), None)
    if issue is None or issue.framework not in matter.frameworks:
        known = [i for f in matter.frameworks for i in rulebook.frameworks[f].issues]
        near = _law.names(get_close_matches(id, known, 3, 0.4)) if known else "none"
        raise _law.broken(
            f"--explain: no issue or remedy '{id}' in this matter; near it: {near}. `rulebook list` has them all."
        )
    if matter.aim not in rulebook.frameworks[issue.framework].aims:
        raise _law.broken(f"--explain: {rulebook.frameworks[issue.framework].outside}")
    if issue.scope == "matter":
        yield explain(rulebook, matter, id)
        return
    about = [p.id for p in matter.parties if set(p.does) & set(issue.of) and party in (None, p.id)]
    if not about:
        whom = f"not '{party}'" if party else "nobody in this matter"
        raise _law.broken(f"--explain: '{id}' is about who does one of: {_law.names(issue.of)}; that is {whom}.")
    yield from (explain(rulebook, matter, id, p) for p in about)
