"""The facts: parties, the work, chronology, the acts complained of (a defence answers them). One fact a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aiclaims.outline.case import Case
from aiclaims.outline.clashes import clashes
from aiclaims.outline.draft import Draft, Draw, Loose
from aiclaims.outline.facts import Told, asked, own_words, state, tell, told, value_text, versions
from aiclaims.outline.gaps import still_open
from aiclaims.outline.once import once
from aiclaims.outline.reason import idle
from aiclaims.outline.records import against_fact, allegations, entry, label, ours_to_prove
from aiclaims.outline.statement import event
from aiclaims.outline.walk import elements, leaves
from aiclaims.reasoning.days import Day
from aiclaims.reasoning.matter import UNKNOWN, AnswerValue
from aiclaims.reasoning.sentences import listing

STAGE_TITLES = {
    "training": "Training",
    "system": "The system",
    "output": "Output",
    "copying": "Copying",
    "enforcement": "Conduct since",
}
SINCE = ("service.steps_after_suit", "copy.gone")
JOINED_FOR = {"training": "the training", "output": "the output", "copying": "the copy"}
OWNERS = {"owns_work", "made_work"}


def home(fact: Told) -> str:
    """The section in which an answer stands as a numbered paragraph."""
    q = fact.question
    if q.kind == "date":
        return "chronology"
    if q.use == "evidence":
        return "evidence"
    if q.kind == "amount" or q.id.startswith(("harm.", "claim.")):
        return "money"
    if q.id.endswith(".pleas"):
        return "defences"
    return "work" if q.stage in ("work", "making") else "acts"


@once
def at_home(case: Case, section: str) -> list[Told]:
    return [f for f in told(case) if home(f) == section]


def write_facts(case: Case, draft: Draft, facts: Iterable[Told]) -> None:
    for fact in facts:
        draft.para(tell(case, fact), label=fact.label, lead=reply(case, fact))


def reply(case: Case, fact: Told) -> str:
    """A defence answers every statement: denied, not admitted, put to proof, its own case, or not disputed so far."""
    if case.claim:
        return ""
    answer = state(case, fact.question.id, fact.party)
    if answer == "disputed":
        return _disputed(case, fact)
    if home(fact) == "money" and answer == "not known":
        return "Not known"
    if home(fact) == "money" and fact.question.id.startswith("claim."):
        return "They claim"
    if answer == "not known":
        return "Not admitted"
    if helps_claimant(case, fact) is False:
        return "Our case"
    found = against_fact(case, fact.question.id, fact.party)
    if not found:
        return "Not disputed so far"
    how = "Denied" if any(ours_to_prove(case, a) for a in found) else "Put to proof"
    return f"{how} by our answer to {listing(a.id for a in found)}"


def _disputed(case: Case, fact: Told) -> str:
    """What we do not know we do not admit; what only we say is denied by nobody on our side."""
    ours, theirs = versions(case, fact.answer)
    return "Not admitted" if ours == UNKNOWN else "In dispute" if theirs == UNKNOWN else "Denied"


@once
def helps_claimant(case: Case, fact: Told) -> bool | None:
    """Whether a settled fact carries a bottom line against somebody, helps against it, or neither."""
    for verdict in case.bottom_lines():
        for leaf in leaves(case, verdict.issue, verdict.party):
            same = leaf.condition.id == fact.question.id and (fact.party in (None, leaf.party))
            if same and (met := case.holds(leaf.condition, leaf.party)) is not None:
                return leaf.helps is met
    return None


def parties(case: Case, draft: Draft) -> None:
    """Who the parties are, what each does, on whose side each stands, and for what it is here."""
    if not case.matter.parties:
        draft.para("No party has been entered yet.")
        return
    columns = [("Party", 24), ("What it does", 30), ("Role", 18), ("In this matter", 28)]
    draft.table("The parties and what each does", columns, [_party(case, p.id) for p in case.matter.parties])
    if case.matter.all_parties_named:
        draft.para("As far as we know, these are all who play a part.")
    else:
        draft.para("Others may play a part: the list is not said to be complete.")
    held = any(e.holder for e in case.matter.exhibits)
    data = (
        "Who holds which item of evidence stands in section 14." if held else "Nobody has said yet who holds the data."
    )
    draft.para(f"Seats and legal forms are not asked for here; take them from the papers. {data}")


def _party(case: Case, party: str) -> list[Loose | Draw]:
    """A party that does nothing recorded, or owns or made the work, stands on the claimant's side."""
    does = case.matter.party(party).does
    claims = not set(does) - OWNERS
    role = listing(case.roles(party)) or ("right holder" if does else "claimant")
    standing = "our client" if case.matter.client == party else _standing(case, claims)
    why = "" if claims else _joined_for(case, party)
    return [case.name(party), listing(case.does(party)) or "nothing recorded", role, f"{standing}{why}"]


