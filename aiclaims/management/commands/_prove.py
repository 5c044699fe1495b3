"""`manage.py rulebook prove`: what is proved of the rulebooks, told as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from aiclaims.management.commands._law import broken, counted
from aiclaims.management.commands._report import heading, told
from aiclaims.proofs.laws import LawError
from aiclaims.proofs.prove import Mutation, Proofs, mutation, prove
from aiclaims.proofs.solver import installed
from aiclaims.reasoning import Matter, dump_matter

NO_SOLVER = "Proofs need the SAT solver python-sat, which is not installed here; `scripts/setup dev` installs it."


def proved(folder: Path | None, worked: Mapping[str, Matter] | None) -> dict[str, Any]:
    """Everything proved, as data; with the worked matters, the mutation check too. Raises CommandError: 1 without a
    solver, 2 for laws that cannot be read."""
    if not installed():
        raise CommandError(NO_SOLVER, returncode=1)
    try:
        data = _data(prove(folder))
        return data if worked is None else data | _mutants(mutation(folder, worked), data["hold"])
    except LawError as error:
        raise broken(*error.problems) from None


def _data(found: Proofs) -> dict[str, Any]:
    return {
        "hold": found.hold,
        "laws": [
            {
                "name": p.name,
                "says": p.says,
                "holds": p.holds,
                "seconds": round(p.seconds, 3),
                "counterexample": matter_toml(p.counterexample) if p.counterexample else None,
            }
            for p in found.laws
        ],
        "flaws": [{"what": f.what, "issue": f.issue} for f in found.flaws],
        "verdicts": [
            {
                "issue": r.issue,
                "reached": {word: matter_toml(m) for word, m in r.verdicts.items()},
                "gaps": r.gaps,
            }
            for r in found.reached
        ],
        "idle": [{"kind": i.kind, "id": i.id, "because": i.because} for i in found.idle],
        "stale": list(found.stale),
    }


def _mutants(found: Mutation, hold: bool) -> dict[str, Any]:
    return {
        "hold": hold and found.holds,
        "mutants": found.mutants,
        "survivors": list(found.survivors),
        "broken_by": found.broken_by,
    }


def matter_toml(matter: Matter) -> str:
    """A matter as a file that `assess` takes."""
    data = dump_matter(matter)
    lines = ["[matter]", *_rows(data["matter"])]
    for name in ("party", "fact"):
        for row in data.get(name, ()):
            lines += ["", f"[[{name}]]", *_rows(row)]
    return "\n".join(lines) + "\n"


def _rows(row: Mapping[str, Any]) -> Iterator[str]:
    """Text, numbers, truths and lists of text read the same in TOML as in JSON."""
    yield from (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in row.items() if value is not None)


def as_text(data: Mapping[str, Any]) -> Iterator[str]:
    broken_laws = [p for p in data["laws"] if not p["holds"]]
    yield f"{counted(len(data['laws']), 'named law')}, {len(broken_laws)} broken"
    for p in data["laws"]:
        by = data.get("broken_by", {}).get(p["name"])
        yield f"  {'holds ' if p['holds'] else 'BROKEN'} {p['name']}" + (f" (broken by {by})" if by else "")
        if by == "":
            yield "         no mutant of the rulebooks breaks it, so it says nothing"
        if p["counterexample"]:
            yield from ("         " + line for line in p["counterexample"].splitlines())
    yield from heading("In every scenario")
    yield from (f"  NOT SO for {f['issue']}: {f['what']}" for f in data["flaws"])
    if not data["flaws"]:
        yield "  no issue is both true and false; each standard keeps the one before; settled verdicts stay settled"
    yield from heading("Verdicts that can be reached")
    for r in data["verdicts"]:
        yield from told(", ".join(r["reached"]), 4, f"{r['issue']}: ")
        yield from (f"      no {side}: {why or 'AND NO REASON IS KNOWN'}" for side, why in r["gaps"].items())
    yield from heading("Idle")
    for i in data["idle"]:
        yield from told(i["because"] or "IT NEVER MAKES A DIFFERENCE", 2, f"{i['kind']} {i['id']}: ")
    yield from (f"  declared, but it is none: {s}" for s in data["stale"])
    if "survivors" in data:
        yield from heading("Mutants")
        yield f"  {data['mutants']} rules and factors left out or turned round, {len(data['survivors'])} unnoticed"
        yield from (f"  {s}" for s in data["survivors"])
