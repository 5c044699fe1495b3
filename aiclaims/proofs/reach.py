"""Which verdicts each issue and remedy can reach, with the smallest matter for each; and why some have no yes or no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aiclaims.proofs.lines import Law
from aiclaims.proofs.solver import Asked
from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.model import Condition

YES = ("established", "likely", "prima facie", "available", "only if")
NO = ("refuted", "unlikely", "fails on the record", "not available")


@dataclass(frozen=True, slots=True)
class Reached:
    """One line: each verdict it can have, with the smallest matter that gives it; and the reason for a missing yes or
    no ("" where none is known: then something is wrong)."""

    issue: str
    verdicts: dict[str, Matter]
    gaps: dict[str, str]

    @property
    def sound(self) -> bool:
        return all(self.gaps.values())


def reach(
    law: Law, issues: Iterable[str], reasons: dict[tuple[str, str], str], *, smallest: bool = True
) -> Iterator[Reached]:
    """The verdicts of these issues. `reasons`: declared ones, by issue and missing side ("yes" or "no")."""
    for issue in issues:
        found = dict(_verdicts(law, issue, smallest))
        gaps = {}
        for side, words in (("yes", YES), ("no", NO)):
            if not set(words) & set(found):
                gaps[side] = reasons.get((issue, side), "") or why_not(law, issue, side)
        yield Reached(issue, found, gaps)


def _verdicts(law: Law, issue: str, smallest: bool) -> Iterator[tuple[str, Matter]]:
    framework = law.rulebook.issue(issue).framework
    with Asked([law.any]) as asked:
        for word, holds in law.words(issue).items():
            found = asked.find([holds, law.printed(issue)], smallest=smallest)
            if found:
                yield word, law.matter(found, (framework,))


def why_not(law: Law, issue: str, side: str) -> str:
    """Why an issue can never be found (side "yes") or never be denied ("no"), where the rules show it."""
    head = law.program.head(issue)
    if side == "yes":
        silent = [c.id for line in head.lines for c in line.rule.conditions if c.kind == "silent"]
        if head.lines and all(line.silent for line in head.lines) and not head.pro:
            return f"the source is silent on it: {', '.join(dict.fromkeys(silent))}"
        return ""
    if head.issue.weighed and head.issue.base == "open":
        return "it is weighed, and that nothing speaks for it decides nothing"
    of = {Condition("does", f) for f in head.issue.of}
    alone = [x.rule for x in head.lines if not x.unless and len(x.conditions) + bool(x.one_of) == 1]
    by_role = {c for rule in alone for c in (*rule.conditions, *rule.one_of)}
    return "it holds of everybody it is about" if of and of <= by_role else ""