def _joined_for(case: Case, party: str) -> str:
    """What a party is in the matter for: ", for the training and the output"."""
    lines = [v for v in case.bottom_lines() if v.party == party and v.verdict != "refuted" and not case.wraps(v.issue)]
    stages = {case.issue(e.issue).stage for v in lines for e in elements(case, v)}
    complained = [
        words for stage, words in JOINED_FOR.items() if stage in stages & set(case.matter.complaint or stages)
    ]
    return f", for {listing(complained)}" if complained else "; nothing is found against it so far"


def _standing(case: Case, claims: bool) -> str:
    if claims:
        return "our side" if case.claim else "the claimant’s side"
    return "possible defendant" if case.claim else "said to be liable"


def chronology(case: Case, draft: Draft) -> None:
    """The dated facts and events in their order, then the dates not known."""
    dated = at_home(case, "chronology")
    known = [f for f in dated if state(case, f.question.id, f.party) in ("settled", "disputed")]
    events = case.matter.events
    told = [(_when(f), _entry(case, f), f.label) for f in known]
    told += [(e.when.order, entry(case, e, (e.when.words, _wanting(e.when))), label(e)) for e in events if e.when]
    if not told:
        draft.para(
            "No date has been entered yet. The dates of the acts, of first notice and of every step since come first.",
            label="chronology",
        )
    for _when_it_was, said, where in sorted(told, key=lambda line: line[0]):
        draft.para(said, label=where)
    write_facts(case, draft, (f for f in dated if f not in known))
    for undated in (e for e in events if not e.when):
        draft.para(entry(case, undated, "Day not known"), label=label(undated))


def _when(fact: Told) -> tuple[int, int, int, bool]:
    """Where a fact stands in the chronology: by the claimant's date, or the only one; last without any."""
    said = (fact.answer.claimant, fact.answer.defendant)
    return next((v.order for v in said if isinstance(v, Day)), (10_000, 0, 0, False))


def _wanting(day: AnswerValue | None) -> str:
    """What is not known of a date, for somebody to find out."""
    if not isinstance(day, Day) or day.day:
        return ""
    return " (no day known)" if day.month else " (no month known)"


def _entry(case: Case, fact: Told) -> Loose:
    what = case.fill(event(fact.question.ask) or f"“{fact.question.ask}”", fact.party)
    if fact.answer.disputed:
        ours, theirs = (value_text(fact.question, v, False) for v in versions(case, fact.answer))
        return (what, ". The date is in dispute: we say ", ours, ", they say ", theirs, ".", own_words(fact))
    day = fact.answer.claimant
    return (value_text(fact.question, day, False), _wanting(day), ": ", what, ".", own_words(fact))


