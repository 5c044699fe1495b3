"""Everything that is proved of a rulebook, in parallel, as one report."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aiclaims.proofs.alive import Idle, idle, idle_questions
from aiclaims.proofs.laws import Laws, read_laws
from aiclaims.proofs.lines import Law
from aiclaims.proofs.mutants import mutants
from aiclaims.proofs.noticing import Worked
from aiclaims.proofs.proving import Proved, Proving
from aiclaims.proofs.reach import Reached, reach
from aiclaims.proofs.sound import Flaw, flaws
from aiclaims.reasoning.assess import program_of
from aiclaims.reasoning.load import RULEBOOKS, load_rulebook
from aiclaims.reasoning.matter import Matter
from aiclaims.reasoning.model import Rulebook

PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Mutation:
    """What became of the mutants: how many, those that neither a worked matter nor a law notices, and for each law the
    mutant that breaks it ("": none does)."""

    mutants: int
    survivors: tuple[str, ...]
    broken_by: dict[str, str]

    @property
    def holds(self) -> bool:
        return not self.survivors and all(self.broken_by.values())


@dataclass(frozen=True, slots=True)
class Proofs:
    """What was proved: the laws, the flaws of the formulas, the verdicts each line can reach, and what is idle.
    `stale`: gaps and idle things that are declared and are none."""

    laws: tuple[Proved, ...]
    flaws: tuple[Flaw, ...]
    reached: tuple[Reached, ...]
    idle: tuple[Idle, ...]
    stale: tuple[str, ...]

    @property
    def hold(self) -> bool:
        return not (
            self.flaws
            or self.stale
            or any(not p.holds for p in self.laws)
            or any(not r.sound for r in self.reached)
            or any(not i.because for i in self.idle)
        )


def laws_of(rulebook: Rulebook, folder: Path | None) -> Laws:
    """The laws beside the rulebooks (none, if there is no such file). Raises LawError."""
    path = (folder or RULEBOOKS) / "proofs.toml"
    return read_laws(path, rulebook) if path.exists() else Laws((), {}, {})


def prove(folder: Path | None = None) -> Proofs:
    """Prove the rulebooks under `folder` (default: those shipped). Raises RulebookError and LawError."""
    rulebook = load_rulebook(folder)
    laws = laws_of(rulebook, folder)
    issues = [i.id for f in rulebook.frameworks.values() for i in f.issues.values()]
    shown = [i.id for f in rulebook.frameworks.values() for i in f.issues.values() if i.shown]
    questions = [q.id for q in rulebook.questions.values() if q.use == "rule"]
    with workers(folder) as pool:
        asked = [pool.submit(_reach, part) for part in _parts(shown, 4)]
        dead = [pool.submit(_idle, part) for part in _parts(issues, 6)]
        dead += [pool.submit(_questions, part) for part in _parts(questions, 8)]
        named = [pool.submit(_laws, part) for part in _parts(range(len(laws.laws)), 4)]
        sound = pool.submit(_flaws)
        found = [i for task in dead for i in task.result()]
        reached = tuple(r for task in asked for r in task.result())
        return Proofs(
            laws=tuple(p for task in named for p in task.result()),
            flaws=tuple(sound.result()),
            reached=reached,
            idle=tuple(replace(i, because=laws.idle.get(i.id, "")) for i in found),
            stale=tuple(_stale(laws, reached, found)),
        )


def mutation(folder: Path | None, matters: Mapping[str, Matter]) -> Mutation:
    """Leave out or turn round each rule and factor: who does not notice, and which law does nothing break?"""
    rulebook = load_rulebook(folder)
    laws = laws_of(rulebook, folder).laws
    every = [m for m in mutants(program_of(rulebook)) if m.whole]
    worked = Worked(rulebook, matters)
    left = [n for n, m in enumerate(every) if not worked.noticing(m)]
    with workers(folder) as pool:
        broken = [pool.submit(_killers, part) for part in _parts(range(len(laws)), 3)]
        unseen = [pool.submit(_unnoticed, part) for part in _parts(left, 4)]
        return Mutation(
            mutants=len(every),
            survivors=tuple(str(every[n]) for task in unseen for n in task.result()),
            broken_by={name: by for task in broken for name, by in task.result()},
        )


def _killers(numbers: list[int]) -> list[tuple[str, str]]:
    law, laws = _fresh(), _held["laws"].laws
    every = list(mutants(law.program))
    return [(laws[n].name, str(Proving(law, laws[n]).killer(every) or "")) for n in numbers]


def _unnoticed(numbers: list[int]) -> list[int]:
    """Those of the mutants (by number) that no law notices either."""
    law = _fresh()
    every = [m for m in mutants(law.program) if m.whole]
    proving = [Proving(law, named) for named in _held["laws"].laws]
    return [n for n in numbers if not any(p.broken_by(every[n]) for p in proving)]


def _fresh() -> Law:
    """The formulas anew: those of earlier mutants are let go."""
    rulebook = _held["law"].rulebook
    _held["law"] = None
    gc.collect()
    law = _held["law"] = Law(rulebook)
    return law


def _stale(laws: Laws, reached: Sequence[Reached], found: Sequence[Idle]) -> list[str]:
    gaps = {(r.issue, side) for r in reached for side in r.gaps}
    idle_ids = {i.id for i in found}
    return [f"gap {issue} ({side})" for issue, side in laws.gaps if (issue, side) not in gaps] + [
        f"idle {id}" for id in laws.idle if id not in idle_ids
    ]


def workers(folder: Path | None) -> ProcessPoolExecutor:
    """Processes that each hold the rulebook and its formulas."""
    return ProcessPoolExecutor(
        min(PROCESSES, os.cpu_count() or 1), multiprocessing.get_context("fork"), _start, (folder,)
    )


_held: dict[str, Any] = {}


def _start(folder: Path | None) -> None:
    gc.disable()  # millions of gates, none of them in a ring: collecting would only walk them
    rulebook = load_rulebook(folder)
    _held.update(law=Law(rulebook), laws=laws_of(rulebook, folder))


def _parts(items: Iterable[Any], size: int) -> list[list[Any]]:
    every = list(items)
    return [every[n : n + size] for n in range(0, len(every), size)]


def _reach(issues: list[str]) -> list[Reached]:
    return list(reach(_held["law"], issues, _held["laws"].gaps))


def _idle(issues: list[str]) -> list[Idle]:
    return list(idle(_held["law"], issues))


def _questions(questions: list[str]) -> list[Idle]:
    return list(idle_questions(_held["law"], questions))


def _laws(numbers: list[int]) -> list[Proved]:
    laws = _held["laws"].laws
    return [Proving(_held["law"], laws[n]).proved() for n in numbers]


def _flaws() -> list[Flaw]:
    return list(flaws(_held["law"].program))
