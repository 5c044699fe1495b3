"""Questions with options, answered in the form of a pleading: "The output takes over a part of the work"."""

from __future__ import annotations

from aiclaims.outline.words import clause, listing
from aiclaims.reasoning.model import Question

SENTENCES = {
    ("output.match", "same"): "The output shows all of the work’s expression",
    ("output.match", "part"): "The output takes over a part of the work’s original expression",
    ("output.match", "similar"): "The output is not the same, but close enough to take over the work’s original"
    " expression",
    ("output.match", "style"): "The output shares only the style, manner or idea of the work",
    ("output.match", "none"): "The output shares nothing with the work",
    ("copy.match", "same"): "The version of {party} is the same as the claimant’s",
    ("copy.match", "part"): "The version of {party} takes over a part of the claimant’s original expression",
    ("copy.match", "similar"): "The version of {party} is not the same as the claimant’s, but close enough to take over"
    " its original expression",
    ("copy.match", "style"): "The version of {party} shares only the style, manner or idea of the claimant’s",
    ("copy.match", "none"): "The version of {party} shares nothing with the claimant’s",
    ("work.title_held", "no_title"): "The claimant holds no title in the work",
    ("making.who", "claimant_person"): "The claimant, a person, made the thing with the AI tool",
    ("making.who", "claimant_organisation"): "The claimant, an organisation, ran the making of the thing with the AI"
    " tool",
    ("making.who", "someone_else"): "Somebody other than the claimant made the thing with the AI tool",
    ("making.who", "nobody"): "Nobody made the thing: the machine worked alone",
    ("making.tool_terms", "disclaims"): "The provider of the AI tool claims no rights in its results",
    ("making.tool_terms", "gives_user"): "The terms of the AI tool give the rights in its results to the user",
    ("making.tool_terms", "keeps"): "The terms of the AI tool keep rights in its results for its provider",
    ("traces.query", "hit"): "A data set that was asked for the work by its identifier answered that it holds it",
    ("traces.query", "no_hit"): "A data set that was asked for the work by its identifier answered that it does not"
    " hold it",
    ("traces.query", "refused"): "No data set has answered whether it holds the work",
    ("traces.query", "not_asked"): "No data set has been asked yet whether it holds the work",
    ("making.tool_terms", "own_tool"): "The maker used its own tool, so no terms apply",
}
OPENINGS = {
    "work.title_held": "The claimant holds the rights in the work ",
    "work.kind": "As to its kind, the work is ",
    "making.inputs": "In the making, people ",
    "service.pleas": "{party} pleads: ",
    "copy.pleas": "{party} pleads: ",
    "claim.wants": "The claimant asks for the following: ",
    "claim.loss": "The claimant asks for this sum as loss: ",
    "claim.expenses": "The claimant has spent on pursuing this: ",
    "claim.court_fee": "The court fee is ",
    "harm.licence_fee": "A licence for such a use usually costs ",
    "traces.work": "The work is tied to its owner, or its copies are marked, by ",
    "traces.signals": "An AI crawler that came for the work met ",
    "traces.output": "The output carries ",
    "traces.making": "With the thing made with AI travels ",
}
NOT_KNOWN = {
    "claim.court_fee": "The court fee is not known yet",
    "harm.licence_fee": "It is not known yet what a licence for such a use usually costs",
    "claim.loss": "The sum asked for as loss is not known yet",
    "claim.expenses": "The expenses are not known yet",
}
ARTICLES = {"text": "a text", "picture": "a picture", "database": "a database", "film": "a film or video"}
CURRENCIES = ("yuan", "euro", "euros", "dollars", "yen", "pounds")


def pleaded(q: Question, value: object) -> str | None:
    """The answer as a sentence without a full stop; None for a question this page does not know."""
    if isinstance(value, str) and (known := SENTENCES.get((q.id, value))):
        return known
    if q.id not in OPENINGS:
        return None
    labels = {o.id: clause(o.label) for o in q.options}
    if isinstance(value, tuple):
        return OPENINGS[q.id] + (listing(labels.get(str(v), str(v)) for v in value) or "nothing that is listed")
    if isinstance(value, str) and value in labels:
        return OPENINGS[q.id] + ARTICLES.get(value, labels[value])
    return None


def currency(note: str) -> str:
    """ " yuan" where a note begins with a currency word; else nothing."""
    first = note.strip().split(" ")[0].strip(".,:;").lower() if note.strip() else ""
    return f" {first}" if first in CURRENCIES else ""


def beyond_currency(note: str) -> str:
    """What a note says after its currency word."""
    return note.strip().partition(" ")[2].strip() if currency(note) else note
