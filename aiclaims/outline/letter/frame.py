"""What every letter has around its own points: head, who writes and for whom, preservation, reservation, signature."""

from __future__ import annotations

from aiclaims.outline.case import Case
from aiclaims.outline.draft import Draft
from aiclaims.outline.preserve import KEPT

KEEP = (
    "Please keep everything that bears on this matter, in every copy and backup, and switch off whatever deletes it by"
    " itself: {kept}."
)
LETTERS = "all correspondence about it"
RESERVED = "All rights and remedies of our client are reserved; nothing in this letter gives any of them up."


def head(case: Case, draft: Draft, to: str | None, ours: str, today: str, theirs: bool) -> None:
    """To whom, the day, references and the subject. `theirs`: it answers a letter."""
    draft.terms(
        [
            ("To", case.name(to) if to and case.matter.party(to).name else ""),
            ("Date", today),
            ("Our reference", ours),
            (
                "Subject",
                "Copyright in the work named in your letter" if theirs else "Copyright in the work named below",
            ),
        ]
    )
    named = bool(to and case.matter.party(to).name)
    draft.lines([*([] if named else ["To"]), "Address", *(["Your reference", "Date of your letter"] if theirs else [])])


def acting(case: Case, draft: Draft) -> None:
    """For whom we write."""
    draft.heading("For whom we write", _id(draft, "client"))
    client = case.matter.client
    if client in {p.id for p in case.matter.parties if p.name}:
        draft.para(("We act for ", case.name(client), ", “our client”."))
    else:
        draft.para("We act for the client named here, “our client”.")
        draft.lines(["Our client"])


def headed(draft: Draft, title: str, id: str) -> None:
    """A heading; ids differ from letter to letter."""
    draft.heading(title, _id(draft, id))


def _id(draft: Draft, id: str) -> str:
    return f"{id}-{draft.count + 1}"


def close(case: Case, draft: Draft, to: str | None) -> None:
    """Preservation of what the addressee is likely to hold, reservation, signature."""
    headed(draft, "Evidence", "evidence")
    does = case.matter.party(to).does if to else ()
    draft.para(KEEP.format(kept="; ".join([*dict.fromkeys(KEPT[f] for f in does if f in KEPT), LETTERS])))
    headed(draft, "Reservation of rights", "rights")
    draft.para(RESERVED)
    draft.lines(["Signed", "Name and capacity", "Telephone and e-mail"])
