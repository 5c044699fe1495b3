"""What must hold of a register and of how the law uses it: known words for what a proposition is, burdens explained."""

from __future__ import annotations

from collections.abc import Iterator

from aiclaims.reasoning.check_conditions import one_of
from aiclaims.reasoning.model import Framework, Rulebook
from aiclaims.reasoning.order import conditions_of

KINDS = (
    "rule", "exception", "factor", "factor-for", "factor-against", "presumption", "burden", "remedy", "evidence",
    "definition", "duty", "status", "advice", "benchmark", "infrastructure",
)  # fmt: skip
"""What a proposition can be. Those up to "evidence" decide something and must be at work in a worked matter."""

STAGES = ("all", "training", "output", "copyrightability", "enforcement")


def register_problems(rulebook: Rulebook, framework: Framework) -> Iterator[str]:
    """Problems of the propositions of a framework, of assumed burdens, and of questions that are only printed."""
    for p in framework.propositions.values():
        for key, word, known in (("kind", p.kind, KINDS), ("stage", p.stage, STAGES)):
            if word not in known:
                yield f"{framework.id}: proposition '{p.id}': its {key} is '{word}'; {one_of(word, known)}"
    assumed = [r.id for r in framework.rules if any(not d.stated for d in r.unless)]
    if assumed and not framework.burden_assumption:
        yield (
            f"{framework.id}: rule '{assumed[0]}' assumes who must show an exception; "
            "say why in 'burden_assumption' of framework.toml."
        )
    yield from _printed(rulebook, framework)


def _printed(rulebook: Rulebook, framework: Framework) -> Iterator[str]:
    """A rule or factor must not read what is asked for the outline or the evidence alone."""
    read = [(f"rule '{r.id}'", c) for r in framework.rules for c in conditions_of(r)]
    read += [(f"factor '{f.id}'", f.condition) for f in framework.factors]
    for who, c in read:
        q = rulebook.questions.get(c.id) if c.kind == "answer" else None
        if q and q.use != "rule":
            yield (
                f"{framework.id}: {who} reads '{c.id}', which is only printed; "
                f'take use = "{q.use}" out of the question, or read another.'
            )