def acts(case: Case, draft: Draft) -> None:
    """The acts complained of, then what the other side alleges; for the defence, an answer to each."""
    if case.claim:
        _recorded(case, draft)
        allegations(case, draft)
        return
    if case.matter.allegations:
        allegations(case, draft)
    else:
        draft.para(
            "No allegation of theirs has been entered one by one, so there is no answer table. Enter the points of "
            "their letter or claim: each is then answered here."
        )
    draft.heading("What is recorded, and our answers", "recorded")
    draft.para(
        "Each statement is answered: denied, not admitted (they are put to proof), or our own case. “Not disputed"
        " so far” means entered as common ground, with the words recorded beside it: decide before admitting any of it,"
        " conclusions of law above all."
    )
    _recorded(case, draft)
    for said in clashes(case):
        draft.warn(said)
    _unanswered(case, draft)


def _recorded(case: Case, draft: Draft) -> None:
    facts = at_home(case, "acts")
    later = [f for f in facts if theirs(case, f)]
    against = [f for f in facts if f not in later and against_us(case, f)] if case.claim else []
    _by_stage(case, draft, [f for f in facts if f not in later and f not in against])
    if against:
        draft.heading("Recorded, and against us", "acts-against")
        write_facts(case, draft, against)
    if later:
        draft.heading("What they say or did since" if case.claim else "What we did since, and say", "acts-since")
        write_facts(case, draft, later)
    if not facts:
        draft.para("No act has been recorded yet.")


def _by_stage(case: Case, draft: Draft, facts: list[Told]) -> None:
    """The acts under a heading for each stage, those complained of by their number."""
    numbered = act_numbers(case)
    for stage in dict.fromkeys(f.question.stage for f in facts):
        draft.heading(STAGE_TITLES.get(stage, stage.capitalize()), f"acts-{stage}")
        for f in (f for f in facts if f.question.stage == stage):
            lead = f"Act {numbered[f.label]}" if f.label in numbered else reply(case, f)
            draft.para(tell(case, f), label=f.label, lead=lead)


@once
def against_us(case: Case, fact: Told) -> bool:
    """Whether a settled fact speaks for the other side alone, on every bottom line that reads it."""
    if state(case, fact.question.id, fact.party) != "settled":
        return False
    return {carries is case.claim for carries in _sides(case, fact)} == {False}


def _sides(case: Case, fact: Told) -> Iterator[bool]:
    """For each reading of a fact on a bottom line that is in issue: whether it helps the claimant there."""
    for v in (v for v in case.bottom_lines() if not idle(case, v)):
        for leaf in leaves(case, v.issue, v.party):
            same = leaf.condition.id == fact.question.id and fact.party in (None, leaf.party)
            if same and (met := case.holds(leaf.condition, leaf.party)) is not None:
                yield leaf.helps is met


@once
def act_numbers(case: Case) -> dict[str, int]:
    """For a claim, the acts complained of by the label of their paragraph, numbered as they stand there: what we say
    was done or left undone, and does not speak against us."""
    if not case.claim:
        return {}
    listed = [f for f in at_home(case, "acts") if not theirs(case, f) and not against_us(case, f)]
    stages = list(dict.fromkeys(f.question.stage for f in listed))
    told = sorted((f for f in listed if _ours(f)), key=lambda f: stages.index(f.question.stage))
    return {f.label: n for n, f in enumerate(told, 1)}


def _ours(fact: Told) -> bool:
    """Whether we say something was done, or that something was lacking."""
    said = fact.answer.claimant
    return said not in (None, UNKNOWN) and (said != "no" or bool(fact.question.says("lack")))


def theirs(case: Case, fact: Told) -> bool:
    """Whether a fact is a step taken since, or something only the other side says."""
    ours = fact.answer.claimant if case.claim else fact.answer.defendant
    return fact.question.id in SINCE or (case.claim and fact.answer.disputed and ours in (None, UNKNOWN))


def _unanswered(case: Case, draft: Draft) -> None:
    """Points that still matter and that nobody has alleged or answered."""
    silent = [q for q in still_open(case) if case.answer(q.question, q.party) is None]
    if silent:
        draft.note("Not asked yet: nobody has alleged these or answered them, and they can still decide something.")
        draft.bullets(asked(case, q.question, q.party) for q in silent)
