"""`manage.py outline FILE --to out.pdf`: the claim or defence outline of a matter file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from aiclaims.management.commands import _law
from aiclaims.outline import Outline, build_outline, outline_json
from aiclaims.reasoning import assess

KINDS = (".pdf", ".html", ".json")


class Command(_law.Plainly):
    help = "Write the outline of a matter file as PDF, HTML or JSON, by the ending of the name given with --to."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        _law.add_rulebooks(parser)
        parser.add_argument(
            "--to", type=Path, required=True, metavar="OUT", help="a name that ends in .pdf, .html or .json"
        )

    def handle(self, *_: Any, **options: Any) -> str:
        to: Path = options["to"]
        if to.suffix.lower() not in KINDS:
            raise _law.broken(f"--to: '{to.name}' must end in one of {', '.join(KINDS)}; that decides what is written.")
        rulebook, matter = _law.opened(options["file"], options["rulebooks"])
        outline = build_outline(rulebook, assess(rulebook, matter), generated=timezone.localdate())
        try:
            to.write_bytes(_written(outline, to.suffix.lower()))
        except OSError as error:
            raise _law.broken(f"--to: '{to}' cannot be written ({error.strerror}); check the folder.") from None
        return f"{to}: {outline.title}, {_law.counted(len(outline.sections), 'section')}"


def _written(outline: Outline, kind: str) -> bytes:
    """The outline in one of KINDS. Raises CommandError where no PDF can be made on this machine."""
    if kind == ".json":
        return (_law.as_json(outline_json(outline)) + "\n").encode()
    from aiclaims.printing.html import render_html
    from aiclaims.printing.pdf import PdfUnavailableError, render_pdf

    html = render_html(outline)
    if kind == ".html":
        return html.encode()
    try:
        return render_pdf(outline)
    except PdfUnavailableError as error:
        raise CommandError(str(error)) from None
