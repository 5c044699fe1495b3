"""`python -m bench -- COMMAND`: measure, print a table with the marks beside it, write `build/bench.json`. Says what is
slow; fails on nothing. COMMAND is gunicorn with its settings, without address."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time
from timeit import Timer

from bench.beside import beside, installed
from bench.engines import ENGINES
from bench.paper import paper
from bench.portfolio import SIZE, measure
from bench.reasoning import Case
from bench.rush import OUTLINES, rush

ROUNDS, BATCHES, ENOUGH = 41, 2, 0.005
"""`ENOUGH`: seconds of calls that a task is timed over in each round, at least one call."""
OUT = Path(__file__).resolve().parent.parent / "build" / "bench.json"

ROWS: tuple[tuple[str, str, float | None, str], ...] = (
    ("assess_ms", "one assessment: every verdict word", 1, "ms"),
    ("tree_walker_ms", "the same by the plain tree walker", None, "ms"),
    ("tree_walker_ratio", "assessment / tree walker", 0.5, "x"),
    ("assess_rests_on_ms", "with all that verdicts rest on", 5, "ms"),
    ("assess_full_ms", "with reasons in words, gaps and pivots", None, "ms"),
    ("whatif_ms", "every single-answer what-if", 5, "ms"),
    ("whatif_ratio", "what-ifs / one tree-walker assessment", 10, "x"),
    ("portfolio_pack_s", f"{SIZE:,} matters: pack", None, "s"),
    ("portfolio_run_s", f"{SIZE:,} matters: run", None, "s"),
    ("portfolio_unpack_s", f"{SIZE:,} matters: unpack", None, "s"),
    ("portfolio_run_unpack_s", f"{SIZE:,} matters: run and unpack", 2, "s"),
    *(
        row
        for key in ("short", "long")
        for row in (
            (f"pdf_{key}_pages", f"PDF of a {key} outline", None, "pages"),
            (f"pdf_{key}_bare_s", "  bare WeasyPrint, same HTML and CSS", None, "s"),
            (f"pdf_{key}_s", "  from the answers to the finished file", None, "s"),
            (f"pdf_{key}_ratio", "  ours / bare", 1.15, "x"),
        )
    ),
    ("pdf_again_ms", "a file that is made, asked for again", 20, "ms"),
    ("rush_missing", f"{OUTLINES} outlines asked for at once: lost", 0, ""),
    ("rush_last_s", "  the last of them came after", None, "s"),
    ("rush_p95_ms", "  other people's pages meanwhile, p95", 300, "ms"),
    *(
        row
        for key in ENGINES
        for row in (
            (f"{key}_ms", f"the same words by {key}", None, "ms"),
            (f"{key}_ratio", f"assessment / {key}, worked matters", 1 / 8, "x"),
            (f"{key}_mismatches", f"words on which {key} differs", 0, ""),
        )
    ),
)
"""Key, what it is, the mark it should not exceed (None: only told), unit. What was not measured is left out."""


def rounds(tasks: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Milliseconds a call of each task, ROUNDS times, taken in turn so that a busy moment hits all of them alike."""
    found: dict[str, list[float]] = {key: [] for key in tasks}
    timers = {key: Timer(task, timer=process_time) for key, task in tasks.items()}
    for timer in timers.values():
        timer.timeit(1)  # compiled and cached once, as in a running server
    calls = {key: max(1, round(ENOUGH / timer.timeit(1))) for key, timer in timers.items()}
    for _ in range(ROUNDS):
        for key, timer in timers.items():
            found[key].append(timer.timeit(calls[key]) / calls[key] * 1000)
    return found


def figures(case: Case) -> dict[str, float]:
    """Medians; ratios are medians of the ratio within each round."""
    times = rounds(case.tasks())
    walker = times["tree_walker_ms"]
    found = {key: median(values) for key, values in times.items()}
    found["tree_walker_ratio"] = median(a / b for a, b in zip(times["assess_ms"], walker, strict=True))
    found["whatif_ratio"] = median(a / b for a, b in zip(times["whatif_ms"], walker, strict=True))
    many = measure(case.rulebook, BATCHES)
    found |= {"portfolio_pack_s": many.pack, "portfolio_run_s": many.run, "portfolio_unpack_s": many.unpack}
    found |= {"portfolio_run_unpack_s": many.run + many.unpack, "portfolio_sampled": many.sampled}
    return found | engine_figures(case) | paper(case.rulebook)


def engine_figures(case: Case) -> dict[str, float]:
    """The general engines that are installed, each on every worked matter in which nothing is disputed."""
    found: dict[str, float] = {}
    for key in installed():
        b = beside(case, key)
        found |= {f"{key}_ratio": b.ratio, f"{key}_ms": b.engine_ms, f"{key}_mismatches": b.mismatches}
        found |= {"compared_matters": b.matters, "compared_words": b.words}
    return found


def table(found: dict[str, float]) -> str:
    lines = [f"{'what':42}{'measured':>12}{'mark':>14}"]
    for key, what, mark, unit in (row for row in ROWS if row[0] in found):
        told = "" if mark is None else f"<= {mark:g} {unit}"
        held = "" if mark is None else "  kept" if found[key] <= mark else "  MISSED"
        lines.append(f"{what:42}{found[key]:9.3f} {unit:5}{told:>11}{held}")
    return "\n".join(lines)


def engines_told(found: dict[str, float]) -> str:
    """What the general engines were asked, or that one is not there."""
    missing = [key for key in ENGINES if key not in installed()]
    told = [f"{' and '.join(missing)} not installed, not compared: make bench ENGINES=1"] if missing else []
    if "compared_matters" in found:
        told.append(f"engines: {found['compared_words']:,.0f} words of {found['compared_matters']:,.0f} matters")
    return "\n".join(told)


def main() -> None:
    command = sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else []
    case = Case()
    found = figures(case) | (rush(command) if command else {})
    size = f"{len(case.matter.parties)} parties, {len(case.matter.answers)} answers, {len(case.lines)} lines"
    law = " + ".join(case.matter.frameworks)
    print(f"{law}, {size}, {case.changes} what-ifs; medians of {ROUNDS} interleaved rounds")
    print("processor time of this process, all its threads: other programs on the machine weigh less")
    print(f"each round times a task over {ENOUGH * 1000:.0f} ms of calls, the garbage collector off, as timeit does")
    print(f"portfolio: {found['portfolio_sampled']:,.0f} random matters, scaled; Python {platform.python_version()}\n")
    print(table(found))
    print(engines_told(found))
    OUT.parent.mkdir(exist_ok=True)
    marks = {key: mark for key, _, mark, _ in ROWS if mark is not None and key in found}
    told = {"rounds": ROUNDS, "what_ifs": case.changes, "frameworks": case.matter.frameworks, "marks": marks}
    kept = {key: found[key] <= mark for key, mark in marks.items()}
    data = {key: round(value, 4) for key, value in found.items()}
    OUT.write_text(json.dumps(data | told | {"kept": kept}, indent=2) + "\n")


main()
