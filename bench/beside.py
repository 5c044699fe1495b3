"""The program beside each general engine that is installed: the same words, asked of every worked matter."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import process_time

from aiclaims.reasoning import Matter, read_matter
from aiclaims.reasoning.facts import gather
from aiclaims.reasoning.program import Head
from bench.engines import ENGINES, Engine, numbers
from bench.reasoning import Case, all_lines

WORKED = Path(__file__).resolve().parent.parent / "fixtures"


@dataclass(frozen=True, slots=True)
class Beside:
    """`ratio`: the program's time by the engine's, median over the matters. `mismatches`: of so many `words`."""

    ratio: float
    engine_ms: float
    mismatches: int
    words: int
    matters: int


def installed() -> tuple[str, ...]:
    return tuple(key for key, (module, _) in ENGINES.items() if find_spec(module))


def undisputed(case: Case) -> list[Matter]:
    """The matter of the bench and the worked matters; the engines run no versions of disputed facts."""
    worked = [read_matter(path, case.rulebook) for path in sorted(WORKED.glob("*.toml"))]
    return [m for m in (case.matter, *worked) if not any(a.disputed for a in m.answers)]


def beside(case: Case, key: str) -> Beside:
    """One engine on all these matters: first the answers, which also warms both up; then the times, turn by turn."""
    matters, kind = undisputed(case), ENGINES[key][1]
    engines: dict[int, Engine] = {n: kind(case.program, n) for n in {len(m.parties) for m in matters}}
    asked = [(m, engines[len(m.parties)], *_lines(case, m)) for m in matters]
    mismatches, times = 0, []
    for m, engine, lines, places in asked:
        words = zip(case.words_of(m, lines), engine.words(gather(case.rulebook, m), places), strict=True)
        mismatches += sum(ours != theirs for ours, theirs in words)
    for m, engine, lines, places in asked:
        start = process_time()
        case.words_of(m, lines)
        turn = process_time()
        engine.words(gather(case.rulebook, m), places)
        times.append((turn - start, process_time() - turn))
    ratio, theirs_ms = median(a / b for a, b in times), median(b for _, b in times) * 1000
    return Beside(ratio, theirs_ms, mismatches, sum(len(lines) for _, _, lines, _ in asked), len(matters))


def _lines(case: Case, matter: Matter) -> tuple[list[tuple[Head, str | None]], list[int]]:
    """The lines a matter is asked about, and their numbers for an engine."""
    facts = gather(case.rulebook, matter)
    lines, number = all_lines(case.program.heads, facts), numbers(case.program, facts)
    return lines, [number[head.issue.id, party] for head, party in lines]
