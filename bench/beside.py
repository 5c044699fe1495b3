"""The program beside each general engine that is installed: the same words, asked of every worked matter."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter

from aiclaims.reasoning import Matter, read_matter
from aiclaims.reasoning.facts import gather
from bench.engines import ENGINES, Engine
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
    lines = [all_lines(case.program.heads, gather(case.rulebook, m)) for m in matters]
    mismatches, times = 0, []
    for m, asked in zip(matters, lines, strict=True):
        theirs = engines[len(m.parties)].words(gather(case.rulebook, m))
        mismatches += sum(a != b for a, b in zip(case.words_of(m, asked), theirs, strict=True))
    for m, asked in zip(matters, lines, strict=True):
        start = perf_counter()
        case.words_of(m, asked)
        turn = perf_counter()
        engines[len(m.parties)].words(gather(case.rulebook, m))
        times.append((turn - start, perf_counter() - turn))
    ratio, engine = median(a / b for a, b in times), median(b for _, b in times)
    return Beside(ratio, engine * 1000, mismatches, sum(map(len, lines)), len(matters))
