"""Matter files: TOML or JSON of one schema (`docs/matter-format.md`) to a `Matter` and back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from aiclaims.reasoning.days import Day
from aiclaims.reasoning.editions import pin_problems
from aiclaims.reasoning.matter import UNKNOWN, Answer, AnswerValue, Expectation, Matter, Party
from aiclaims.reasoning.matter_data import MatterError, data_of, pins_of, read_data
from aiclaims.reasoning.matter_tables import Problems, flag, near, party_of, tables, unknown_keys, words
from aiclaims.reasoning.model import Question, Rulebook
from aiclaims.reasoning.record_files import RECORDS, RecordTables, dump_records
from aiclaims.reasoning.values import MAX_WHOM, text_of, value_of
from aiclaims.reasoning.vocabulary import AIMS, FUNCTIONS

COMPLAINTS = ("training", "output", "copying")
MAX_PARTIES = 100
_MATTER = ("title", "aim", "complaint", "frameworks", "client", "national_test", "all_parties_named")
_FACT = ("question", "party", "value", "claimant", "defendant", "complete", "note", "whom")
_MEASURE = ("measure", "part", "offered")
_GROUNDS = ("rests_on", "not_on", "cites", "missing")
_TIME = ("authority", "time")
_EXPECT = ("framework", "issue", "remedy", "party", "as", "verdict", *_GROUNDS, *_MEASURE, *_TIME)


def read_matter(path: Path, rulebook: Rulebook) -> Matter:
    """A matter from a .toml or .json file. Raises MatterError (also for a file that is missing or not readable)."""
    return parse_matter(read_data(path), rulebook)


def parse_text(text: str, is_json: bool, rulebook: Rulebook, name: str = "the file") -> Matter:
    """A matter from the text of a file. Raises MatterError."""
    return parse_matter(data_of(text, is_json, name), rulebook)


def parse_matter(data: Any, rulebook: Rulebook) -> Matter:
    """A matter from parsed TOML or JSON. Raises MatterError with every problem found."""
    if not isinstance(data, dict):
        raise MatterError(["A matter is a table with [matter], [[party]] and [[fact]]; this is something else."])
    pins = pins_of(data)
    problems = Problems(pin_problems(pins, rulebook))
    if problems:
        raise MatterError(problems)
    unknown_keys(data, ("matter", "party", "fact", *RECORDS, "expect", "editions"), "the file", problems)
    head = data.get("matter")
    if not isinstance(head, dict):
        raise MatterError(["The table [matter] is missing; it names aim and frameworks."])
    unknown_keys(head, _MATTER, "[matter]", problems)
    parties = _parties(tables(data, "party", problems), problems)
    answers = _answers(tables(data, "fact", problems), rulebook, {p.id for p in parties}, problems)
    records = RecordTables(data, rulebook, {p.id for p in parties}, problems)
    expect = tuple(_expectation(e, n, problems) for n, e in enumerate(tables(data, "expect", problems), 1))
    frameworks = _listed(head, "frameworks", rulebook.frameworks, problems) or ()
    if not head.get("frameworks"):
        problems.append(f"[matter]: 'frameworks' names none; choose from: {', '.join(rulebook.frameworks)}.")
    matter = Matter(
        aim=_chosen(head, "aim", AIMS, None, problems),
        frameworks=frameworks,
        complaint=_listed(head, "complaint", COMPLAINTS, problems),
        parties=parties,
        answers=answers,
        client=text_of(head, "client", "[matter]", problems),
        title=text_of(head, "title", "[matter]", problems),
        national_test=_chosen(head, "national_test", _tests(rulebook), "entered", problems),
        all_parties_named=flag(head, "all_parties_named", "[matter]", problems),
        allegations=records.allegations,
        events=records.events,
        exhibits=records.exhibits,
        expect=expect,
        editions=pins,
    )
    _whole(matter, problems)
    if problems:
        raise MatterError(problems)
    return matter


def _tests(rulebook: Rulebook) -> list[str]:
    """What may serve as the national test: entering it as a fact, or a framework here that the question offers."""
    offered = [o.id for o in rulebook.questions["matter.national_test"].options]
    return [o for o in offered if o == "entered" or o in rulebook.frameworks]


def _whole(matter: Matter, problems: list[str]) -> None:
    if matter.client and matter.client not in {"claimant", "defendant", *(p.id for p in matter.parties)}:
        problems.append(f"[matter]: the client '{matter.client}' is no party; use a party's id, claimant or defendant.")
    if matter.national_test not in ("entered", *matter.frameworks):
        problems.append(
            f"[matter]: national_test is '{matter.national_test}', which is not among the frameworks; add it there."
        )


def _chosen(table: dict[str, Any], key: str, known: Iterable[str], default: str | None, problems: list[str]) -> str:
    value = table.get(key, default)
    if value is None:
        problems.append(f"[matter]: '{key}' is missing; choose one of: {', '.join(known)}.")
        return ""
    if value not in list(known):
        problems.append(f"[matter]: '{key}' is '{value}'; choose one of: {', '.join(known)}.")
        return default or ""
    return str(value)


def _listed(table: dict[str, Any], key: str, known: Iterable[str], problems: list[str]) -> tuple[str, ...] | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        problems.append(f"[matter]: '{key}' must be a list of words.")
        return ()
    problems += (f"[matter]: '{key}' names '{v[:40]}'; {near(v, known)}" for v in value if v not in known)
    return tuple(v for v in dict.fromkeys(value) if v in known)


def _parties(rows: list[dict[str, Any]], problems: list[str]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for number, row in enumerate(rows, 1):
        id = row.get("id", "")
        where = f"party {number} ('{str(id)[:40]}')"
        unknown_keys(row, ("id", "name", "does"), where, problems)
        if not isinstance(id, str) or not id.isprintable() or not id or id in found or id in ("claimant", "defendant"):
            problems.append(f"{where}: needs an 'id' of its own (text, used once, not 'claimant' or 'defendant').")
            continue
        does = row.get("does", [])
        if not isinstance(does, list):
            problems.append(f"{where}: 'does' must be a list; choose from: {', '.join(FUNCTIONS)}.")
            does = []
        problems += (
            f"{where}: does '{str(d)[:40]}'; {near(str(d), FUNCTIONS)}" for d in does if str(d) not in FUNCTIONS
        )
        found[id] = Party(id, text_of(row, "name", where, problems), tuple(d for d in FUNCTIONS if d in does))
    if len(found) > MAX_PARTIES:
        problems.append(f"{len(found)} parties; at most {MAX_PARTIES} can be assessed together. Split the matter.")
    return tuple(found.values())


def _answers(
    rows: list[dict[str, Any]], rulebook: Rulebook, parties: set[str], problems: list[str]
) -> tuple[Answer, ...]:
    found: dict[tuple[str, str | None], Answer] = {}
    for number, row in enumerate(rows, 1):
        where = f"fact {number} ('{str(row.get('question', ''))[:40]}')"
        unknown_keys(row, _FACT, where, problems)
        question = rulebook.questions.get(str(row.get("question", "")))
        if question is not None and question.stage == "matter":
            problems.append(f"{where}: is no fact; [matter] answers it.")
            continue
        if question is None:
            problems.append(f"{where}: no such question; {near(str(row.get('question', '')), rulebook.questions)}")
            continue
        party = party_of(row, question, parties, where, problems)
        answer = _answer(row, question, party, where, problems)
        if answer and (question.id, party) in found:
            problems.append(f"{where}: answered twice; keep one.")
        elif answer:
            found[question.id, party] = answer
    return tuple(found.values())


def _answer(row: dict[str, Any], q: Question, party: str | None, where: str, problems: list[str]) -> Answer | None:
    disputed = "claimant" in row or "defendant" in row
    if disputed is ("value" in row):
        problems.append(f"{where}: give either 'value' or, when disputed, 'claimant' and 'defendant'.")
        return None
    keys = ("claimant", "defendant") if disputed else ("value",)
    before = len(problems)
    said = [value_of(q, row[k], f"{where}, {k}", problems) if k in row else None for k in keys]
    note, complete = text_of(row, "note", where, problems), flag(row, "complete", where, problems)
    whom = text_of(row, "whom", where, problems, MAX_WHOM)
    if whom and row.get("value") != UNKNOWN:
        problems.append(f"{where}: 'whom' says who could answer what is unknown; give it with value = \"unknown\".")
    return Answer(q.id, party, said[0], said[-1], complete, note, whom) if len(problems) == before else None


def _expectation(row: dict[str, Any], number: int, problems: list[str]) -> Expectation:
    where = f"expect {number}"
    unknown_keys(row, _EXPECT, where, problems)
    issue = str(row.get("issue") or row.get("remedy") or "")
    measure, part, authority, time = (text_of(row, k, where, problems) for k in ("measure", "part", *_TIME))
    lists = {k: words(row, k, where, problems) for k in _GROUNDS}
    return Expectation(
        framework=str(row.get("framework", (measure or issue).split(".")[0])),
        issue=issue,
        party=row.get("party"),
        as_=row.get("as"),
        verdict=str(row.get("verdict", "")),
        measure=measure,
        part=part,
        offered=flag({"offered": True} | row, "offered", where, problems),
        authority=authority,
        time=time,
        **lists,
    )


def dump_matter(matter: Matter) -> dict[str, Any]:
    """The matter as JSON-able data that `parse_matter` reads back to an equal matter (expectations left out)."""
    head: dict[str, Any] = {"aim": matter.aim, "frameworks": list(matter.frameworks)}
    if matter.complaint is not None:
        head["complaint"] = list(matter.complaint)
    for key in ("title", "client"):
        if getattr(matter, key):
            head[key] = getattr(matter, key)
    head |= {"national_test": matter.national_test, "all_parties_named": matter.all_parties_named}
    parties = [{"id": p.id, "name": p.name, "does": list(p.does)} for p in matter.parties]
    pins = {"editions": dict(matter.editions)} if matter.editions else {}
    facts = [_dump_answer(a) for a in matter.answers]
    return {"matter": head, "party": parties, "fact": facts} | dump_records(matter) | pins


def _dump_answer(a: Answer) -> dict[str, Any]:
    row: dict[str, Any] = {"question": a.question}
    if a.party is not None:
        row["party"] = a.party
    versions = {"claimant": a.claimant, "defendant": a.defendant} if a.disputed else {"value": a.claimant}
    row |= {k: _plain(v) for k, v in versions.items() if v is not None}
    more = {"complete": a.complete, "note": a.note, "whom": a.whom}
    return row | {k: v for k, v in more.items() if v}


def _plain(value: AnswerValue) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Day) else value
