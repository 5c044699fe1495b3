"""A document as JSON (docs/outline-format.md), with the matter it was made from where it may go along."""

from __future__ import annotations

import json
from typing import Any

from aiclaims.outline.export import outline_json
from aiclaims.outline.model import Outline


def render_json(document: Outline, matter: dict[str, Any] | None = None) -> bytes:
    """UTF-8 text. `matter`: the matter file as data."""
    data = outline_json(document) | ({"matter": matter} if matter is not None else {})
    return (json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n").encode()
