"""`manage.py outline FILE --to out.pdf`: the outline of a matter file, its one-page summary, or the letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from aiclaims.management.commands import _law
from aiclaims.outline import Cover, Outline, letters_to
from aiclaims.outline.cover import LINES
from aiclaims.outline.model import STATES
from aiclaims.printing.order import FORMATS, KINDS, Format, Order, made, printed
from aiclaims.printing.paper import PAPERS
from aiclaims.reasoning import assess, dump_matter
from aiclaims.reasoning.sentences import listing

ENDINGS: dict[str, Format] = {f".{each}": each for each in FORMATS}
COVER = {
    "lawyer": "whose direction or advice",
    "proceedings": "for what, where a lawyer directed it",
    "role": "what whoever prepares it is",
    "supervisor": "who supervises them",
}


class Command(_law.Plainly):
    help = "Write the outline of a matter, its summary or the letter, as the ending of the name given with --to says."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="a matter file, or an outline that carries one")
        _law.add_rulebooks(parser)
        ends = f"a name that ends in one of {', '.join(ENDINGS)}"
        parser.add_argument("--to", type=Path, required=True, metavar="OUT", help=ends)
        parser.add_argument("--kind", choices=KINDS, default="outline", help="default: outline")
        parser.add_argument("--to-party", default="", metavar="ID", help="whom the letter of a claim goes to: its id")
        parser.add_argument("--paper", choices=PAPERS, default="A4", help="default: A4")
        parser.add_argument("--attach", action="store_true", help="the PDF of an outline carries the matter file")
        parser.add_argument("--dated", metavar="DAY", help="the day it is printed with (2026-11-22); default: today")
        parser.add_argument("--state", choices=list(STATES), default="DRAFT", help="default: DRAFT")
        parser.add_argument("--asked", choices=list(LINES), default="nobody", help="who asked for it; default: nobody")
        for name, meaning in COVER.items():
            parser.add_argument(f"--{name}", default="", metavar="WORDS", help=meaning)

    def handle(self, *_: Any, **options: Any) -> str:
        to: Path = options["to"]
        order, day = _order(options), _day(options["dated"])
        cover = Cover(options["asked"], *(options[name] for name in COVER))
        rulebook, matter = _law.opened(options["file"], options["rulebooks"])
        assessment = assess(rulebook, matter)
        if order.kind == "letter":
            order = replace(order, to=_addressee(order.to, letters_to(rulebook, assessment)))
        document = made(rulebook, assessment, order, generated=day, cover=cover, state=options["state"])
        _write(to, _bytes(document, order, dump_matter(matter)))
        return f"{to}: {document.title}, {_law.counted(len(document.sections), 'section')}"


def _order(options: dict[str, Any]) -> Order:
    """What is asked for. Raises CommandError where the options do not go together."""
    to: Path = options["to"]
    if to.suffix.lower() not in ENDINGS:
        raise _law.broken(f"--to: '{to.name}' must end in one of {', '.join(ENDINGS)}; that decides what is written.")
    order = Order(options["kind"], ENDINGS[to.suffix.lower()], options["paper"], options["attach"], options["to_party"])
    if options["attach"] and not order.carries:
        raise _law.broken("--attach: only the PDF or the JSON of an outline carries the matter file.")
    if order.kind == "letter" and (said := [name for name in ("state", "asked", *COVER) if _given(options, name)]):
        raise _law.broken(f"--{said[0]}: a letter goes out and says nothing of this; leave it away.")
    if order.to and order.kind != "letter":
        raise _law.broken("--to-party: it goes with --kind letter.")
    asked = options["asked"]
    if (options["lawyer"] and asked == "nobody") or (options["proceedings"] and asked != "direction"):
        wanted = "--lawyer goes with --asked direction or advice, --proceedings with --asked direction"
        raise _law.broken(f"--asked: it is '{asked}'; {wanted}.")
    return order


def _addressee(said: str, found: Sequence[str]) -> str:
    """Whom the letter goes to: as said, or the only one it can go to. Raises CommandError."""
    if said in found or (not said and len(found) < 2):
        return said or "".join(found)
    whom = f"letters can go to {listing(found)}, each its own" if found else "no letter to a party can be made"
    raise _law.broken(f"--to-party: {f'not {said!r}: ' if said else ''}{whom}.")


def _given(options: dict[str, Any], name: str) -> bool:
    return options[name] not in ("", "DRAFT", "nobody")


def _day(said: str | None) -> date:
    try:
        return date.fromisoformat(said) if said else timezone.localdate()
    except ValueError:
        raise _law.broken(f"--dated: '{said}' is no day; write it like 2026-11-22.") from None


def _bytes(document: Outline, order: Order, matter: dict[str, Any]) -> bytes:
    """The file. Raises CommandError where this machine cannot make a PDF."""
    from aiclaims.printing.pdf import PdfUnavailableError

    try:
        return printed(document, order, matter)
    except PdfUnavailableError as error:
        raise CommandError(str(error)) from None


def _write(to: Path, content: bytes) -> None:
    try:
        to.write_bytes(content)
    except OSError as error:
        raise _law.broken(f"--to: '{to}' cannot be written ({error.strerror}); check the folder.") from None
